package io.beras.optim.schedules;

import io.beras.core.Arguments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * Lowers the learning rate along half a cosine wave: slowly at both ends, fast in the middle.
 *
 * <p>Formula: lr(t) = lr₁ + (lr₀ − lr₁)·½·(1 + cos(π·t / T)) for t ≤ T, and lr₁ afterwards.
 *
 * <pre>{@code
 * new CosineDecay(0.1, 10_000)                       // to 0
 * new CosineDecay(0.1, 10_000).finalRate(0.001)
 * }</pre>
 *
 * <p>Source: I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017, without restarts.
 *
 * @param initialRate lr₀, at least 0
 * @param steps T, at least 1
 * @param finalRate lr₁, at least 0; alpha of Keras is the fraction lr₁ / lr₀
 */
public record CosineDecay(double initialRate, long steps, double finalRate)
        implements LearningRateSchedule, Configurable {

    /** Checks the arguments. */
    public CosineDecay {
        Arguments.requireNonNegative("initialRate", initialRate);
        Arguments.requirePositive("steps", steps);
        Arguments.requireNonNegative("finalRate", finalRate);
    }

    /** Creates a decay to 0. */
    public CosineDecay(double initialRate, long steps) {
        this(initialRate, steps, 0);
    }

    /** Returns this decay with another final rate. */
    public CosineDecay finalRate(double finalRate) {
        return new CosineDecay(initialRate, steps, finalRate);
    }

    @Override
    public double at(long step) {
        return between(initialRate, finalRate, (double) Math.min(StepNumbers.require(step), steps) / steps);
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("initialRate", initialRate)
                .with("steps", steps)
                .with("finalRate", finalRate);
    }

    @Override
    public String toString() {
        return ScheduleText.of(this);
    }

    /** Returns the rate at a fraction of the way between two rates, along half a cosine wave. */
    static double between(double from, double to, double fraction) {
        return to + (from - to) * 0.5 * (1 + StrictMath.cos(Math.PI * fraction));
    }
}
