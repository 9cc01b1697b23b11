package io.beras.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A saved history: lists of numbers by name.
 *
 * @param epochs the values of the epochs
 * @param batches the values of the batches
 * @param times "learning_rate" and "seconds" of the epochs; empty before the first epoch
 */
record HistoryLists(Map<String, double[]> epochs, Map<String, double[]> batches, Map<String, double[]> times) {

    private static final Set<String> TIMES = Set.of("learning_rate", "seconds");

    HistoryLists {
        requireOneLength(batches);
        Map<String, double[]> all = new LinkedHashMap<>(epochs);
        all.putAll(times);
        requireOneLength(all);
        if (!times.keySet().equals(epochs.isEmpty() ? Set.of() : TIMES)) {
            throw new IllegalArgumentException(
                    "the saved history has the lists " + times.keySet() + " where " + TIMES + " belong");
        }
    }

    private static void requireOneLength(Map<String, double[]> lists) {
        if (lists.values().stream().mapToInt(list -> list.length).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "the lists " + lists.keySet() + " of the saved history have different lengths");
        }
    }
}
