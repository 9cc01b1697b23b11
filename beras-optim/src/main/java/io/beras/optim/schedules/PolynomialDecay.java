package io.beras.optim.schedules;

import io.beras.core.Arguments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * Lowers the learning rate in proportion to (1 − t/T)ᵖ; with the default p = 1 in a straight line.
 *
 * <p>Formula: lr(t) = lr₁ + (lr₀ − lr₁)·(1 − t / T)ᵖ for t ≤ T, and lr₁ afterwards.
 *
 * <pre>{@code
 * new PolynomialDecay(0.1, 10_000)                              // in a straight line to 0
 * new PolynomialDecay(0.1, 10_000).finalRate(0.001).power(2)
 * }</pre>
 *
 * @param initialRate lr₀, at least 0
 * @param steps T, at least 1
 * @param finalRate lr₁, at least 0
 * @param power p, above 0
 */
public record PolynomialDecay(double initialRate, long steps, double finalRate, double power)
        implements LearningRateSchedule, Configurable {

    /** Checks the arguments. */
    public PolynomialDecay {
        Arguments.requireNonNegative("initialRate", initialRate);
        Arguments.requirePositive("steps", steps);
        Arguments.requireNonNegative("finalRate", finalRate);
        Arguments.requirePositive("power", power);
    }

    /** Creates a decay in a straight line to 0. */
    public PolynomialDecay(double initialRate, long steps) {
        this(initialRate, steps, 0, 1);
    }

    /** Returns this decay with another final rate. */
    public PolynomialDecay finalRate(double finalRate) {
        return new PolynomialDecay(initialRate, steps, finalRate, power);
    }

    /** Returns this decay with another power. */
    public PolynomialDecay power(double power) {
        return new PolynomialDecay(initialRate, steps, finalRate, power);
    }

    @Override
    public double at(long step) {
        double left = 1 - (double) Math.min(StepNumbers.require(step), steps) / steps;
        return finalRate + (initialRate - finalRate) * StrictMath.pow(left, power);
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("initialRate", initialRate)
                .with("steps", steps)
                .with("finalRate", finalRate)
                .with("power", power);
    }

    @Override
    public String toString() {
        return ScheduleText.of(this);
    }
}
