package io.beras.metrics;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The coefficient of determination R²: the fraction of the targets' variance that the predictions explain.
 *
 * <p>Formula: R² = 1 − Σ (y − ŷ)² / Σ (y − mean y)². Perfect predictions have 1, the constant prediction mean y has 0, and
 * worse predictions have values below 0. Prediction ŷ and target y have the same shape, batch first; R² is the mean over
 * the columns, as in Keras and scikit-learn.
 *
 * <pre>{@code
 * model.compile(optimizer, new MeanSquaredError(), new R2Score());      // "r2_score"
 * }</pre>
 *
 * <p>A column of equal targets has no variance: it scores 1 if every prediction is exact, else 0, as in scikit-learn. Fewer
 * than two samples give NaN. All sums are doubles of differences from the running mean, so targets such as 1e7, 1e7 + 1
 * lose no digits.
 *
 * <p>Source: B. P. Welford, "Note on a Method for Calculating Corrected Sums of Squares and Products", 1962.
 */
public final class R2Score implements Metric, Configurable {

    private long samples;
    private double[] means = {};
    private double[] squaredDeviations = {};
    private double[] squaredErrors = {};

    @Override
    public String name() {
        return "r2_score";
    }

    @Override
    public Optional<Metric> emptyCopy() {
        return Optional.of(new R2Score());
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        int columns = columns(prediction, target);
        if (samples == 0) {
            means = new double[columns];
            squaredDeviations = new double[columns];
            squaredErrors = new double[columns];
        }
        if (columns != means.length) {
            throw new ShapeException("R2Score has " + means.length + " columns since its first batch, not " + columns
                    + "; reset() it first");
        }
        double[] predicted = prediction.toDoubleArray();
        double[] expected = target.toDoubleArray();
        for (int i = 0; i < expected.length; i++) {
            if (i % columns == 0) {
                samples++;
            }
            add(i % columns, predicted[i], expected[i]);
        }
    }

    /** Adds one target by Welford's method, which moves the mean instead of subtracting two large sums. */
    private void add(int column, double predicted, double expected) {
        double deviation = expected - means[column];
        means[column] += deviation / samples;
        squaredDeviations[column] += deviation * (expected - means[column]);
        squaredErrors[column] += (expected - predicted) * (expected - predicted);
    }

    @Override
    public double result() {
        if (samples < 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (int column = 0; column < means.length; column++) {
            sum += score(squaredErrors[column], squaredDeviations[column]);
        }
        return sum / means.length;
    }

    @Override
    public void reset() {
        samples = 0;
    }

    @Override
    public Map<String, Tensor> state() {
        return samples == 0
                ? Map.of()
                : Map.of(
                        "samples", MetricState.of(samples),
                        "means", MetricState.of(means),
                        "squared_deviations", MetricState.of(squaredDeviations),
                        "squared_errors", MetricState.of(squaredErrors));
    }

    @Override
    public void restore(Map<String, ? extends Tensor> state) {
        MetricState read = new MetricState("R2Score", state);
        long count = read.count("samples");
        double[] ofMeans = read.values("means");
        double[] ofDeviations = read.values("squared_deviations", ofMeans.length);
        squaredErrors = read.values("squared_errors", ofMeans.length);
        squaredDeviations = ofDeviations;
        means = ofMeans;
        samples = count;
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return name() + "=" + result();
    }

    private static double score(double errors, double deviations) {
        if (deviations == 0 && !Double.isNaN(errors)) {
            return errors == 0 ? 1 : 0;
        }
        return 1 - errors / deviations;
    }

    private static int columns(Tensor prediction, Tensor target) {
        if (prediction.rank() == 0 || !Arrays.equals(prediction.shape(), target.shape())) {
            throw new ShapeException("R2Score needs a prediction and a target of the same shape, batch first, not "
                    + Shapes.text(prediction.shape()) + " and " + Shapes.text(target.shape())
                    + "; reshape the target to the shape of the prediction");
        }
        return Math.toIntExact(prediction.length() / prediction.size(0));
    }
}
