package io.beras.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A read-write lock for variables that are used together. A variable keeps its first lock for life.
 *
 * <p>The variables of a model get one lock when the model runs first. Only models that share some of their variables have
 * several locks; these are taken in the order of their numbers, so that two threads never wait for each other. The lock is
 * fair: eight threads that always predict would otherwise keep a training step waiting, or be kept waiting by a {@code fit}.
 */
final class WeightLock extends ReentrantReadWriteLock {

    private static final long serialVersionUID = 1L;

    private static int count;

    private final int number;

    private WeightLock(int number) {
        super(true);
        this.number = number;
    }

    /** Returns the one lock of these variables, or null if they have none or several. */
    static @Nullable WeightLock single(List<Variable> variables) {
        WeightLock lock = variables.get(0).lock();
        for (int i = 1; i < variables.size(); i++) {
            if (variables.get(i).lock() != lock) {
                return null;
            }
        }
        return lock;
    }

    /** Returns the locks of these variables in the order of their numbers, and gives one lock to all that have none. */
    static synchronized List<WeightLock> all(List<Variable> variables) {
        List<WeightLock> locks = new ArrayList<>();
        WeightLock added = null;
        for (Variable variable : variables) {
            WeightLock lock = variable.lock();
            if (lock == null) {
                added = added == null ? new WeightLock(count++) : added;
                variable.setLock(added);
                lock = added;
            }
            if (!locks.contains(lock)) {
                locks.add(lock);
            }
        }
        locks.sort(Comparator.comparingInt(lock -> lock.number));
        return locks;
    }
}
