package io.beras.data;

import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Cuts a data set into batches, in the same order each epoch or, shuffled, in a new one.
 *
 * <p>The order of an epoch, and what the data set draws for a batch, depend only on the seed, the epoch's number and the
 * batch's, so a resumed run sees what the uninterrupted one would have seen, with any number of workers or none.
 *
 * <pre>{@code
 * DataLoader loader = new DataLoader(digits, 64).shuffled(seed);
 * for (Batch batch : loader.epoch(1)) { … }
 * }</pre>
 *
 * <p>A batch is made when the iterator is asked for it; with {@link #workers}, on other threads and ahead of that.
 */
public final class DataLoader {

    private final Dataset dataset;
    private final int batchSize;
    private final Settings settings;

    /** Makes a loader that keeps the data set's order; the last batch is smaller if the size says so. */
    public DataLoader(Dataset dataset, int batchSize) {
        this(requireNotEmpty(dataset), requirePositive(batchSize), new Settings(0, false, false, Prefetch.NEVER));
    }

    private DataLoader(Dataset dataset, int batchSize, Settings settings) {
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.settings = settings;
    }

    /** Returns a loader that shuffles each epoch by this seed, which is also that of {@link #seed}. */
    public DataLoader shuffled(long seed) {
        return with(new Settings(seed, true, settings.dropsLast, settings.ahead));
    }

    /** Returns a loader whose data set draws by this seed, to vary its samples say; 0 unless set. */
    public DataLoader seed(long seed) {
        return with(new Settings(seed, settings.shuffles, settings.dropsLast, settings.ahead));
    }

    /** Returns a loader that leaves out the last batch if it is smaller than the others. */
    public DataLoader withoutShortBatch() {
        if (dataset.size() < batchSize) {
            throw new IllegalArgumentException("without its short batch nothing is left: the data set has "
                    + dataset.size() + " samples, and a batch " + batchSize);
        }
        return with(new Settings(settings.seed, settings.shuffles, true, settings.ahead));
    }

    /**
     * Returns a loader that makes batches ahead on so many threads of their own; on none for 0.
     *
     * <p>Worth it where a batch takes long to make: images to decode or to vary. Each thread makes one batch and waits
     * till it is taken. The data set is then asked by several threads at once, which those of this package allow.
     */
    public DataLoader workers(int threads) {
        if (threads < 0) {
            throw new IllegalArgumentException("workers(threads) needs at least 0 threads, not " + threads);
        }
        return ahead(Prefetch.on(threads));
    }

    /** Returns a loader that makes large batches ahead on one thread, where the kernels leave a core for it. */
    public DataLoader prefetchingWhereACoreIsFree() {
        return ahead(Prefetch.whereACoreIsFree());
    }

    DataLoader ahead(Prefetch ahead) {
        return with(new Settings(settings.seed, settings.shuffles, settings.dropsLast, ahead));
    }

    /** Returns the number of batches in an epoch. */
    public int batches() {
        int whole = dataset.size() / batchSize;
        return settings.dropsLast || dataset.size() % batchSize == 0 ? whole : whole + 1;
    }

    /** Returns the batches of an epoch, counted from any number, to be gone through once or more. */
    public Epoch epoch(int epoch) {
        int[] order = order(epoch);
        Randomness randomness = Randomness.of(settings.seed).derived("batches", epoch);
        // A source of its own for each batch: whichever thread makes it, and when, it draws the same.
        IntFunction<Batch> source = number -> {
            try (Randomness.Scope scope = randomness.derived("batch", number).use()) {
                return dataset.batch(indices(order, number));
            }
        };
        return new Epoch(source, batches(), settings.ahead);
    }

    private int[] order(int epoch) {
        return settings.shuffles
                ? Randomness.of(settings.seed).numbers("shuffle", epoch).permutation(dataset.size())
                : IntStream.range(0, dataset.size()).toArray();
    }

    private int[] indices(int[] order, int number) {
        int from = number * batchSize;
        return Arrays.copyOfRange(order, from, (int) Math.min((long) from + batchSize, order.length));
    }

    private DataLoader with(Settings changed) {
        return new DataLoader(dataset, batchSize, changed);
    }

    private static Dataset requireNotEmpty(Dataset dataset) {
        if (dataset.size() < 1) {
            throw new IllegalArgumentException(
                    "a data set needs at least one sample to make batches of; this one is empty");
        }
        return dataset;
    }

    private static int requirePositive(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch needs at least one sample, not " + batchSize);
        }
        return batchSize;
    }

    private record Settings(long seed, boolean shuffles, boolean dropsLast, Prefetch ahead) {}
}
