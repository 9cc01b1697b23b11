package io.beras.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * The values of training: "loss" and each metric, for every batch and for every epoch.
 *
 * <p>The loss of an epoch is the mean over its batches, weighted by batch size. A loss that {@linkplain
 * io.beras.losses.Loss#addsUp adds up} is summed instead. A metric is computed over all samples of the epoch. The weights
 * change from batch to batch, but "val_loss" and the other validation values are measured after the epoch.
 *
 * <p>If a callback {@linkplain TrainingRun#stop stops the run}, the last epoch has the values of its batches so far. If
 * the thread is interrupted within an epoch, or {@code fit} throws, the history has the batches of this epoch, but no entry
 * for the epoch.
 *
 * <p>{@link #last}, {@link #min}, {@link #max} and {@link #mean} are aggregates over the epochs. The best value of a loss is
 * its minimum, the best value of an accuracy its maximum:
 *
 * <pre>{@code
 * history.min("val_loss");                // the smallest validation loss
 * history.epochOfMin("val_loss");         // the epoch with this loss, counted from 1
 * history.max("val_accuracy");
 * System.out.println(history);            // a line for each name
 * }</pre>
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

    /** Returns the value of the last epoch. */
    public double last(String name) {
        List<Double> values = epochs(name);
        return values.get(values.size() - 1);
    }

    /** Returns the smallest value of all epochs, without NaN; NaN if all values are NaN. */
    public double min(String name) {
        return numbers(name).min().orElse(Double.NaN);
    }

    /** Returns the largest value of all epochs, without NaN; NaN if all values are NaN. */
    public double max(String name) {
        return numbers(name).max().orElse(Double.NaN);
    }

    /** Returns the mean over all epochs; NaN if one value is NaN. */
    public double mean(String name) {
        return epochs(name).stream().mapToDouble(Double::doubleValue).sum()
                / epochs(name).size();
    }

    /**
     * Returns the first epoch with the smallest value; the first epoch of this history is 1.
     *
     * @throws IllegalStateException if all values are NaN
     */
    public int epochOfMin(String name) {
        return epochOf(name, min(name));
    }

    /**
     * Returns the first epoch with the largest value; the first epoch of this history is 1.
     *
     * @throws IllegalStateException if all values are NaN
     */
    public int epochOfMax(String name) {
        return epochOf(name, max(name));
    }

    /** Returns a line for each name, with the last, smallest and largest value of its epochs. */
    @Override
    public String toString() {
        return HistoryText.of(this);
    }

    private DoubleStream numbers(String name) {
        return epochs(name).stream().mapToDouble(Double::doubleValue).filter(value -> !Double.isNaN(value));
    }

    private int epochOf(String name, double value) {
        int index = epochs(name).indexOf(value);
        if (Double.isNaN(value)) {
            throw new IllegalStateException("there is no best epoch of \"" + name
                    + "\", because every value is NaN; lower the learning rate, and look for NaN in the data");
        }
        return index + 1;
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
