package io.beras.optim.schedules;

import io.beras.core.Arguments;

/**
 * Lets the learning rate fall along a power of the steps that are left; in a straight line unless told otherwise.
 *
 * <p>Formula: lr(t) = lr₁ + (lr₀ − lr₁)·(1 − t / T)ᵖ for t ≤ T, and lr₁ from then on.
 *
 * <pre>{@code
 * new PolynomialDecay(0.1, 10_000)                              // in a line to 0
 * new PolynomialDecay(0.1, 10_000).finalRate(0.001).power(2)
 * }</pre>
 *
 * @param initialRate lr₀, at least 0
 * @param steps T, at least 1
 * @param finalRate lr₁, at least 0
 * @param power p, above 0
 */
public record PolynomialDecay(double initialRate, long steps, double finalRate, double power)
        implements LearningRateSchedule {

    /** Checks the numbers. */
    public PolynomialDecay {
        Arguments.requireNonNegative("initialRate", initialRate);
        Arguments.requirePositive("steps", steps);
        Arguments.requireNonNegative("finalRate", finalRate);
        Arguments.requirePositive("power", power);
    }

    /** Makes a decay in a straight line to 0. */
    public PolynomialDecay(double initialRate, long steps) {
        this(initialRate, steps, 0, 1);
    }

    /** Returns this decay to another rate. */
    public PolynomialDecay finalRate(double finalRate) {
        return new PolynomialDecay(initialRate, steps, finalRate, power);
    }

    /** Returns this decay with another power. */
    public PolynomialDecay power(double power) {
        return new PolynomialDecay(initialRate, steps, finalRate, power);
    }

    @Override
    public double at(long step) {
        double left = 1 - (double) Math.min(step, steps) / steps;
        return finalRate + (initialRate - finalRate) * StrictMath.pow(left, power);
    }
}
