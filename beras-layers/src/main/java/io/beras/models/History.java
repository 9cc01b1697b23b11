package io.beras.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened during training: "loss" and each metric, for every batch and for every epoch.
 *
 * <p>An epoch's value is the mean over its batches, each counting by its size, or the sum of a loss that
 * {@linkplain io.beras.losses.Loss#addsUp adds up}, or what a metric {@linkplain io.beras.metrics.Metric#emptyCopy gathers}
 * over them. Meanwhile the weights move; "val_loss" and the like are measured after the epoch, over the whole validation
 * data.
 */
public final class History {

    private final Map<String, List<Double>> batches = new LinkedHashMap<>();
    private final Map<String, List<Double>> epochs = new LinkedHashMap<>();
    private final List<Double> seconds = new ArrayList<>();

    History() {}

    /** Returns the value of "loss" or a metric for each batch, from first to last. */
    public List<Double> batches(String name) {
        return values(batches, name);
    }

    /** Returns the value of "loss", a metric, or either with "val_", for each epoch. */
    public List<Double> epochs(String name) {
        return values(epochs, name);
    }

    /** Returns the names of what is kept for each epoch. */
    public Set<String> names() {
        return Collections.unmodifiableSet(epochs.keySet());
    }

    /** Returns the seconds that each epoch took, validation not included. */
    public List<Double> seconds() {
        return Collections.unmodifiableList(seconds);
    }

    void addBatch(Map<String, Double> values) {
        add(batches, values);
    }

    void addEpoch(Map<String, Double> values, double duration) {
        add(epochs, values);
        seconds.add(duration);
    }

    private static void add(Map<String, List<Double>> all, Map<String, Double> values) {
        values.forEach((name, value) ->
                all.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    }

    private static List<Double> values(Map<String, List<Double>> all, String name) {
        List<Double> values = all.get(name);
        if (values == null) {
            throw new IllegalArgumentException("the history has no \"" + name + "\"; it has " + all.keySet());
        }
        return Collections.unmodifiableList(values);
    }
}
