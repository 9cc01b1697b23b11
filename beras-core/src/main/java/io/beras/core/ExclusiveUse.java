package io.beras.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A scope in which one thread uses objects alone, among the threads that open such a scope on them first.
 *
 * <p>Objects are compared by identity. Scopes of one thread nest. A thread that waits for objects holds none of them, so two
 * scopes over the same objects do not wait for each other.
 */
public final class ExclusiveUse implements AutoCloseable {

    /** The scope of each object in use; also the lock of this class. */
    private static final Map<Object, ExclusiveUse> IN_USE = new IdentityHashMap<>();

    private final Thread thread = Thread.currentThread();
    private final Object purpose;
    private final List<Object> held = new ArrayList<>(0);

    private ExclusiveUse(Object purpose) {
        this.purpose = purpose;
    }

    /** Waits until no other thread uses any of these objects, then opens a scope on all of them. */
    public static ExclusiveUse await(Collection<?> objects) {
        ExclusiveUse use = new ExclusiveUse("await");
        boolean interrupted = false;
        synchronized (IN_USE) {
            while (use.firstConflict(objects) != null) {
                try {
                    IN_USE.wait();
                } catch (InterruptedException e) {
                    interrupted = true; // the caller needs the objects, and gets the interrupt afterwards
                }
            }
            use.hold(objects);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return use;
    }

    /** Opens a scope on those of the objects that no scope holds, not even a scope of this thread. */
    public static ExclusiveUse ofFree(Collection<?> objects) {
        ExclusiveUse use = new ExclusiveUse("free");
        synchronized (IN_USE) {
            use.hold(objects);
        }
        return use;
    }

    /**
     * Opens a scope on these objects, or throws the exception that {@code refusal} returns for the first object in use and
     * its scope.
     */
    static ExclusiveUse orThrow(
            Object purpose, Collection<?> objects, BiFunction<Object, ExclusiveUse, RuntimeException> refusal) {
        ExclusiveUse use = new ExclusiveUse(purpose);
        synchronized (IN_USE) {
            @Nullable Object conflict = use.firstConflict(objects);
            if (conflict != null) {
                throw refusal.apply(conflict, Objects.requireNonNull(IN_USE.get(conflict)));
            }
            use.hold(objects);
        }
        return use;
    }

    /** Returns whether a scope of this thread holds an object. */
    public static boolean isHeldByThisThread(Object object) {
        synchronized (IN_USE) {
            @Nullable ExclusiveUse use = IN_USE.get(object);
            return use != null && use.thread == Thread.currentThread();
        }
    }

    /** Returns whether this scope holds an object; an enclosing scope does not count. */
    public boolean holds(Object object) {
        return held.stream().anyMatch(known -> known == object);
    }

    Thread thread() {
        return thread;
    }

    Object purpose() {
        return purpose;
    }

    /** Releases the objects; closing twice does nothing. */
    @Override
    public void close() {
        if (held.isEmpty()) {
            return;
        }
        synchronized (IN_USE) {
            held.forEach(IN_USE::remove);
            held.clear();
            IN_USE.notifyAll();
        }
    }

    private @Nullable Object firstConflict(Collection<?> objects) {
        if (IN_USE.isEmpty()) {
            return null;
        }
        for (Object object : objects) {
            ExclusiveUse other = IN_USE.get(object);
            if (other != null && other.thread != thread && !isFrozen(object)) {
                return object;
            }
        }
        return null;
    }

    /** Trainings only read a frozen weight, so several models may share it, such as a pre-trained base. */
    private static boolean isFrozen(Object object) {
        return object instanceof Variable weight && weight.frozen();
    }

    private void hold(Collection<?> objects) {
        for (Object object : objects) {
            if (IN_USE.putIfAbsent(object, this) == null) {
                held.add(object);
            }
        }
    }
}
