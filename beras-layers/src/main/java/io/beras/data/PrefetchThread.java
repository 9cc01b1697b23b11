package io.beras.data;

import io.beras.core.StepScope;
import io.beras.core.Tensor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A thread that loads every n-th batch of an epoch, one batch ahead.
 *
 * <p>The thread loads a batch in its own step. The step stays open until the caller of {@link #take} has copied the batch
 * into the caller's step. So every batch reuses the memory of the batch before, and no caller sees that memory change.
 */
final class PrefetchThread implements AutoCloseable {

    private static final int JOIN_MILLIS = 50;

    private final SynchronousQueue<Loaded> loaded = new SynchronousQueue<>();
    private final Semaphore copied = new Semaphore(0);
    private final Thread thread;

    /** Starts to load the batches first, first + n, first + 2n, … below count. */
    PrefetchThread(String name, IntFunction<Batch> source, int first, int n, int count) {
        thread = new Thread(() -> loadAll(source, first, n, count), name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the next batch, or throws what loading it threw. */
    Batch take() {
        Loaded next = takeUninterrupted();
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

    /** Requests that the thread end, without waiting. */
    void stop() {
        thread.interrupt();
    }

    /** Stops the thread and waits until it has ended. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            stop(); // in each round, because the data set may swallow an interrupt
            try {
                thread.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true; // wait all the same: two threads must not use the data set at the same time
            }
        }
        restore(interrupted);
    }

    private void loadAll(IntFunction<Batch> source, int first, int n, int count) {
        try {
            for (long number = first; number < count; number += n) {
                try (StepScope step = new StepScope()) {
                    Batch batch = source.apply((int) number);
                    loaded.put(new Loaded(batch, null));
                    copied.acquire();
                } catch (RuntimeException | Error e) {
                    loaded.put(new Loaded(null, e));
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the iterator is closed and needs no further batches
        }
    }

    private Loaded takeUninterrupted() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return loaded.take();
                } catch (InterruptedException e) {
                    interrupted = true; // restored below, as if the caller had loaded the batch itself
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

    private record Loaded(@Nullable Batch batch, @Nullable Throwable failure) {

        Batch copy() {
            if (batch == null) {
                throw new IllegalStateException("there is no batch to copy: loading it failed");
            }
            return batch.map(Tensor::of);
        }
    }
}
