package io.beras.models;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of the epochs that a callback watches, and the direction in which the value improves.
 *
 * <pre>{@code
 * Monitor monitor = Monitor.of("val_loss").in(run);         // in onTrainBegin
 * double value = monitor.value(values);                     // in onEpochEnd
 * if (monitor.isBetter(value, best, 0)) { … }
 * }</pre>
 *
 * @param name the name of a value: "val_loss", "accuracy", …
 * @param mode the direction in which the value improves
 */
public record Monitor(String name, Mode mode) {

    /** Returns a monitor that finds its direction in {@link #in}. */
    public static Monitor of(String name) {
        return new Monitor(name, Mode.AUTO);
    }

    /**
     * Returns this monitor with the direction {@link Mode#MIN} or {@link Mode#MAX}.
     *
     * @throws IllegalArgumentException if the run has no value of this name
     */
    public Monitor in(TrainingRun run) {
        if (!run.names().contains(name)) {
            throw missing(run.names());
        }
        return mode == Mode.AUTO ? new Monitor(name, run.compiled().isHigherBetter(name) ? Mode.MAX : Mode.MIN) : this;
    }

    /** Returns the value of an epoch; throws {@link IllegalArgumentException} if the epoch has no value of this name. */
    public double value(Map<String, Double> values) {
        @Nullable Double value = values.get(name);
        if (value == null) {
            throw missing(values.keySet());
        }
        return value;
    }

    /** Returns the value that every finite value improves: ∞ for {@link Mode#MIN}, −∞ for {@link Mode#MAX}. */
    public double worst() {
        return isSmallerBetter() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /**
     * Returns whether a value is better than the best value by more than minDelta. NaN is never better, and any other value is
     * better than NaN.
     */
    public boolean isBetter(double value, double best, double minDelta) {
        if (Double.isNaN(value) || Double.isNaN(best)) {
            return !Double.isNaN(value);
        }
        return isSmallerBetter() ? value < best - minDelta : value > best + minDelta;
    }

    private boolean isSmallerBetter() {
        if (mode == Mode.AUTO) {
            throw new IllegalStateException("the direction of the monitor \"" + name
                    + "\" is not known yet; use the monitor that in(run) returns, or give the mode MIN or MAX");
        }
        return mode == Mode.MIN;
    }

    private IllegalArgumentException missing(Iterable<String> names) {
        String remedy = name.startsWith("val_")
                ? "; name one of them, or give fit validation data"
                : "; name one of them, or compile the model with the metric";
        return new IllegalArgumentException(
                "a callback watches \"" + name + "\", but an epoch has the values " + names + remedy);
    }
}
