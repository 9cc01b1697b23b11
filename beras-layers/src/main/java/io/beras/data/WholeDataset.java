package io.beras.data;

import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayLimits;
import io.beras.core.random.Randomness;
import java.util.Locale;
import java.util.stream.IntStream;

/** Loads a whole data set as one batch, if a tensor can hold it. */
final class WholeDataset {

    // Loading takes the samples twice: the copies of the samples, and the tensor.
    private static final long MAX_BYTES = ArrayLimits.maxLoadedBytes(2);

    private WholeDataset() {}

    static Batch load(Dataset dataset) {
        int size = dataset.size();
        if (size == 0) {
            throw new IllegalArgumentException("all() needs at least one sample; the data set is empty");
        }
        // Loading the first sample must not advance the random numbers of the caller.
        try (Randomness.Scope scope = Randomness.of(0).use();
                StepScope step = new StepScope()) {
            Batch first = dataset.batch(0);
            first.inputs().forEach(x -> requireRoom("x", x, size));
            first.targets().forEach(y -> requireRoom("y", y, size));
        }
        return dataset.batch(IntStream.range(0, size).toArray());
    }

    private static void requireRoom(String name, Tensor sample, int size) {
        long bytes = sample.length() * sample.dataType().width() * size;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "all() of %,d samples needs %,d MB for %s, but this JVM can hold %,d MB in a tensor;"
                            + " load batches with a DataLoader, or take a subset",
                    size,
                    bytes >> 20,
                    name,
                    MAX_BYTES >> 20));
        }
    }
}
