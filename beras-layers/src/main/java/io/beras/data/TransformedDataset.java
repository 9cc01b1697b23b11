package io.beras.data;

import java.util.Optional;

/** A view of a data set that transforms the samples of each batch. */
record TransformedDataset(Dataset original, Transform transform) implements Dataset {

    @Override
    public int size() {
        return original.size();
    }

    @Override
    public Batch batch(int... indices) {
        return original.batch(indices).mapX(transform);
    }

    @Override
    public Optional<int[]> labels() {
        return original.labels();
    }

    @Override
    public String toString() {
        return original + ", mapped by " + SampleText.of(transform);
    }
}
