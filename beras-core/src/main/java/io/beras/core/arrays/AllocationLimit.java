package io.beras.core.arrays;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A scope in which this thread may allocate a limited number of bytes for arrays: for objects that a file describes.
 *
 * <p>Without a limit, a file of a few bytes could ask for a layer of any size.
 *
 * <pre>{@code
 * try (AllocationLimit limit = new AllocationLimit(10 * bytesInFile)) {
 *     layer = create(settings);                  // AllocationLimitException instead of gigabytes of weights
 * }
 * }</pre>
 */
public final class AllocationLimit implements AutoCloseable {

    private static final ThreadLocal<@Nullable AllocationLimit> CURRENT = new ThreadLocal<>();

    /** The open scopes of all threads: allocations look for a limit only if there is a scope. */
    private static final AtomicInteger OPEN = new AtomicInteger();

    private final @Nullable AllocationLimit enclosing = CURRENT.get();
    private final long limit;
    private long left;

    /** Opens a scope with this number of bytes in all, for this thread. */
    public AllocationLimit(long bytes) {
        limit = bytes;
        left = bytes;
        CURRENT.set(this);
        OPEN.incrementAndGet();
    }

    /**
     * Counts an allocation in the scope of this thread, if there is a scope.
     *
     * @throws AllocationLimitException if fewer bytes are left; then nothing was allocated
     */
    public static void count(long bytes) {
        if (OPEN.get() > 0) {
            for (AllocationLimit scope = CURRENT.get(); scope != null; scope = scope.enclosing) {
                scope.take(bytes);
            }
        }
    }

    private void take(long bytes) {
        if (bytes > left) {
            throw new AllocationLimitException(String.format(
                    Locale.ROOT,
                    "an array of %,d bytes is requested, but %,d bytes are allowed together",
                    bytes,
                    limit));
        }
        left -= bytes;
    }

    /** Ends the scope, on the thread that opened it. */
    @Override
    public void close() {
        OPEN.decrementAndGet();
        if (enclosing == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(enclosing);
        }
    }
}
