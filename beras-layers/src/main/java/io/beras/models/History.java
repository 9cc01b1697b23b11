package io.beras.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of training: "loss" and each metric, for every batch and for every epoch.
 *
 * <p>The loss of an epoch is the mean over its batches, weighted by batch size. A loss that
 * {@linkplain io.beras.losses.Loss#addsUp adds up} is summed instead. A metric is computed over all samples of the epoch. The
 * weights change from batch to batch, but "val_loss" and the other validation values are measured after the epoch.
 */
public final class History {

    private final Map<String, List<Double>> batches = new LinkedHashMap<>();
    private final Map<String, List<Double>> epochs = new LinkedHashMap<>();
    private final List<Double> seconds = new ArrayList<>();

    History() {}

    /** Returns the values of "loss" or a metric, one for each batch. */
    public List<Double> batches(String name) {
        return values(batches, name);
    }

    /** Returns the values of "loss", "val_loss" or a metric, one for each epoch. */
    public List<Double> epochs(String name) {
        return values(epochs, name);
    }

    /** Returns the names of the values that each epoch has. */
    public Set<String> names() {
        return Collections.unmodifiableSet(epochs.keySet());
    }

    /** Returns the training time of each epoch in seconds, without validation. */
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
