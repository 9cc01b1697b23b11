package io.beras.autograder.remote;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects that came from the other process, by number and by identity, until the garbage collector takes them. */
final class WeakIdentityMap<T> {

    private final Map<Integer, Entry<T>> byNumber = new HashMap<>();
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final ReferenceQueue<T> collected = new ReferenceQueue<>();

    @Nullable
    T get(int number) {
        Entry<T> entry = byNumber.get(number);
        return entry == null ? null : entry.get();
    }

    @Nullable
    Integer numberOf(Object object) {
        return numbers.get(new Identity(object));
    }

    void put(int number, T object) {
        Entry<T> entry = new Entry<>(number, object, collected);
        Entry<T> before = byNumber.put(number, entry);
        if (before != null) {
            numbers.remove(before);
        }
        numbers.put(entry, number);
    }

    /** Removes the objects that were collected, and returns their numbers. */
    List<Integer> removeCollected() {
        List<Integer> removed = new ArrayList<>();
        for (Object entry = collected.poll(); entry != null; entry = collected.poll()) {
            Entry<?> gone = (Entry<?>) entry;
            numbers.remove(gone);
            if (byNumber.remove(gone.number, gone)) { // else the object was made anew under its number
                removed.add(gone.number);
            }
        }
        return removed;
    }

    int size() {
        return byNumber.size();
    }

    /** What finds an object in a hash map by its identity. */
    private interface Key {
        @Nullable
        Object object();
    }

    private static boolean areSame(Key one, @Nullable Object other) {
        return one == other || other instanceof Key key && key.object() != null && key.object() == one.object();
    }

    private record Identity(@Nullable Object object) implements Key {
        @Override
        public boolean equals(@Nullable Object other) {
            return areSame(this, other);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    private static final class Entry<T> extends WeakReference<T> implements Key {
        private final int number;
        private final int hash;

        Entry(int number, T object, ReferenceQueue<T> queue) {
            super(object, queue);
            this.number = number;
            this.hash = System.identityHashCode(object);
        }

        @Override
        public @Nullable Object object() {
            return get();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return areSame(this, other);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
