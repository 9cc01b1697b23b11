package io.beras.optim.schedules;

import io.beras.core.Arguments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * Raises the learning rate to a maximum, then lowers it far below its initial value, both along half a cosine wave.
 *
 * <p>Formula, with T steps, a fraction p of the steps for the rise, lr₀ = lr_max / a and lr₁ = lr₀ / b: the rate goes from
 * lr₀ at step 0 to lr_max at step p·T − 1, then to lr₁ at step T − 1 (as PyTorch with two phases), and stays at lr₁.
 *
 * <pre>{@code
 * new OneCycle(0.1, epochs * batches)      // 30 % of the steps rise, from 0.1 / 25; the last rate is 0.1 / 25 / 10,000
 * }</pre>
 *
 * <p>Source: L. Smith and N. Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning
 * Rates", 2018. The paper also lowers the momentum while the rate rises; this schedule changes the rate only.
 *
 * @param maxRate lr_max, at least 0
 * @param steps T, at least 1
 * @param riseShare p, from 0 to below 1
 * @param initialDivisor a, above 0
 * @param finalDivisor b, above 0
 */
public record OneCycle(double maxRate, long steps, double riseShare, double initialDivisor, double finalDivisor)
        implements LearningRateSchedule, Configurable {

    static final double RISE_SHARE = 0.3;
    static final double INITIAL_DIVISOR = 25;
    static final double FINAL_DIVISOR = 1e4;

    /** Checks the arguments. */
    public OneCycle {
        Arguments.requireNonNegative("maxRate", maxRate);
        Arguments.requirePositive("steps", steps);
        Arguments.requireBelowOne("riseShare", riseShare);
        Arguments.requirePositive("initialDivisor", initialDivisor);
        Arguments.requirePositive("finalDivisor", finalDivisor);
    }

    /** Creates a cycle with p = 0.3, a = 25 and b = 10,000. */
    public OneCycle(double maxRate, long steps) {
        this(maxRate, steps, RISE_SHARE, INITIAL_DIVISOR, FINAL_DIVISOR);
    }

    /** Returns this cycle with another fraction of steps for the rise. */
    public OneCycle riseShare(double riseShare) {
        return new OneCycle(maxRate, steps, riseShare, initialDivisor, finalDivisor);
    }

    /** Returns this cycle with another initial rate: the maximum divided by this divisor. */
    public OneCycle initialDivisor(double initialDivisor) {
        return new OneCycle(maxRate, steps, riseShare, initialDivisor, finalDivisor);
    }

    /** Returns this cycle with another final rate: the initial rate divided by this divisor. */
    public OneCycle finalDivisor(double finalDivisor) {
        return new OneCycle(maxRate, steps, riseShare, initialDivisor, finalDivisor);
    }

    @Override
    public double at(long step) {
        double initialRate = maxRate / initialDivisor;
        double peak = riseShare * steps - 1;
        long last = steps - 1;
        if (StepNumbers.require(step) < peak) {
            return CosineDecay.between(initialRate, maxRate, step / peak);
        }
        return CosineDecay.between(maxRate, initialRate / finalDivisor, (Math.min(step, last) - peak) / (last - peak));
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("maxRate", maxRate)
                .with("steps", steps)
                .with("riseShare", riseShare)
                .with("initialDivisor", initialDivisor)
                .with("finalDivisor", finalDivisor);
    }

    @Override
    public String toString() {
        return ScheduleText.of(this);
    }
}
