package io.beras.data;

import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Shifts and scales numbers to mean 0 and standard deviation 1: y = (x − μ) / σ.
 *
 * <p>μ and σ belong to what a model learns, so they are taken from the training part alone and applied to all parts:
 *
 * <pre>{@code
 * TrainingAndValidation parts = table.split(0.8, seed);
 * Standardization standard = Standardization.fittedTo(parts.training());      // for each feature
 * Dataset training = parts.training().map(standard);
 * Dataset validation = parts.validation().map(standard);
 *
 * Dataset digits = mnist.map(Standardization.of(0.1307, 0.3081));              // one pair for all pixels
 * }</pre>
 *
 * <p>It pays where features have different units, a length in metres beside an income: the loss is then about as steep
 * in each direction, and one learning rate fits all.
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
                        + "; give 1 for what never changes");
            }
        }
    }

    /** Returns (x − μ) / σ with the same two numbers everywhere. */
    public static Standardization of(double mean, double deviation) {
        return new Standardization(Tensor.scalar(DataType.DOUBLE, mean), Tensor.scalar(DataType.DOUBLE, deviation));
    }

    /** Returns (x − μ) / σ with tensors that broadcast to x: a number for each feature, say, or for each channel. */
    public static Standardization of(Tensor mean, Tensor deviation) {
        return new Standardization(mean, deviation);
    }

    /**
     * Returns the standardization under which each feature of these samples has mean 0 and standard deviation 1.
     *
     * <p>σ² = Σ (x − μ)² / n, as in scikit-learn. A feature that never changes becomes 0: its σ is taken as 1.
     *
     * @throws IllegalArgumentException if a feature has NaN or an infinite number
     */
    public static Standardization fittedTo(Dataset training) {
        FeatureMeans means = new FeatureMeans(training);
        double[] mean = means.of((feature, x) -> x);
        double[] deviation = means.of((feature, x) -> (x - mean[feature]) * (x - mean[feature]));
        for (int feature = 0; feature < mean.length; feature++) {
            double sigma = Math.sqrt(deviation[feature]);
            if (!Double.isFinite(sigma)) {
                throw new IllegalArgumentException("feature " + feature
                        + " (from 0) has NaN or an infinite number, so it has no mean; mend the data first");
            }
            // The mean of n equal numbers may be off by so much, and σ with it.
            double rounding = training.size() * Math.ulp(mean[feature]);
            deviation[feature] = sigma <= rounding ? 1 : sigma;
        }
        return new Standardization(means.tensor(mean), means.tensor(deviation));
    }

    /** Returns μ, as DOUBLE. */
    public Tensor mean() {
        return mean;
    }

    /** Returns σ, as DOUBLE. */
    public Tensor deviation() {
        return deviation;
    }

    @Override
    public Tensor apply(Tensor x) {
        return x.sub(mean.cast(x.dataType())).div(deviation.cast(x.dataType()));
    }
}
