package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;

/** A view of a data set that transforms the targets of each batch. */
record TransformedTargets(Dataset original, Transform transform) implements Dataset {

    @Override
    public int size() {
        return original.size();
    }

    @Override
    public Batch batch(int... indices) {
        Batch batch = original.batch(indices);
        Tensor y = transform.apply(batch.y());
        if (y.rank() == 0 || y.size(0) != batch.size()) {
            throw new ShapeException("a transform must keep the number of targets: it returned "
                    + Shapes.text(y.shape()) + " for " + Shapes.text(batch.y().shape()));
        }
        return batch.withY(y);
    }

    @Override
    public String toString() {
        return original + ", targets mapped by " + SampleText.of(transform);
    }
}
