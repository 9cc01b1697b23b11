package io.beras.optim.schedules;

import io.beras.core.Arguments;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Keeps the learning rate constant between chosen steps.
 *
 * <pre>{@code
 * new PiecewiseConstant(0.1).from(1000, 0.01).from(2000, 0.001)      // 0.1 in the steps 0 to 999, …
 * }</pre>
 *
 * <p>Keras's {@code PiecewiseConstantDecay} changes one step later: there, a boundary step has the rate before it.
 */
public final class PiecewiseConstant implements LearningRateSchedule {

    private final NavigableMap<Long, Double> rates;

    /** Creates a schedule with one rate for all steps. */
    public PiecewiseConstant(double rate) {
        this(new TreeMap<>(), 0, rate);
    }

    private PiecewiseConstant(NavigableMap<Long, Double> before, long step, double rate) {
        rates = new TreeMap<>(before);
        rates.put(step, Arguments.requireNonNegative("a learning rate", rate));
    }

    /** Returns this schedule with another rate from this step on; the step must be later than the last step given. */
    public PiecewiseConstant from(long step, double rate) {
        if (step <= rates.lastKey()) {
            throw new IllegalArgumentException("pieces must be given in order, each from a later step on, but " + step
                    + " follows " + rates.lastKey());
        }
        return new PiecewiseConstant(rates, step, rate);
    }

    @Override
    public double at(long step) {
        return Objects.requireNonNull(rates.floorEntry(StepNumbers.require(step)))
                .getValue();
    }

    /** Returns the rates by their first steps. */
    NavigableMap<Long, Double> rates() {
        return rates;
    }

    @Override
    public String toString() {
        return ScheduleText.of(this);
    }
}
