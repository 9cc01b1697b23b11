package io.beras.optim.schedules;

import io.beras.core.Arguments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
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
public final class PiecewiseConstant implements LearningRateSchedule, Configurable {

    private final NavigableMap<Long, Double> rates;

    /** Creates a schedule with one rate for all steps. */
    public PiecewiseConstant(double rate) {
        this(new TreeMap<>(), 0, rate);
    }

    private PiecewiseConstant(NavigableMap<Long, Double> rates) {
        this.rates = rates;
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

    /** Returns the schedule of these settings. */
    static PiecewiseConstant of(Config config) {
        long[] steps = config.integers("steps");
        double[] rates = config.numbers("rates");
        if (steps.length == 0 || steps[0] != 0 || steps.length != rates.length) {
            throw new IllegalArgumentException("PiecewiseConstant needs a rate for each step, and a rate for step 0");
        }
        NavigableMap<Long, Double> pieces = new TreeMap<>();
        for (int i = 0; i < steps.length; i++) {
            if (i > 0 && steps[i] <= steps[i - 1]) {
                throw new IllegalArgumentException(
                        "PiecewiseConstant needs its steps in order, but " + steps[i] + " follows " + steps[i - 1]);
            }
            pieces.put(steps[i], Arguments.requireNonNegative("a learning rate", rates[i]));
        }
        return new PiecewiseConstant(pieces);
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
    public Config config() {
        return Config.empty()
                .with(
                        "steps",
                        rates.keySet().stream().mapToLong(Long::longValue).toArray())
                .withNumbers(
                        "rates",
                        rates.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public String toString() {
        return ScheduleText.of(this);
    }
}
