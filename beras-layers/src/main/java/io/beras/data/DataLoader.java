package io.beras.data;

import io.beras.core.Arguments;
import io.beras.core.random.Randomness;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Queue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a data set into batches: in the order of the data set, or shuffled anew for each epoch.
 *
 * <p>The order of the samples depends only on the seed and the number of the epoch. The random numbers that the data set
 * draws for a batch depend on the number of the batch, too. So a resumed run sees the same batches as an uninterrupted run,
 * with any number of workers.
 *
 * <pre>{@code
 * DataLoader loader = new DataLoader(digits, 64).shuffled(seed);
 * for (Batch batch : loader.epoch(1)) { … }
 *
 * for (int epoch = 1; epoch <= 10; epoch++) {
 *     for (Batch batch : loader) { … }            // epoch 1, then 2, …: another order each time
 * }
 * }</pre>
 *
 * <p>A batch is loaded when {@code next()} of the iterator is called. With {@link #workers}, other threads load it before
 * that.
 */
public final class DataLoader implements Iterable<Batch> {

    private static final int MAX_OPEN_LOOPS = 4;

    private final Dataset dataset;
    private final int batchSize;
    private final Options options;
    private final Queue<WeakReference<PrefetchingIterator>> loops = new ArrayDeque<>();
    private int epochsStarted;

    /** Creates a loader that keeps the order of the data set. The last batch is smaller if the sizes do not divide. */
    public DataLoader(Dataset dataset, int batchSize) {
        this(
                requireNotEmpty(dataset),
                Arguments.requirePositive("batchSize", batchSize),
                new Options(0, false, false, PrefetchSettings.NONE));
    }

    private DataLoader(Dataset dataset, int batchSize, Options options) {
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.options = options;
    }

    /** Returns a loader that shuffles each epoch. The data set draws from the same seed, as with {@link #seed}. */
    public DataLoader shuffled(long seed) {
        return with(new Options(seed, true, options.dropLast, options.prefetch));
    }

    /** Returns a loader with this seed for the draws of the data set, such as random crops; 0 unless set. */
    public DataLoader seed(long seed) {
        return with(new Options(seed, options.shuffle, options.dropLast, options.prefetch));
    }

    /** Returns a loader that leaves out the last batch if it is smaller than the others (PyTorch's {@code drop_last}). */
    public DataLoader withoutShortBatch() {
        if (dataset.size() < batchSize) {
            throw new IllegalArgumentException("without its short batch nothing is left: the data set has "
                    + dataset.size() + " samples, and a batch " + batchSize);
        }
        return with(new Options(options.seed, options.shuffle, true, options.prefetch));
    }

    /**
     * Returns a loader that prefetches batches on the given number of threads (PyTorch's {@code num_workers}); 0 switches
     * prefetching off.
     *
     * <p>Workers can pay off where loading a batch takes about as long as a step, and a core is free. For random crops and
     * flips of 28 × 28 images and a small model on two busy cores, no gain could be measured (decision 9).
     *
     * <p>Each thread loads one batch and waits until that batch is used. Several threads call {@link Dataset#batch} at the
     * same time, which is safe for the data sets of this package.
     */
    public DataLoader workers(int threads) {
        return prefetch(PrefetchSettings.onThreads(Arguments.requireNonNegative("workers", threads)));
    }

    /** Returns a loader that prefetches large batches on one thread, if the kernels leave a core free. */
    public DataLoader prefetch() {
        return prefetch(PrefetchSettings.ifACoreIsFree());
    }

    DataLoader prefetch(PrefetchSettings prefetch) {
        return with(new Options(options.seed, options.shuffle, options.dropLast, prefetch));
    }

    /** Returns the number of batches in an epoch. */
    public int batchesPerEpoch() {
        int whole = dataset.size() / batchSize;
        return options.dropLast || dataset.size() % batchSize == 0 ? whole : whole + 1;
    }

    /**
     * Returns an iterator over the batches of the next epoch: epoch 1 at the first call, epoch 2 at the second.
     *
     * <p>With workers, the threads of a loop that ends early stop when the garbage collector finds its iterator unused, or
     * when four newer loops have started. {@link #epoch} in a try-with-resources statement stops them at once.
     */
    @Override
    public synchronized Iterator<Batch> iterator() {
        epochsStarted++;
        PrefetchingIterator iterator =
                new PrefetchingIterator(source(epochsStarted), 0, batchesPerEpoch(), options.prefetch);
        loops.removeIf(loop -> hasEnded(loop.get()));
        loops.add(new WeakReference<>(iterator));
        if (loops.size() > MAX_OPEN_LOOPS) {
            PrefetchingIterator oldest = loops.remove().get();
            if (oldest != null) {
                oldest.close();
            }
        }
        return iterator;
    }

    private static boolean hasEnded(@Nullable PrefetchingIterator loop) {
        return loop == null || !loop.hasNext();
    }

    /** Returns the batches of an epoch, which may be iterated more than once. Any int may number an epoch. */
    public Epoch epoch(int epoch) {
        return epoch(epoch, 0);
    }

    /**
     * Returns the batches of an epoch from a batch on, counted from 0, without loading the batches before. Each batch is the
     * same as in the whole epoch, with the same random draws, so an interrupted epoch can be resumed.
     *
     * <pre>{@code
     * for (Batch batch : loader.epoch(3, 120)) { … }         // 120 batches of epoch 3 are done
     * }</pre>
     *
     * @throws IllegalArgumentException if {@code firstBatch} is not from 0 to {@link #batchesPerEpoch}
     */
    public Epoch epoch(int epoch, int firstBatch) {
        if (firstBatch < 0 || firstBatch > batchesPerEpoch()) {
            throw new IllegalArgumentException("an epoch of " + batchesPerEpoch() + " batches can't start at batch "
                    + firstBatch + "; give a batch from 0 to " + batchesPerEpoch());
        }
        return new Epoch(source(epoch), firstBatch, batchesPerEpoch(), options.prefetch);
    }

    private IntFunction<Batch> source(int epoch) {
        int[] order = order(epoch);
        Randomness randomness = Randomness.of(options.seed).derived("batches", epoch);
        // Each batch has its own source of random numbers, so its draws do not depend on the thread or on the time.
        return number -> {
            try (Randomness.Scope scope = randomness.derived("batch", number).use()) {
                return dataset.batch(indices(order, number));
            }
        };
    }

    private int[] order(int epoch) {
        return options.shuffle
                ? Randomness.of(options.seed).numbers("shuffle", epoch).permutation(dataset.size())
                : IntStream.range(0, dataset.size()).toArray();
    }

    private int[] indices(int[] order, int number) {
        int from = number * batchSize;
        return Arrays.copyOfRange(order, from, (int) Math.min((long) from + batchSize, order.length));
    }

    private DataLoader with(Options changed) {
        return new DataLoader(dataset, batchSize, changed);
    }

    private static Dataset requireNotEmpty(Dataset dataset) {
        if (dataset.size() < 1) {
            throw new IllegalArgumentException("a DataLoader needs at least one sample; the data set is empty");
        }
        return dataset;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d batches of %,d from %s%s%s%s",
                batchesPerEpoch(),
                batchSize,
                dataset,
                options.shuffle ? ", shuffled with seed " + options.seed : ", in order",
                options.dropLast ? ", without the short batch" : "",
                options.prefetch.threads() == 0 ? "" : ", workers: " + options.prefetch.threads());
    }

    private record Options(long seed, boolean shuffle, boolean dropLast, PrefetchSettings prefetch) {}
}
