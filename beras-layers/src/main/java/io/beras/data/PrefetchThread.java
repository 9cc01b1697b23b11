package io.beras.data;

import io.beras.core.StepScope;
import io.beras.core.Tensor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A thread that makes every n-th batch of an epoch, one ahead.
 *
 * <p>A batch is made in a step of this thread, which lasts until the taker has copied it into a step of its own: so the
 * memory of one batch is used again and again, and nobody sees it change.
 */
final class PrefetchThread implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 50;

    private final SynchronousQueue<Made> made = new SynchronousQueue<>();
    private final Semaphore copied = new Semaphore(0);
    private final Thread thread;

    /** Begins to make the batches first, first + n, first + 2n, … below count. */
    PrefetchThread(String name, IntFunction<Batch> source, int first, int n, int count) {
        thread = new Thread(() -> makeAll(source, first, n, count), name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the next batch, or throws what its making threw. */
    Batch take() {
        Made next = takeUninterrupted();
        if (next.failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (next.failure instanceof Error error) {
            throw error;
        }
        try {
            return next.copy();
        } finally {
            copied.release();
        }
    }

    /** Tells the thread to end, without waiting for it. */
    void stop() {
        thread.interrupt();
    }

    /** Ends the thread and waits for its end. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            stop(); // again and again, for the data set may swallow it
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true; // a data set must not be asked by two threads, so wait all the same
            }
        }
        restore(interrupted);
    }

    private void makeAll(IntFunction<Batch> source, int first, int n, int count) {
        try {
            for (long number = first; number < count; number += n) {
                try (StepScope step = new StepScope()) {
                    Batch batch = source.apply((int) number);
                    made.put(new Made(batch, null));
                    copied.acquire();
                } catch (RuntimeException | Error e) {
                    made.put(new Made(null, e));
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody wants further batches
        }
    }

    private Made takeUninterrupted() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return made.take();
                } catch (InterruptedException e) {
                    interrupted = true; // for the caller to see afterwards, as if the batch had been made here
                }
            }
        } finally {
            restore(interrupted);
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Made(@Nullable Batch batch, @Nullable Throwable failure) {

        Batch copy() {
            if (batch == null) {
                throw new IllegalStateException("a batch is missing: its making failed before");
            }
            return batch.map(Tensor::of);
        }
    }
}
