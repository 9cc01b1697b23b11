package io.beras.data;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** A view of some samples of a data set, in a given order. */
record Subset(Dataset whole, int[] indices) implements Dataset {

    Subset {
        for (int index : indices) {
            if (index < 0 || index >= whole.size()) {
                throw new IllegalArgumentException("subset needs indices from 0 to " + (whole.size() - 1)
                        + " for a data set of " + whole.size() + " samples, not " + index);
            }
        }
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Batch batch(int... chosen) {
        return whole.batch(IntStream.of(chosen).map(this::index).toArray());
    }

    private int index(int sample) {
        if (sample < 0 || sample >= indices.length) {
            throw new IllegalArgumentException(
                    "batch needs indices from 0 to " + (indices.length - 1) + " for this subset, not " + sample);
        }
        return indices[sample];
    }

    @Override
    public Optional<int[]> labels() {
        return whole.labels()
                .map(labels -> IntStream.of(indices).map(i -> labels[i]).toArray());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d of %s", size(), whole);
    }
}
