package io.beras.data;

import io.beras.core.Randomness;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * Cuts a data set into batches, in the same order each epoch or, shuffled, in a new one.
 *
 * <p>The order of an epoch depends only on the seed and the epoch's number, so a resumed run sees what the uninterrupted
 * one would have seen. A batch is made when the iterator is asked for it.
 *
 * <pre>{@code
 * DataLoader loader = new DataLoader(digits, 64).shuffled(seed);
 * for (Batch batch : loader.epoch(1)) { … }
 * }</pre>
 */
public final class DataLoader {

    private final Dataset dataset;
    private final int batchSize;
    private final Order order;
    private final boolean dropsLast;

    /** Makes a loader that keeps the data set's order; the last batch is smaller if the size says so. */
    public DataLoader(Dataset dataset, int batchSize) {
        this(requireNotEmpty(dataset), requirePositive(batchSize), epoch -> inOrder(dataset), false);
    }

    private DataLoader(Dataset dataset, int batchSize, Order order, boolean dropsLast) {
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.order = order;
        this.dropsLast = dropsLast;
    }

    /** Returns a loader that shuffles each epoch by this seed. */
    public DataLoader shuffled(long seed) {
        Randomness source = Randomness.of(seed);
        Order shuffle = epoch -> source.draws("shuffle", epoch).permutation(dataset.size());
        return new DataLoader(dataset, batchSize, shuffle, dropsLast);
    }

    /** Returns a loader that leaves out the last batch if it is smaller than the others. */
    public DataLoader withoutShortBatch() {
        if (dataset.size() < batchSize) {
            throw new IllegalArgumentException("without its short batch nothing is left: the data set has "
                    + dataset.size() + " samples, and a batch " + batchSize);
        }
        return new DataLoader(dataset, batchSize, order, true);
    }

    /** Returns the number of batches in an epoch. */
    public int batches() {
        int whole = dataset.size() / batchSize;
        return dropsLast || dataset.size() % batchSize == 0 ? whole : whole + 1;
    }

    /** Returns the batches of an epoch, counted from any number, to be gone through once or more. */
    public Iterable<Batch> epoch(int epoch) {
        int[] indices = order.of(epoch);
        return () -> new Batches(indices);
    }

    private static int[] inOrder(Dataset dataset) {
        return IntStream.range(0, dataset.size()).toArray();
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

    /** The order in which an epoch goes through the samples. */
    private interface Order {
        int[] of(int epoch);
    }

    private final class Batches implements Iterator<Batch> {
        private final int[] indices;
        private int next;

        Batches(int... indices) {
            this.indices = indices;
        }

        @Override
        public boolean hasNext() {
            return next < batches();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the epoch has only " + batches() + " batches");
            }
            int from = next++ * batchSize;
            return dataset.batch(Arrays.copyOfRange(indices, from, Math.min(from + batchSize, indices.length)));
        }
    }
}
