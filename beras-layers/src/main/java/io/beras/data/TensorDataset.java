package io.beras.data;

import io.beras.core.Tensor;
import java.util.Optional;

/** A data set of the slices of two tensors: samples and targets. */
record TensorDataset(Tensor x, Tensor y) implements Dataset {

    @Override
    public int size() {
        return Math.toIntExact(x.size(0));
    }

    @Override
    public Batch batch(int... indices) {
        return new Batch(x.gather(indices), y.gather(indices));
    }

    @Override
    public Optional<int[]> labels() {
        return ClassLabels.of(y);
    }

    @Override
    public String toString() {
        return SampleText.of(x, y);
    }
}
