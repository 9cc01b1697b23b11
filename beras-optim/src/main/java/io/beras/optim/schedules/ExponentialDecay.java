package io.beras.optim.schedules;

import io.beras.core.Arguments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * Multiplies the learning rate by the same factor at each step.
 *
 * <p>A factor above 1 raises the rate, as in a test for the largest usable rate.
 *
 * <p>Formula: lr(t) = lr₀·f^(t / T).
 *
 * <pre>{@code
 * new ExponentialDecay(0.1, 1000, 0.5)      // halved every 1000 steps, smoothly
 * }</pre>
 *
 * @param initialRate lr₀, at least 0
 * @param steps T, at least 1: after T steps the rate is lr₀·f
 * @param factor f, above 0
 */
public record ExponentialDecay(double initialRate, long steps, double factor)
        implements LearningRateSchedule, Configurable {

    /** Checks the arguments. */
    public ExponentialDecay {
        Arguments.requireNonNegative("initialRate", initialRate);
        Arguments.requirePositive("steps", steps);
        Arguments.requirePositive("factor", factor);
    }

    @Override
    public double at(long step) {
        return initialRate * StrictMath.pow(factor, (double) StepNumbers.require(step) / steps);
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("initialRate", initialRate)
                .with("steps", steps)
                .with("factor", factor);
    }

    @Override
    public String toString() {
        return ScheduleText.of(this);
    }
}
