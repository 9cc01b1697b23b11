package io.beras.data;

import io.beras.core.Tensor;

/** Samples and targets that are slices of two tensors. */
record TensorDataset(Tensor x, Tensor y) implements Dataset {

    @Override
    public int size() {
        return Math.toIntExact(x.size(0));
    }

    @Override
    public Batch batch(int... indices) {
        return new Batch(x.gather(indices), y.gather(indices));
    }
}
