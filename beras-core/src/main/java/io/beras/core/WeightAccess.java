package io.beras.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scope in which no other thread changes weights in the middle of their use.
 *
 * <p>Exclusive access waits for the scopes of all other threads on the same weights. Shared accesses wait for exclusive
 * access only. Scopes belong to a thread and nest, but exclusive access can not start inside shared access.
 *
 * <pre>{@code
 * try (WeightAccess access = WeightAccess.shared(model.weights())) {
 *     …                                             // copy the weights between two training steps of another thread
 * }
 * }</pre>
 *
 * <p>{@link RunScope} includes this access. Code that opens no scope is not kept out.
 */
public final class WeightAccess implements AutoCloseable {

    private final boolean exclusive;
    private final @Nullable WeightLock lock;
    private final List<WeightLock> locks;

    private WeightAccess(List<Variable> weights, boolean exclusive) {
        this.exclusive = exclusive;
        this.lock = weights.isEmpty() ? null : WeightLock.single(weights);
        this.locks = lock != null || weights.isEmpty() ? List.of() : WeightLock.all(weights);
        if (lock != null) {
            open(lock);
        }
        for (WeightLock each : locks) {
            open(each);
        }
    }

    /** Waits until no other thread changes one of these weights. */
    public static WeightAccess shared(List<Variable> weights) {
        return new WeightAccess(weights, false);
    }

    /**
     * Waits until no other thread uses one of these weights.
     *
     * @throws IllegalStateException if this thread has shared access: two such threads would wait for each other for ever
     */
    public static WeightAccess exclusive(List<Variable> weights) {
        return new WeightAccess(weights, true);
    }

    /** Ends the access, on the thread that opened it. */
    @Override
    public void close() {
        for (int i = locks.size() - 1; i >= 0; i--) {
            close(locks.get(i));
        }
        if (lock != null) {
            close(lock);
        }
    }

    private void open(WeightLock one) {
        if (!exclusive) {
            one.readLock().lock();
            return;
        }
        if (one.getReadHoldCount() > 0 && !one.isWriteLockedByCurrentThread()) {
            throw new IllegalStateException(
                    "weights can't be changed while this thread evaluates a model that uses them;"
                            + " train after predict or evaluate has returned");
        }
        one.writeLock().lock();
    }

    private void close(WeightLock one) {
        if (exclusive) {
            one.writeLock().unlock();
        } else {
            one.readLock().unlock();
        }
    }
}
