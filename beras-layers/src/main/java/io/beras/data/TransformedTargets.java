package io.beras.data;

/** A view of a data set that transforms the targets of each batch. */
record TransformedTargets(Dataset original, Transform transform) implements Dataset {

    @Override
    public int size() {
        return original.size();
    }

    @Override
    public Batch batch(int... indices) {
        return original.batch(indices).mapY(transform);
    }

    @Override
    public String toString() {
        return original + ", targets mapped by " + SampleText.of(transform);
    }
}
