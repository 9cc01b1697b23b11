package io.beras.autograder.student;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds something by the name that a student typed. */
final class Choice {

    private Choice() {}

    /** Returns the item with this name; otherwise the message suggests the closest name and lists all. */
    static <T> T of(String kind, String name, List<T> items, Function<T, String> nameOf) {
        return of(kind, name, "", items, nameOf);
    }

    /** Does the same; the message adds which items these are, such as " to write in 'dense'". */
    static <T> T of(String kind, String name, String which, List<T> items, Function<T, String> nameOf) {
        for (T item : items) {
            if (nameOf.apply(item).equals(name)) {
                return item;
            }
        }
        List<String> names = items.stream().map(nameOf).toList();
        throw new CourseProblem("There is no " + kind + " '" + name + "'" + which + suggestion(name, names)
                + " Choose one of: " + names.stream().collect(Collectors.joining(", ")) + ".");
    }

    private static String suggestion(String name, List<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(closest -> distance(name, closest) <= Math.max(2, closest.length() / 2))
                .map(closest -> "; did you mean '" + closest + "'?")
                .orElse(".");
    }

    /** Returns the number of letters to insert, delete or replace (the Levenshtein distance), regardless of case. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
