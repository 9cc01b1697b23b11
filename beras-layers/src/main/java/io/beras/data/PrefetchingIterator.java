package io.beras.data;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An iterator over the batches of an epoch that may prefetch batches on other threads while earlier batches are used.
 *
 * <p>The calling thread loads the first batch. If that batch is large enough, n threads load the rest: each thread loads
 * every n-th batch, and {@code next()} takes from the threads in turn. So the order needs no bookkeeping, and no thread is
 * more than one batch ahead.
 *
 * <p>The tensors of a batch belong to the step that is open when {@code next()} is called.
 */
final class PrefetchingIterator implements Iterator<Batch>, AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    private final IntFunction<Batch> source;
    private final int start;
    private final int count;
    private final PrefetchSettings prefetch;
    private final List<PrefetchThread> threads = new ArrayList<>();
    private int next;
    private @Nullable String endReason;

    /** Creates an iterator over the batches start to count − 1 of this source. */
    PrefetchingIterator(IntFunction<Batch> source, int start, int count, PrefetchSettings prefetch) {
        this.source = source;
        this.start = start;
        this.next = start;
        this.count = count;
        this.prefetch = prefetch;
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
        if (endReason != null) {
            throw new IllegalStateException("cannot load more batches: " + endReason + "; call epoch(n) again");
        }
        try {
            return load(next++);
        } catch (RuntimeException | Error e) {
            end("loading batch " + next + " failed");
            throw e;
        }
    }

    /** Ends the other threads, if any, and waits until they have ended. */
    @Override
    public void close() {
        end("the epoch is closed");
    }

    private Batch load(int number) {
        if (!threads.isEmpty()) {
            return threads.get((number - start - 1) % threads.size()).take();
        }
        Batch batch = source.apply(number);
        if (number == start && batch.x().length() >= prefetch.minElements()) {
            startThreads();
        }
        return batch;
    }

    private void startThreads() {
        int n = Math.min(prefetch.threads(), count - start - 1);
        for (int thread = 1; thread <= n; thread++) {
            threads.add(new PrefetchThread("beras-batches-" + thread, source, start + thread, n, count));
        }
        stopWhenUnreachable(this, threads);
    }

    /** Stops the threads of an iterator that became garbage: its loop ended early, and the epoch was not closed. */
    private static void stopWhenUnreachable(PrefetchingIterator iterator, List<PrefetchThread> threads) {
        CLEANER.register(iterator, () -> threads.forEach(PrefetchThread::stop));
    }

    private void end(String reason) {
        endReason = endReason == null ? reason : endReason;
        threads.forEach(PrefetchThread::stop); // stop all threads first, so that they end at the same time
        threads.forEach(PrefetchThread::close);
    }
}
