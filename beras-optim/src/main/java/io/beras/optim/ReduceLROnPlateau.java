package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Optimizer;

/**
 * Lowers an optimizer's learning rate when a value, such as the validation loss, has stopped improving.
 *
 * <p>A value is an improvement if it is below the best value by more than {@link #minDelta}; NaN is no improvement. After
 * more than {@link #patience} values in a row without improvement, lr ← max(lr·{@link #factor}, {@link #minRate}). The
 * count then starts again, after {@link #cooldown} further values.
 *
 * <pre>{@code
 * ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer).factor(0.5).patience(3);
 * for (int epoch = 1; epoch <= epochs; epoch++) {
 *     …                                              // one epoch of training
 *     plateau.watch(validationLoss);
 * }
 * }</pre>
 *
 * <p>With {@code fit}, a callback's {@code onEpochEnd} is {@code plateau.watch(values.get("val_loss"))}.
 *
 * <p>The count is that of PyTorch's {@code ReduceLROnPlateau}; Keras's reduces the rate one value earlier.
 */
public final class ReduceLROnPlateau {

    private final Optimizer optimizer;
    private double factor = 0.1;
    private int patience = 10;
    private double minDelta = 1e-4;
    private int cooldown;
    private double minRate;
    private double sign = 1;

    private double best = Double.POSITIVE_INFINITY;
    private int withoutImprovement;
    private int cooldownLeft;

    /**
     * Creates a watch for this optimizer, with factor 0.1, patience 10, minDelta 1e-4, no cooldown and minRate 0.
     *
     * @throws IllegalStateException if the optimizer's learning rate follows a schedule
     */
    public ReduceLROnPlateau(Optimizer optimizer) {
        this.optimizer = optimizer;
        // Throws for a scheduled rate now, not after hours of training.
        optimizer.setLearningRate(optimizer.learningRate());
    }

    /** Sets the factor of a reduction, from 0 to below 1. */
    public ReduceLROnPlateau factor(double factor) {
        this.factor = Arguments.requireBelowOne("factor", factor);
        return this;
    }

    /** Sets the accepted number of values in a row without improvement, at least 0; the next lowers the rate. */
    public ReduceLROnPlateau patience(int patience) {
        this.patience = Arguments.requireNonNegative("patience", patience);
        return this;
    }

    /** Sets the difference that an improvement must exceed, at least 0. */
    public ReduceLROnPlateau minDelta(double minDelta) {
        this.minDelta = Arguments.requireNonNegative("minDelta", minDelta);
        return this;
    }

    /** Sets the number of values after a reduction that do not count, at least 0. */
    public ReduceLROnPlateau cooldown(int cooldown) {
        this.cooldown = Arguments.requireNonNegative("cooldown", cooldown);
        return this;
    }

    /** Sets the smallest rate that a reduction reaches, at least 0. */
    public ReduceLROnPlateau minRate(double minRate) {
        this.minRate = Arguments.requireNonNegative("minRate", minRate);
        return this;
    }

    /** Treats larger values as better, as for an accuracy. */
    public ReduceLROnPlateau higherIsBetter() {
        sign = -1;
        return this;
    }

    /** Compares the next value with the best value, and lowers the learning rate if the patience is exceeded. */
    public void watch(double value) {
        double loss = sign * value;
        if (loss < best - minDelta) {
            best = loss;
            withoutImprovement = 0;
        } else {
            withoutImprovement++;
        }
        if (cooldownLeft > 0) {
            cooldownLeft--;
            withoutImprovement = 0;
        }
        if (withoutImprovement > patience) {
            reduce();
        }
    }

    private void reduce() {
        double rate = optimizer.learningRate();
        if (rate > minRate) {
            optimizer.setLearningRate(Math.max(rate * factor, minRate));
        }
        cooldownLeft = cooldown;
        withoutImprovement = 0;
    }

    @Override
    public String toString() {
        return "ReduceLROnPlateau(factor=" + factor + ", patience=" + patience + ", minDelta=" + minDelta
                + ", cooldown=" + cooldown + ", minRate=" + minRate + ", higherIsBetter=" + (sign < 0) + ")";
    }
}
