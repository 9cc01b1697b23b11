package io.beras.metrics;

import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Counts of samples by expected class and predicted class.
 *
 * <p>The prediction is (n, classes), probabilities or scores, and the largest is the predicted class; the target is one-hot
 * (n, classes) or INT labels (n). Or the prediction is one column, (n) or (n, 1), in which a value above the threshold, 0.5
 * by default, means class 1; then the target is 0 or 1. The first batch determines the number of classes.
 *
 * <pre>{@code
 * ConfusionMatrix confusion = new ConfusionMatrix();
 * confusion.update(model.predict(x), labels);
 * confusion.count(4, 9);                           // the number of fours that were predicted as nines
 * String table = confusion.toString();
 * }</pre>
 *
 * <p>A sample whose prediction contains NaN has no predicted class: {@link #withoutClass} counts it, no column does.
 *
 * <p>As a metric of a model it reports the accuracy, like {@link CategoricalAccuracy}. After {@code evaluate} it holds the
 * counts of the whole data set, unless another thread was evaluating with the same object at this time.
 */
public final class ConfusionMatrix implements Metric, Configurable {

    private final String owner;
    private final double threshold;
    private long[][] counts = {};
    private long[] withoutClass = {};

    /** Creates an empty matrix. */
    public ConfusionMatrix() {
        this("ConfusionMatrix", 0.5);
    }

    /** Creates the matrix of another metric, which messages name as the owner. */
    ConfusionMatrix(String owner, double threshold) {
        this.owner = owner;
        this.threshold = threshold;
    }

    /** Returns a new matrix for which a value above this threshold, in one column, means class 1. */
    public ConfusionMatrix withThreshold(double threshold) {
        return new ConfusionMatrix(owner, threshold);
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public Optional<Metric> emptyCopy() {
        return Optional.of(withThreshold(threshold));
    }

    /** The accuracy is a mean over samples. */
    @Override
    public boolean isMeanOverSamples() {
        return true;
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        add(read(prediction, target));
    }

    /** Returns the accuracy: the fraction of samples on the diagonal. */
    @Override
    public double result() {
        long correct = 0;
        long all = 0;
        for (int label = 0; label < classes(); label++) {
            correct += count(label, label);
            all += expected(label);
        }
        return (double) correct / all;
    }

    @Override
    public void reset() {
        counts = new long[0][0];
        withoutClass = new long[0];
    }

    @Override
    public Map<String, Tensor> state() {
        return classes() == 0
                ? Map.of()
                : Map.of("counts", MetricState.of(counts), "without_class", MetricState.of(withoutClass));
    }

    @Override
    public void restore(Map<String, ? extends Tensor> state) {
        if (state.isEmpty()) {
            reset();
            return;
        }
        MetricState read = new MetricState(owner, state);
        long[] restored = read.counts("without_class");
        counts = read.rowsOfCounts("counts", restored.length);
        withoutClass = restored;
    }

    /** Returns the number of classes; 0 before the first batch. */
    public int classes() {
        return counts.length;
    }

    /** Returns the number of samples of the expected class that were predicted as the other. */
    public long count(int expected, int predicted) {
        requireClass(expected);
        requireClass(predicted);
        return counts[expected][predicted];
    }

    /** Returns the number of samples of all classes whose prediction contains NaN; they are counted as wrong. */
    public long withoutClass() {
        return LongStream.of(withoutClass).sum();
    }

    @Override
    public Config config() {
        return Config.empty().with("threshold", threshold);
    }

    /**
     * Returns the counts as a table: a row per expected class, a column per predicted class, and a column NaN for samples
     * without a predicted class, if there are any.
     */
    @Override
    public String toString() {
        return toString(LabelNames.numbers(classes()));
    }

    /**
     * Returns the counts as a table with the names of the classes.
     *
     * <pre>{@code
     * confusion.toString(List.of("cat", "dog"));
     *
     * //                predicted
     * //                cat  dog
     * // expected  cat   12    0
     * //           dog    1    9
     * }</pre>
     *
     * @throws IllegalArgumentException if there is not a name for each counted class
     */
    public String toString(List<String> classNames) {
        List<String> names = classes() == 0 ? List.of() : LabelNames.require(classNames, classes());
        return ConfusionMatrixText.of(counts, withoutClass, names);
    }

    double threshold() {
        return threshold;
    }

    PredictedClasses read(Tensor prediction, Tensor target) {
        return PredictedClasses.read(owner, prediction, target, threshold);
    }

    void add(PredictedClasses samples) {
        if (classes() == 0) {
            counts = new long[samples.classes()][samples.classes()];
            withoutClass = new long[samples.classes()];
        }
        if (samples.classes() != classes()) {
            throw new IllegalArgumentException(owner + " counts " + classes() + " classes since its first batch, not "
                    + samples.classes() + "; reset() it first");
        }
        for (int i = 0; i < samples.count(); i++) {
            int expected = samples.expected()[i];
            int predicted = samples.predicted()[i];
            if (predicted == PredictedClasses.NO_CLASS) {
                withoutClass[expected]++;
            } else {
                counts[expected][predicted]++;
            }
        }
    }

    /** Returns the number of samples of this class, with or without a predicted class. */
    long expected(int label) {
        long sum = withoutClass[label];
        for (long count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** Returns the number of samples that were predicted as this class. */
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
