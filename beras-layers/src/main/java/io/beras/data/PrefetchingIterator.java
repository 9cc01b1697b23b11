package io.beras.data;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The batches of an epoch in their order, some of them made ahead on other threads while those before them are used.
 *
 * <p>The first batch is made by the thread that asks for it. If it is worth a thread, n makers share the rest: each
 * makes every n-th batch, and the taker goes round. So the order needs no bookkeeping, and no maker is ever more than
 * one batch ahead.
 *
 * <p>The tensors of a batch belong to the step that is open where it is asked for.
 */
final class PrefetchingIterator implements Iterator<Batch>, AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    private final IntFunction<Batch> source;
    private final int count;
    private final Prefetch ahead;
    private final List<PrefetchThread> makers = new ArrayList<>();
    private int next;
    private @Nullable String ended;

    /** Goes through the batches 0 to count − 1 of this source. */
    PrefetchingIterator(IntFunction<Batch> source, int count, Prefetch ahead) {
        this.source = source;
        this.count = count;
        this.ahead = ahead;
    }

    @Override
    public boolean hasNext() {
        return next < count;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has only " + count + " batches");
        }
        if (ended != null) {
            throw new IllegalStateException("no batch can be had any more: " + ended + "; begin the epoch again");
        }
        try {
            return take(next++);
        } catch (RuntimeException | Error e) {
            end("the making of batch " + next + " failed");
            throw e;
        }
    }

    /** Ends the other threads, if there are any, and waits for their end. */
    @Override
    public void close() {
        end("the epoch is closed");
    }

    private Batch take(int number) {
        if (!makers.isEmpty()) {
            return makers.get((number - 1) % makers.size()).take();
        }
        Batch batch = source.apply(number);
        if (number == 0 && batch.x().length() >= ahead.worthAThread()) {
            start();
        }
        return batch;
    }

    private void start() {
        int threads = Math.min(ahead.threads(), count - 1);
        for (int first = 1; first <= threads; first++) {
            makers.add(new PrefetchThread("beras-batches-" + first, source, first, threads, count));
        }
        stopWithout(this, makers);
    }

    /** Ends the threads of who is forgotten before its end: a loop was left early, and nobody closed the epoch. */
    private static void stopWithout(PrefetchingIterator taker, List<PrefetchThread> makers) {
        CLEANER.register(taker, () -> makers.forEach(PrefetchThread::stop));
    }

    private void end(String reason) {
        ended = ended == null ? reason : ended;
        makers.forEach(PrefetchThread::stop); // all of them first, so that none waits for another's end
        makers.forEach(PrefetchThread::close);
    }
}
