package io.beras.data;

import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Shifts and scales features to mean 0 and standard deviation 1: y = (x − μ) / σ.
 *
 * <p>A model learns μ and σ, too: compute them from the training part only and apply them to all parts:
 *
 * <pre>{@code
 * TrainValidationSplit parts = table.split(0.8, seed);
 * Standardization standard = Standardization.fittedTo(parts.training());      // μ and σ for each feature
 * Dataset training = parts.training().map(standard);
 * Dataset validation = parts.validation().map(standard);
 *
 * Dataset digits = mnist.map(Standardization.of(0.1307, 0.3081));              // the same μ and σ for all pixels
 * }</pre>
 *
 * <p>Standardize features that have different units, such as metres and euros. The loss is then about as steep in each
 * direction, so one learning rate fits all directions.
 */
public final class Standardization implements Transform {

    private final Tensor mean;
    private final Tensor deviation;

    private Standardization(Tensor mean, Tensor deviation) {
        this.mean = mean.cast(DataType.DOUBLE).detach();
        this.deviation = deviation.cast(DataType.DOUBLE).detach();
        for (double sigma : this.deviation.toDoubleArray()) {
            if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a standard deviation must be above 0 and finite, not " + sigma
                        + "; give 1 for a constant feature");
            }
        }
    }

    /** Returns the transform (x − μ) / σ with the same μ and σ for all elements. */
    public static Standardization of(double mean, double deviation) {
        return new Standardization(Tensor.scalar(DataType.DOUBLE, mean), Tensor.scalar(DataType.DOUBLE, deviation));
    }

    /** Returns the transform (x − μ) / σ with tensors that broadcast to x: a value for each feature or each channel. */
    public static Standardization of(Tensor mean, Tensor deviation) {
        return new Standardization(mean, deviation);
    }

    /**
     * Returns the transform that gives each feature of these samples mean 0 and standard deviation 1.
     *
     * <p>Formula: σ² = Σ (x − μ)² / n, as in scikit-learn. A constant feature becomes 0: its σ is set to 1.
     *
     * @throws IllegalArgumentException if a feature has NaN or an infinite value
     */
    public static Standardization fittedTo(Dataset training) {
        FeatureMeans means = new FeatureMeans(training);
        double[] mean = means.of((feature, x) -> x);
        double[] deviation = means.of((feature, x) -> (x - mean[feature]) * (x - mean[feature]));
        for (int feature = 0; feature < mean.length; feature++) {
            double sigma = Math.sqrt(deviation[feature]);
            if (!Double.isFinite(sigma)) {
                throw new IllegalArgumentException("feature " + feature
                        + " (from 0) has NaN or an infinite value, so it has no mean; clean the data first");
            }
            // The rounding error of the mean of n equal values, and so of their σ.
            double rounding = training.size() * Math.ulp(mean[feature]);
            deviation[feature] = sigma <= rounding ? 1 : sigma;
        }
        return new Standardization(means.tensor(mean), means.tensor(deviation));
    }

    /** Returns μ in DOUBLE. */
    public Tensor mean() {
        return mean;
    }

    /** Returns σ in DOUBLE. */
    public Tensor deviation() {
        return deviation;
    }

    @Override
    public Tensor apply(Tensor x) {
        Tensor rounded = mean.cast(x.dataType());
        // In FLOAT a mean near 10⁷ is off by up to ½: subtract what rounding lost, too.
        Tensor lost = mean.sub(rounded.cast(DataType.DOUBLE)).cast(x.dataType());
        return x.sub(rounded).sub(lost).div(deviation.cast(x.dataType()));
    }
}
