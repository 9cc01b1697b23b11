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
 * Counts the bytes of arrays until the garbage collector finds them, and asks for a collection at a limit.
 *
 * <p>The collector sees only the small Java objects in front of native memory, so by itself it would not run before the
 * operating system kills the process: a bare loop of 784×256 copies reached 24 GB. The limit is what was still in use
 * after the last collection plus {@value #HEADROOM_BYTES} bytes.
 */
final class OffHeapLedger {

    private static final long HEADROOM_BYTES = 128L << 20;
    private static final int PATIENCE_MILLIS = 200;
    private static final int QUIET_MILLIS = 5;

    private final ReferenceQueue<DataBuffer> collected = new ReferenceQueue<>();
    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long limit = HEADROOM_BYTES;

    /** Makes room for so many more bytes: to be called before they are allocated. */
    void reserve(long more) {
        settle();
        if (bytes.get() + more > limit) {
            collect(more);
        }
    }

    /** Counts a buffer until the collector finds it unreachable. */
    void add(DataBuffer buffer, long size) {
        entries.add(new Entry(buffer, collected, size));
        bytes.addAndGet(size);
    }

    long bytes() {
        settle();
        return bytes.get();
    }

    private synchronized void collect(long more) {
        if (bytes.get() + more <= limit) {
            return; // another thread has just collected
        }
        System.gc();
        awaitCollected(more);
        limit = bytes.get() + HEADROOM_BYTES;
        if (Pointer.availablePhysicalBytes() < more + HEADROOM_BYTES) {
            throw new OutOfMemoryError(String.format(
                    Locale.ROOT,
                    "arrays hold %,d MB, and only %,d MB of memory are free; is a StepScope open round a whole loop, or a"
                            + " tape asked for no gradient?",
                    bytes.get() >> 20,
                    Pointer.availablePhysicalBytes() >> 20));
        }
    }

    /** Waits till no more references arrive: what is still on its way would be taken for memory in use. */
    private void awaitCollected(long more) {
        boolean interrupted = false;
        for (int waited = 0; waited < PATIENCE_MILLIS; waited += QUIET_MILLIS) {
            try {
                Reference<?> next = collected.remove(QUIET_MILLIS);
                if (next == null && bytes.get() + more <= limit) {
                    break;
                }
                settle(next);
                settle();
            } catch (InterruptedException e) {
                interrupted = true; // whoever was interrupted needs memory all the same
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle() {
        for (Reference<?> entry = collected.poll(); entry != null; entry = collected.poll()) {
            settle(entry);
        }
    }

    private void settle(@Nullable Reference<?> reference) {
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
