package io.beras.layers;

import io.beras.core.Arguments;
import io.beras.core.Callable;
import io.beras.core.ModeDependent;
import io.beras.core.Tensor;
import io.beras.core.TrainingMode;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.core.random.Randomness;

/**
 * Sets elements to zero at random in training, so that no unit depends on another unit.
 *
 * <p>Formula: in training y = x∘m, where each mᵢ is 0 with probability p, else 1 / (1 − p); so the mean of y is x. The
 * gradient is ∂x = g∘m. In evaluation y = x. Any shape.
 *
 * <pre>{@code
 * new SequentialModel(new Dense(784, 256), new ReLU(), new Dropout(0.5), new Dense(256, 10));
 * }</pre>
 *
 * <p>Each training call draws a new mask from {@link Randomness#current()}. {@code fit} gives each batch a source that
 * depends only on the seed, the epoch and the batch index. So a resumed run draws the masks of an uninterrupted run.
 *
 * <p>Source: N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014.
 */
public final class Dropout implements Callable, ModeDependent, Configurable {

    private final double p;
    private final TrainingMode mode = new TrainingMode(this);

    /** Creates a layer that sets each element to zero with probability p, at least 0 and below 1. */
    public Dropout(double p) {
        this.p = Arguments.requireBelowOne("Dropout's p", p);
    }

    @Override
    public Tensor call(Tensor... inputs) {
        Tensor x = InputChecks.only(this, inputs);
        return p > 0 && mode.isTraining() ? x.mul(mask(x)) : x;
    }

    @Override
    public TrainingMode trainingMode() {
        return mode;
    }

    private Tensor mask(Tensor x) {
        boolean[] dropped = Randomness.current().next("Dropout").bernoulli(p, Math.toIntExact(x.length()));
        double[] mask = new double[dropped.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = dropped[i] ? 0 : 1 / (1 - p);
        }
        return Tensor.of(x.dataType(), mask, x.shape());
    }

    @Override
    public Config config() {
        return Config.empty().with("p", p);
    }

    @Override
    public String toString() {
        return "Dropout(" + p + ")";
    }
}
