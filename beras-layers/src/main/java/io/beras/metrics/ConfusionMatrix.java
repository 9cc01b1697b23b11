package io.beras.metrics;

import io.beras.core.Tensor;

/**
 * How many samples of each class were taken for each class.
 *
 * <p>Prediction (n, classes), probabilities or scores, of which the largest counts, with one-hot (n, classes) or INT
 * labels (n) as target; or one column, (n) or (n, 1), in which a number above a threshold, 0.5 unless set, stands for
 * class 1, with targets 0 or 1. The first batch says how many classes there are.
 *
 * <pre>{@code
 * ConfusionMatrix confusion = new ConfusionMatrix();
 * confusion.update(model.predict(x), labels);
 * confusion.count(4, 9);                           // how many fours were taken for nines
 * String table = confusion.toString();
 * }</pre>
 *
 * <p>As the metric of a model it reports the accuracy, the share on its diagonal, in the place of
 * {@link CategoricalAccuracy}; after {@code evaluate} it holds the counts of the whole data set.
 */
public final class ConfusionMatrix implements Metric {

    private final String owner;
    private final double threshold;
    private long[][] counts = {};

    /** Makes an empty matrix. */
    public ConfusionMatrix() {
        this("ConfusionMatrix", 0.5);
    }

    /** Makes one for another metric, whose name messages give. */
    ConfusionMatrix(String owner, double threshold) {
        this.owner = owner;
        this.threshold = threshold;
    }

    /** Returns a new matrix for which only a number above this one, in one column, stands for class 1. */
    public ConfusionMatrix withThreshold(double threshold) {
        return new ConfusionMatrix(owner, threshold);
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        add(read(prediction, target));
    }

    /** Returns the share of samples that were taken for what they are. */
    @Override
    public double result() {
        long right = 0;
        long all = 0;
        for (int label = 0; label < classes(); label++) {
            right += count(label, label);
            all += expected(label);
        }
        return (double) right / all;
    }

    @Override
    public void reset() {
        counts = new long[0][0];
    }

    /** Returns how many classes there are; 0 before the first batch. */
    public int classes() {
        return counts.length;
    }

    /** Returns how many samples of the one class were taken for the other. */
    public long count(int expected, int predicted) {
        requireClass(expected);
        requireClass(predicted);
        return counts[expected][predicted];
    }

    /** Returns the counts as a table: a row for each class as it should be, a column for each as predicted. */
    @Override
    public String toString() {
        return ConfusionTable.of(counts);
    }

    double threshold() {
        return threshold;
    }

    PredictedClasses read(Tensor prediction, Tensor target) {
        return PredictedClasses.read(owner, prediction, target, threshold);
    }

    void add(PredictedClasses pairs) {
        if (classes() == 0) {
            counts = new long[pairs.classes()][pairs.classes()];
        }
        if (pairs.classes() != classes()) {
            throw new IllegalArgumentException(owner + " counts " + classes() + " classes since its first batch, not "
                    + pairs.classes() + "; reset() it first");
        }
        for (int i = 0; i < pairs.expected().length; i++) {
            counts[pairs.expected()[i]][pairs.predicted()[i]]++;
        }
    }

    /** How many samples are of this class. */
    long expected(int label) {
        long sum = 0;
        for (long count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** How many samples were taken for this class. */
    long predicted(int label) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[label];
        }
        return sum;
    }

    private void requireClass(int label) {
        if (label < 0 || label >= classes()) {
            throw new IllegalArgumentException(
                    "there is no class " + label + "; " + owner + " has counted " + classes() + " classes");
        }
    }
}
