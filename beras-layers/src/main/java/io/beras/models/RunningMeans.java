package io.beras.models;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of named values over batches, each batch counting by its size. */
final class RunningMeans {

    private final Map<String, Double> sums = new LinkedHashMap<>();
    private long samples;

    void add(Map<String, Double> values, int size) {
        values.forEach((name, value) -> sums.merge(name, value * size, Double::sum));
        samples += size;
    }

    Map<String, Double> values() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / samples));
        return means;
    }
}
