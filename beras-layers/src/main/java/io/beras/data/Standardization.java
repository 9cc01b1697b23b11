package io.beras.data;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * <p>Or let the model standardize its inputs and, in a regression, its targets. Predictions are then in euros:
 *
 * <pre>{@code
 * model.scaleInputs(Standardization.fittedTo(parts.training()));
 * model.scaleTargets(Standardization.fittedToTargets(parts.training()));
 * Tensor euros = model.predict(x);
 * }</pre>
 *
 * <p>Standardize features that have different units, such as metres and euros. The loss is then about as steep in each
 * direction, so one learning rate fits all directions.
 */
public final class Standardization implements Transform, Configurable {

    /** A fraction of σ that FLOAT loses anyway: the rounding of a value of 8 σ. */
    private static final double NEGLIGIBLE = 0x1p-21;

    private final Tensor mean;
    private final Tensor deviation;
    /** The rounding error of μ in FLOAT; null if the error is far below σ. */
    private final @Nullable Tensor rounding;

    private Standardization(Tensor mean, Tensor deviation) {
        this.mean = mean.cast(DataType.DOUBLE).detach();
        this.deviation = deviation.cast(DataType.DOUBLE).detach();
        this.rounding = rounding(this.mean, this.deviation);
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
     * @throws IllegalArgumentException if a feature has NaN or an infinite value, or the samples have several inputs
     */
    public static Standardization fittedTo(Dataset training) {
        return fittedTo(
                "feature", new FeatureMeans(training, batch -> batch.onlyInput("Standardization.fittedTo fits to")));
    }

    /**
     * Returns the transform that gives each target of a regression mean 0 and standard deviation 1.
     *
     * @throws IllegalArgumentException if a target has NaN or an infinite value, or the targets are INT labels, or the
     *     samples have several targets
     */
    public static Standardization fittedToTargets(Dataset training) {
        return fittedTo(
                "target",
                new FeatureMeans(
                        training, batch -> requireValues(batch.onlyTarget("Standardization.fittedToTargets fits to"))));
    }

    /** Returns the transform of these settings. */
    static Standardization of(Config config) {
        return new Standardization(tensor(config, "mean"), tensor(config, "deviation"));
    }

    private static Tensor tensor(Config config, String name) {
        return Tensor.of(DataType.DOUBLE, config.numbers(name), config.integers(name + "Shape"));
    }

    private static Standardization fittedTo(String noun, FeatureMeans means) {
        double[] mean = means.of((feature, x) -> x);
        double[] deviation = means.of((feature, x) -> (x - mean[feature]) * (x - mean[feature]));
        for (int feature = 0; feature < mean.length; feature++) {
            double sigma = Math.sqrt(deviation[feature]);
            if (!Double.isFinite(sigma)) {
                throw new IllegalArgumentException(noun + " " + feature
                        + " (from 0) has NaN or an infinite value, so it has no mean; clean the data first");
            }
            // The mean of equal values may be rounded, and σ is then as small as that.
            deviation[feature] = sigma <= 2 * Math.ulp(mean[feature]) ? 1 : sigma;
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

    /** Returns the rounding error of μ in FLOAT, which {@link #apply} subtracts, too; empty if it is far below σ. */
    public Optional<Tensor> meanRounding() {
        return Optional.ofNullable(rounding);
    }

    @Override
    public Tensor apply(Tensor x) {
        Tensor centered = requireValues(x).sub(mean.cast(x.dataType()));
        if (rounding != null && x.dataType() == DataType.FLOAT) {
            centered = centered.sub(rounding.cast(DataType.FLOAT));
        }
        return centered.div(deviation.cast(x.dataType()));
    }

    /** Converts standardized values back: x = y · σ + μ, computed in DOUBLE and returned in the type of y. */
    public Tensor inverse(Tensor y) {
        return requireValues(y).cast(DataType.DOUBLE).mul(deviation).add(mean).cast(y.dataType());
    }

    @Override
    public Config config() {
        return Config.empty()
                .withNumbers("mean", mean.toDoubleArray())
                .with("meanShape", mean.shape())
                .withNumbers("deviation", deviation.toDoubleArray())
                .with("deviationShape", deviation.shape());
    }

    @Override
    public String toString() {
        return mean.length() == 1
                ? "Standardization(" + mean.item() + ", " + deviation.item() + ")"
                : String.format(
                        Locale.ROOT,
                        "Standardization(μ %s from %.4g to %.4g, σ from %.4g to %.4g)",
                        Shapes.text(mean.shape()),
                        mean.min().item(),
                        mean.max().item(),
                        deviation.min().item(),
                        deviation.max().item());
    }

    private static @Nullable Tensor rounding(Tensor mean, Tensor deviation) {
        Tensor lost = mean.sub(mean.cast(DataType.FLOAT).cast(DataType.DOUBLE));
        double largest = lost.abs().div(deviation).max().item();
        return largest > NEGLIGIBLE ? lost.detach() : null;
    }

    private static Tensor requireValues(Tensor x) {
        if (x.dataType() == DataType.INT32) {
            throw new IllegalArgumentException("Standardization needs FLOAT or DOUBLE values, not INT labels "
                    + Shapes.text(x.shape()) + "; labels are names, so leave them as they are");
        }
        return x;
    }
}
