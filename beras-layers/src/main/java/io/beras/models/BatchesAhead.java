package io.beras.models;

import io.beras.core.Randomness;
import io.beras.core.arrays.Kernels;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The batches of an epoch; large ones are made ahead, each on another thread while the one before it is used.
 *
 * <p>Only where a core is free for it: on two cores, both of them busy with kernels, a step took a tenth longer so.
 *
 * <p>The tensors of a batch belong to the step that is open where it is asked for. Whichever thread makes a batch, what
 * the data set draws from {@link Randomness#current()} depends only on the seed and the epoch.
 */
final class BatchesAhead implements Iterator<Batch>, AutoCloseable {

    /** Numbers in a batch that take longer to make than to hand over: about 20 µs. */
    static final int WORTH_A_THREAD = 1 << 14;

    private final Iterator<Batch> source;
    private final String name;
    private final int worthAThread;
    private int left;
    private @Nullable BatchMaker maker;

    /** Goes through an epoch; with a thread for large batches, if kernels leave it a core. */
    static BatchesAhead of(DataLoader loader, long seed, int epoch) {
        boolean hasCore = Runtime.getRuntime().availableProcessors() > Kernels.threads();
        return new BatchesAhead(loader, seed, epoch, hasCore ? WORTH_A_THREAD : Integer.MAX_VALUE);
    }

    BatchesAhead(DataLoader loader, long seed, int epoch, int worthAThread) {
        Iterator<Batch> batches = loader.epoch(epoch).iterator();
        Randomness randomness = Randomness.of(seed).derived("batches", epoch);
        this.source = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public Batch next() {
                return randomness.during(batches::next);
            }
        };
        this.name = "beras-batches-" + epoch;
        this.left = loader.batches();
        this.worthAThread = worthAThread;
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has no more batches");
        }
        left--;
        if (maker != null) {
            return maker.take();
        }
        Batch batch = source.next();
        if (left > 0 && batch.x().length() >= worthAThread) {
            maker = new BatchMaker(name, source);
        }
        return batch;
    }

    /** Ends the other thread, if there is one, and waits for its end. */
    @Override
    public void close() {
        if (maker != null) {
            maker.close();
        }
    }
}
