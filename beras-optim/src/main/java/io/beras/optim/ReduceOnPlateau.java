package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Optimizer;

/**
 * Lowers an optimizer's learning rate when a value, such as the validation loss, has stopped improving.
 *
 * <p>A value is better if it is below the best so far by more than {@link #minDelta}; NaN never is. After more than
 * {@link #patience} values in a row that are not, lr ← max(lr·{@link #factor}, {@link #minRate}), and the count begins
 * again after {@link #cooldown} further values.
 *
 * <pre>{@code
 * ReduceOnPlateau plateau = new ReduceOnPlateau(optimizer).factor(0.5).patience(3);
 * for (int epoch = 1; epoch <= epochs; epoch++) {
 *     …                                              // one epoch of training
 *     plateau.watch(validationLoss);
 * }
 * }</pre>
 *
 * <p>With {@code fit}, a callback's {@code onEpochEnd} is {@code plateau.watch(values.get("val_loss"))}.
 *
 * <p>It counts as PyTorch's {@code ReduceLROnPlateau} does; Keras's loses patience one value earlier.
 */
public final class ReduceOnPlateau {

    private final Optimizer optimizer;
    private double factor = 0.1;
    private int patience = 10;
    private double minDelta = 1e-4;
    private int cooldown;
    private double minRate;
    private double sign = 1;

    private double best = Double.POSITIVE_INFINITY;
    private int notBetter;
    private int cooldownLeft;

    /**
     * Watches for this optimizer, whose learning rate must not follow a schedule: a factor of 0.1, a patience of 10, a
     * least improvement of 1e-4, no cooldown, a least rate of 0.
     *
     * @throws IllegalStateException if it follows a schedule
     */
    public ReduceOnPlateau(Optimizer optimizer) {
        this.optimizer = optimizer;
        // A schedule refuses this: here, and not after hours of training.
        optimizer.setLearningRate(optimizer.learningRate());
    }

    /** Sets what the learning rate is multiplied by, from 0 to below 1. */
    public ReduceOnPlateau factor(double factor) {
        this.factor = Arguments.requireBelowOne("factor", factor);
        return this;
    }

    /** Sets how many values in a row may be no better, at least 0; the next such one lowers the rate. */
    public ReduceOnPlateau patience(int patience) {
        this.patience = Arguments.requireNonNegative("patience", patience);
        return this;
    }

    /** Sets by more than what a value must be better to count, at least 0. */
    public ReduceOnPlateau minDelta(double minDelta) {
        this.minDelta = Arguments.requireNonNegative("minDelta", minDelta);
        return this;
    }

    /** Sets how many values after a reduction are not counted, at least 0. */
    public ReduceOnPlateau cooldown(int cooldown) {
        this.cooldown = Arguments.requireNonNegative("cooldown", cooldown);
        return this;
    }

    /** Sets the rate that no reduction goes below, at least 0. */
    public ReduceOnPlateau minRate(double minRate) {
        this.minRate = Arguments.requireNonNegative("minRate", minRate);
        return this;
    }

    /** Takes larger values for better ones: for an accuracy. */
    public ReduceOnPlateau higherIsBetter() {
        sign = -1;
        return this;
    }

    /** Looks at the next value, and lowers the learning rate if patience is over. */
    public void watch(double value) {
        double loss = sign * value;
        if (loss < best - minDelta) {
            best = loss;
            notBetter = 0;
        } else {
            notBetter++;
        }
        if (cooldownLeft > 0) {
            cooldownLeft--;
            notBetter = 0;
        }
        if (notBetter > patience) {
            reduce();
        }
    }

    private void reduce() {
        double rate = optimizer.learningRate();
        if (rate > minRate) {
            optimizer.setLearningRate(Math.max(rate * factor, minRate));
        }
        cooldownLeft = cooldown;
        notBetter = 0;
    }

    @Override
    public String toString() {
        return "ReduceOnPlateau(factor=" + factor + ", patience=" + patience + ", minDelta=" + minDelta + ", cooldown="
                + cooldown + ", minRate=" + minRate + ", higherIsBetter=" + (sign < 0) + ")";
    }
}
