package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.core.random.Randomness;

/**
 * Drops numbers at random while training, so that no unit comes to rely on another; else it changes nothing.
 *
 * <p>Formula: in training y = x∘m, where each mᵢ is 0 with probability p and else 1 / (1 − p), so that the mean of y is
 * x; ∂x = g∘m. In evaluation y = x. Any shape.
 *
 * <pre>{@code
 * new SequentialModel(new Dense(784, 256), new ReLU(), new Dropout(0.5), new Dense(256, 10));
 * }</pre>
 *
 * <p>Each call in training draws a mask of its own from {@link Randomness#current()}. {@code fit} gives each batch a
 * source that depends only on its seed, the epoch and the batch's number, so a resumed run drops what the uninterrupted
 * one would have dropped.
 *
 * <p>Source: N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014.
 */
public final class Dropout implements Callable, Weighted {

    private final double p;
    private boolean training;

    /** Makes a layer that drops each number with probability p, from 0 to below 1. */
    public Dropout(double p) {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException(
                    "Dropout(p) needs the probability of dropping a number, from 0 to below 1, not " + p);
        }
        this.p = p;
    }

    @Override
    public Tensor call(Tensor... inputs) {
        Tensor x = InputChecks.only(this, inputs);
        return training && p > 0 ? x.mul(mask(x)) : x;
    }

    @Override
    public void setTraining(boolean training) {
        this.training = training;
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
    public String toString() {
        return "Dropout(" + p + ")";
    }
}
