package io.beras.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Named values over batches: means, each batch counting by its size, or sums of what adds up. */
final class RunningValues {

    private final Set<String> addingUp;
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private long samples;

    RunningValues(Set<String> addingUp) {
        this.addingUp = addingUp;
    }

    void add(Map<String, Double> values, int size) {
        values.forEach((name, value) -> sums.merge(name, addingUp.contains(name) ? value : value * size, Double::sum));
        samples += size;
    }

    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        sums.forEach((name, sum) -> values.put(name, addingUp.contains(name) ? sum : sum / samples));
        return values;
    }
}
