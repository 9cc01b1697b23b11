package io.beras.core.arrays;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;

/**
 * Counts the bytes of all arrays that the garbage collector has not collected, and requests a collection at a limit.
 *
 * <p>The collector sees only the small Java objects in front of native memory. Without a request it would not run
 * before the operating system kills the process: a loop of 784×256 copies reached 24 GB. The limit is the memory in use
 * after the last collection plus {@value #HEADROOM_BYTES} bytes.
 */
final class NativeMemoryPressure {

    private static final long HEADROOM_BYTES = 128L << 20;
    private static final int MAX_WAIT_MILLIS = 200;
    private static final int POLL_MILLIS = 5;

    private final ReferenceQueue<DataBuffer> collected = new ReferenceQueue<>();
    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long limit = HEADROOM_BYTES;

    /** Call before allocating {@code more} bytes; may run a garbage collection. */
    void reserve(long more) {
        removeCollected();
        if (bytes.get() + more > limit) {
            collect(more);
        }
    }

    /** Counts a buffer until it is collected. */
    void add(DataBuffer buffer, long size) {
        entries.add(new Entry(buffer, collected, size));
        bytes.addAndGet(size);
    }

    /** Returns the bytes of all counted buffers. */
    long bytes() {
        removeCollected();
        return bytes.get();
    }

    private synchronized void collect(long more) {
        if (bytes.get() + more <= limit) {
            return; // another thread has just requested a collection
        }
        System.gc();
        awaitCollected(more);
        limit = bytes.get() + HEADROOM_BYTES;
        if (Pointer.availablePhysicalBytes() < more + HEADROOM_BYTES) {
            throw new OutOfMemoryError(String.format(
                    Locale.ROOT,
                    "arrays hold %,d MB, and only %,d MB of memory are free; open a StepScope inside a loop, not around"
                            + " it, and a new GradientTape for each step%s",
                    bytes.get() >> 20,
                    Pointer.availablePhysicalBytes() >> 20,
                    ExplicitCollection.remedyIfDisabled()));
        }
    }

    /** Waits until the collector enqueues no more references. Until then, collected memory still counts as in use. */
    private void awaitCollected(long more) {
        boolean interrupted = false;
        for (int waited = 0; waited < MAX_WAIT_MILLIS; waited += POLL_MILLIS) {
            try {
                Reference<?> next = collected.remove(POLL_MILLIS);
                if (next == null && bytes.get() + more <= limit) {
                    break;
                }
                removeCollected(next);
                removeCollected();
            } catch (InterruptedException e) {
                interrupted = true; // the interrupted thread still needs the memory
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeCollected() {
        for (Reference<?> entry = collected.poll(); entry != null; entry = collected.poll()) {
            removeCollected(entry);
        }
    }

    private void removeCollected(@Nullable Reference<?> reference) {
        if (reference instanceof Entry entry && entries.remove(entry)) {
            bytes.addAndGet(-entry.size);
        }
    }

    private static final class Entry extends PhantomReference<DataBuffer> {
        private final long size;

        Entry(DataBuffer buffer, ReferenceQueue<DataBuffer> queue, long size) {
            super(buffer, queue);
            this.size = size;
        }
    }
}
