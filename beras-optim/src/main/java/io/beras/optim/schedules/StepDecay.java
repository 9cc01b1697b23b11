package io.beras.optim.schedules;

import io.beras.core.Arguments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * Multiplies the learning rate by a factor after every T steps.
 *
 * <p>Formula: lr(t) = lr₀·f^⌊t / T⌋.
 *
 * <pre>{@code
 * new StepDecay(0.1, 30, 0.1)      // 0.1 in the steps 0 to 29, 0.01 in 30 to 59, …
 * }</pre>
 *
 * @param initialRate lr₀, at least 0
 * @param steps T, at least 1
 * @param factor f, above 0
 */
public record StepDecay(double initialRate, long steps, double factor) implements LearningRateSchedule, Configurable {

    /** Checks the arguments. */
    public StepDecay {
        Arguments.requireNonNegative("initialRate", initialRate);
        Arguments.requirePositive("steps", steps);
        Arguments.requirePositive("factor", factor);
    }

    @Override
    public double at(long step) {
        long reductions = StepNumbers.require(step) / steps;
        return initialRate * StrictMath.pow(factor, (double) reductions);
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
