package io.beras.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
 * history.bestEpoch();                    // the epoch with the smallest validation loss, counted from 1
 * history.min("val_loss");                // the smallest validation loss
 * history.epochOfMin("val_loss");         // the epoch with this loss, counted from 1
 * history.max("val_accuracy");
 * System.out.println(history);            // a line for each name
 * history.saveCsv(Path.of("runs/first/history.csv"));
 * }</pre>
 *
 * <p>The history of a run that {@linkplain FitOptions#resumeFrom resumed} has the epochs and batches of all its parts.
 */
public final class History {

    private final ValueLists batches = new ValueLists();
    private final ValueLists epochs = new ValueLists();
    private final ValueLists times = new ValueLists();
    private final Set<String> expected;
    private final Map<String, Object> settings;
    private final Predicate<String> isHigherBetter;

    History() {
        this(Set.of(), Map.of(), name -> false);
    }

    /** Creates an empty history of values of these names, of a run with these settings. */
    History(Set<String> expected, Map<String, Object> settings, Predicate<String> isHigherBetter) {
        this.expected = expected;
        this.settings = settings;
        this.isHigherBetter = isHigherBetter;
    }

    /** Returns the values of "loss" or a metric, one for each batch. */
    public List<Double> batches(String name) {
        return batches.of(name);
    }

    /** Returns the values of "loss", "val_loss" or a metric, one for each epoch; empty before the end of the first epoch. */
    public List<Double> epochs(String name) {
        return size() == 0 && expected.contains(name) ? List.of() : epochs.of(name);
    }

    /** Returns the names of the values that each epoch has. */
    public Set<String> names() {
        return epochs.all().keySet();
    }

    /** Returns the training time of each epoch in seconds, without validation. */
    public List<Double> seconds() {
        return ofTimes("seconds");
    }

    /** Returns the learning rate of the last step of each epoch. */
    public List<Double> learningRates() {
        return ofTimes("learning_rate");
    }

    /**
     * Returns the settings of the run: "model", "optimizer", "loss", "epochs", "batch_size", "seed", "samples", …. The values
     * are {@code String}, {@code Integer}, {@code Long} or {@code Boolean}.
     */
    public Map<String, Object> settings() {
        return settings;
    }

    /**
     * Returns the first epoch with the smallest "val_loss", or "loss" without validation; the first epoch of this history is 1.
     *
     * @throws IllegalStateException if there is no epoch, or all values are NaN
     */
    public int bestEpoch() {
        if (size() == 0) {
            throw new IllegalStateException(
                    "there is no best epoch, because the history has no complete epoch; train for"
                            + " at least one epoch");
        }
        return bestEpoch(bestName());
    }

    /**
     * Returns the first epoch with the best value: the smallest of a loss, the largest of a metric whose
     * {@linkplain io.beras.metrics.Metric#higherIsBetter larger values are better}.
     *
     * @throws IllegalStateException if there is no epoch, or all values are NaN
     */
    public int bestEpoch(String name) {
        return epochOf(name, best(name));
    }

    /** Returns the best value of all epochs, without NaN; NaN if all values are NaN. */
    public double best(String name) {
        return isHigherBetter.test(name) ? max(name) : min(name);
    }

    /**
     * Returns the value of the last epoch.
     *
     * @throws IllegalStateException if there is no complete epoch
     */
    public double last(String name) {
        List<Double> values = epochs(name);
        if (values.isEmpty()) {
            throw new IllegalStateException("there is no last value of \"" + name
                    + "\", because the history has no complete epoch; train for at least one epoch");
        }
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

    /**
     * Writes a row for each epoch: "epoch", the {@link #names}, "learning_rate", "seconds". Replaces an existing file.
     *
     * <p>The numbers have all their digits. NaN and infinities are "NaN", "Infinity" and "-Infinity", as pandas reads them.
     *
     * @throws IOException if the file can't be written; an existing file is then unchanged
     */
    public void saveCsv(Path file) throws IOException {
        HistoryCsv.write(this, file);
    }

    /** Returns the text that {@link #saveCsv} writes. */
    public String toCsv() {
        return HistoryCsv.text(this);
    }

    /**
     * Writes a JSON object with "settings", "best_epoch", and the lists of values in "epochs" and "batches". NaN and
     * infinities become null. Replaces an existing file.
     *
     * @throws IOException if the file can't be written; an existing file is then unchanged
     */
    public void saveJson(Path file) throws IOException {
        HistoryJson.write(this, file);
    }

    /** Returns a line for each name, with the last, smallest and largest value of its epochs. */
    @Override
    public String toString() {
        return HistoryText.of(this);
    }

    private List<Double> ofTimes(String name) {
        return size() == 0 ? List.of() : times.of(name);
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

    /** Returns the number of an epoch in the run, from 1: with the epochs before this history, if there are such epochs. */
    int numberInRun(int epoch) {
        return epoch + (settings.get("epochs_done") instanceof Integer done ? done : 0);
    }

    /** Returns the number of epochs. */
    int size() {
        return epochs.length();
    }

    boolean hasBestEpoch() {
        return size() > 0 && !Double.isNaN(best(bestName()));
    }

    String bestName() {
        return names().contains("val_loss") ? "val_loss" : "loss";
    }

    Map<String, List<Double>> batches() {
        return batches.all();
    }

    Map<String, List<Double>> epochs() {
        return epochs.all();
    }

    /** Returns "learning_rate" and "seconds" of each epoch; empty before the first epoch. */
    Map<String, List<Double>> times() {
        return times.all();
    }

    /** Adds a saved history to this empty history. */
    void restore(HistoryLists saved) {
        epochs.restore(saved.epochs());
        batches.restore(saved.batches());
        times.restore(saved.times());
    }

    void addBatch(Map<String, Double> values) {
        batches.add(values);
    }

    void addEpoch(Map<String, Double> values, double learningRate, double duration) {
        epochs.add(values);
        times.add(Map.of("learning_rate", learningRate, "seconds", duration));
    }
}
