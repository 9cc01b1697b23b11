package io.beras.optim.schedules;

import io.beras.core.Arguments;

/**
 * Lets the learning rate rise to a maximum and fall far below where it began, both along half a cosine.
 *
 * <p>Formula, with T steps, a share p of them for the rise, and the rates lr₀ = lr_max / a and lr₁ = lr₀ / b: from lr₀ at
 * step 0 to lr_max at p·T − 1, and from there to lr₁ at T − 1 (as PyTorch with two phases); lr₁ from then on.
 *
 * <pre>{@code
 * new OneCycle(0.1, epochs * batches)      // 30 % for the rise, from 0.1 / 25, at last 0.1 / 25 / 10,000
 * }</pre>
 *
 * <p>Source: L. Smith and N. Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning
 * Rates", 2018. The paper lets momentum fall while the rate rises; this schedule moves the rate alone.
 *
 * @param maxRate lr_max, at least 0
 * @param steps T, at least 1
 * @param riseShare p, from 0 to below 1
 * @param initialDivisor a, above 0
 * @param finalDivisor b, above 0
 */
public record OneCycle(double maxRate, long steps, double riseShare, double initialDivisor, double finalDivisor)
        implements LearningRateSchedule {

    /** Checks the numbers. */
    public OneCycle {
        Arguments.requireNonNegative("maxRate", maxRate);
        Arguments.requirePositive("steps", steps);
        Arguments.requireBelowOne("riseShare", riseShare);
        Arguments.requirePositive("initialDivisor", initialDivisor);
        Arguments.requirePositive("finalDivisor", finalDivisor);
    }

    /** Makes a cycle with p = 0.3, a = 25 and b = 10,000. */
    public OneCycle(double maxRate, long steps) {
        this(maxRate, steps, 0.3, 25, 1e4);
    }

    /** Returns this cycle with another share of its steps for the rise. */
    public OneCycle riseShare(double riseShare) {
        return new OneCycle(maxRate, steps, riseShare, initialDivisor, finalDivisor);
    }

    /** Returns this cycle with another beginning: the maximum divided by this. */
    public OneCycle initialDivisor(double initialDivisor) {
        return new OneCycle(maxRate, steps, riseShare, initialDivisor, finalDivisor);
    }

    /** Returns this cycle with another end: the beginning divided by this. */
    public OneCycle finalDivisor(double finalDivisor) {
        return new OneCycle(maxRate, steps, riseShare, initialDivisor, finalDivisor);
    }

    @Override
    public double at(long step) {
        double initialRate = maxRate / initialDivisor;
        double top = riseShare * steps - 1;
        long last = steps - 1;
        if (step < top) {
            return CosineDecay.between(initialRate, maxRate, step / top);
        }
        return CosineDecay.between(maxRate, initialRate / finalDivisor, (Math.min(step, last) - top) / (last - top));
    }
}
