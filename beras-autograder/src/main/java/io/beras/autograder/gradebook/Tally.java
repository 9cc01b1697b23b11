package io.beras.autograder.gradebook;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the students of each item, and lists the most frequent item first. */
final class Tally<T> {

    /**
     * An item with its students.
     *
     * @param students the names of the students, in the order in which they were added
     */
    record Entry<T>(T item, List<String> students) {}

    private final Map<T, Set<String>> students = new LinkedHashMap<>();

    /** A student counts once for an item. */
    void add(T item, String student) {
        students.computeIfAbsent(item, key -> new LinkedHashSet<>()).add(student);
    }

    List<Entry<T>> mostFrequentFirst() {
        return students.entrySet().stream()
                .map(entry -> new Entry<>(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparingInt(entry -> -entry.students().size()))
                .toList();
    }
}
