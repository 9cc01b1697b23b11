package io.beras.models;

import io.beras.core.Tensor;
import io.beras.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Named values over batches: means, each batch counting by its size, sums of what adds up, or what metrics gathered. */
final class EpochAverages {

    private final Set<String> addingUp;
    private final List<Metric> gathering;
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private double penalties;
    private long samples;

    EpochAverages(Set<String> addingUp, List<Metric> gathering) {
        this.addingUp = addingUp;
        this.gathering = gathering;
    }

    void add(Map<String, Double> values, int size) {
        add(values, 0, size);
    }

    /** The same where this much of a value that adds up is a penalty, which counts once, not once a batch. */
    void add(Map<String, Double> values, double penalty, int size) {
        values.forEach((name, value) ->
                sums.merge(name, addingUp.contains(name) ? value - penalty : value * size, Double::sum));
        penalties += penalty * size;
        samples += size;
    }

    /** Shows a batch to the metrics that gather. */
    void gather(Tensor prediction, Tensor target) {
        gathering.forEach(metric -> metric.update(prediction, target));
    }

    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        sums.forEach(
                (name, sum) -> values.put(name, addingUp.contains(name) ? sum + penalties / samples : sum / samples));
        gathering.forEach(metric -> values.put(metric.name(), metric.result()));
        return values;
    }
}
