package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;

/** A view of a data set that transforms the samples of each batch. */
record TransformedDataset(Dataset original, Transform transform) implements Dataset {

    @Override
    public int size() {
        return original.size();
    }

    @Override
    public Batch batch(int... indices) {
        Batch batch = original.batch(indices);
        Tensor x = transform.apply(batch.x());
        if (x.rank() == 0 || x.size(0) != batch.size()) {
            throw new ShapeException("a transform must keep the number of samples: it returned "
                    + Shapes.text(x.shape()) + " for " + Shapes.text(batch.x().shape()));
        }
        return batch.withX(x);
    }

    @Override
    public String toString() {
        return original + ", mapped by " + SampleText.of(transform);
    }
}
