package io.beras.callbacks;

import io.beras.core.Arguments;
import io.beras.core.Optimizer;
import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.models.Callback;
import io.beras.models.Mode;
import io.beras.models.Monitor;
import io.beras.models.TrainingRun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lowers an optimizer's learning rate when a value, such as the validation loss, has stopped improving.
 *
 * <p>A value is an improvement if it is better than the best value by more than {@link #minDelta}; NaN is no improvement.
 * After more than {@link #patience} values in a row without improvement, lr ← max(lr·{@link #factor}, {@link #minRate}). The
 * count then starts again, after {@link #cooldown} further values.
 *
 * <pre>{@code
 * model.fit(x, y, new FitOptions().epochs(100).validationSplit(0.1)
 *         .callback(new ReduceLROnPlateau("val_loss").factor(0.5).patience(3)));
 * }</pre>
 *
 * <p>A custom loop creates the object with its optimizer, and calls {@link #watch}:
 *
 * <pre>{@code
 * ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer).factor(0.5).patience(3);
 * for (int epoch = 1; epoch <= epochs; epoch++) {
 *     …                                              // one epoch of training
 *     plateau.watch(validationLoss);
 * }
 * }</pre>
 *
 * <p>The count is that of PyTorch's {@code ReduceLROnPlateau}; for a patience above 0, Keras's reduces the rate one value
 * earlier. minDelta is a difference as in Keras; PyTorch's threshold is a fraction of the best value by default.
 */
public final class ReduceLROnPlateau implements Callback {

    private static final double MIN_DELTA = 1e-4;
    private static final String RATE = "learningRate";
    private static final String BEST = "best";
    private static final String COUNT = "withoutImprovement";
    private static final String COOLDOWN = "cooldownLeft";

    private final @Nullable String name;
    private @Nullable Optimizer optimizer;
    private Monitor monitor;
    private Mode mode;
    private double factor = 0.1;
    private int patience = 10;
    private double minDelta = MIN_DELTA;
    private int cooldown;
    private double minRate;

    private final OneRun one = new OneRun(this);
    private boolean isRestored;
    private double best = Double.NaN; // until the direction is known
    private int withoutImprovement;
    private int cooldownLeft;

    /**
     * Creates a callback that watches this value of the epochs, with factor 0.1, patience 10, minDelta 1e-4, no cooldown and
     * minRate 0.
     */
    public ReduceLROnPlateau(String monitor) {
        name = monitor;
        mode = Mode.AUTO;
        this.monitor = Monitor.of(monitor);
    }

    /**
     * Creates a watch for this optimizer and a custom loop, with the same settings; smaller values are better.
     *
     * @throws IllegalStateException if the optimizer's learning rate follows a schedule
     */
    public ReduceLROnPlateau(Optimizer optimizer) {
        name = null;
        mode = Mode.MIN;
        monitor = new Monitor("value", mode);
        best = monitor.worst();
        this.optimizer = requireFixedRate(optimizer);
    }

    /** Sets the factor of a reduction, from 0 to below 1. */
    public ReduceLROnPlateau factor(double factor) {
        this.factor = Arguments.requireBelowOne("factor", factor);
        return this;
    }

    /** Sets the accepted number of values in a row without improvement, at least 0; the next lowers the rate. */
    public ReduceLROnPlateau patience(int patience) {
        this.patience = Arguments.requireNonNegative("patience", patience);
        return this;
    }

    /** Sets the difference that an improvement must exceed, at least 0. */
    public ReduceLROnPlateau minDelta(double minDelta) {
        this.minDelta = Arguments.requireNonNegative("minDelta", minDelta);
        return this;
    }

    /** Sets the number of values after a reduction that do not count, at least 0. */
    public ReduceLROnPlateau cooldown(int cooldown) {
        this.cooldown = Arguments.requireNonNegative("cooldown", cooldown);
        return this;
    }

    /** Sets the smallest rate that a reduction reaches, at least 0. */
    public ReduceLROnPlateau minRate(double minRate) {
        this.minRate = Arguments.requireNonNegative("minRate", minRate);
        return this;
    }

    /**
     * Sets the direction in which the value improves. A callback finds it out unless set.
     *
     * @throws IllegalArgumentException for {@link Mode#AUTO} outside {@code fit}, where nothing is known of the value
     */
    public ReduceLROnPlateau mode(Mode mode) {
        if (name == null && mode == Mode.AUTO) {
            throw new IllegalArgumentException("mode AUTO needs the name of a value; choose MIN or MAX");
        }
        this.mode = mode;
        monitor = new Monitor(monitor.name(), mode);
        best = mode == Mode.AUTO ? Double.NaN : monitor.worst();
        return this;
    }

    /** Treats larger values as better, as for an accuracy: {@code mode(Mode.MAX)}. */
    public ReduceLROnPlateau higherIsBetter() {
        return mode(Mode.MAX);
    }

    @Override
    public void onTrainBegin(TrainingRun run) {
        one.begin(run);
        boolean resumes = isRestored && run.epoch() > 0; // a refused resume leaves a state
        isRestored = false;
        if (name == null) {
            throw new IllegalStateException(
                    "this ReduceLROnPlateau was created with an optimizer, and does not know which"
                            + " value of an epoch to watch; create it with the name of a value, as in"
                            + " new ReduceLROnPlateau(\"val_loss\")");
        }
        optimizer = requireFixedRate(run.optimizer());
        monitor = new Monitor(name, mode).in(run);
        if (!resumes) {
            best = monitor.worst();
            withoutImprovement = 0;
            cooldownLeft = 0;
        }
    }

    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        watch(monitor.value(values));
    }

    @Override
    public void onTrainEnd(TrainingRun run) {
        one.end(run);
    }

    /** Compares the next value with the best value, and lowers the learning rate if the patience is exceeded. */
    public void watch(double value) {
        if (Double.isNaN(best)) {
            best = monitor.worst(); // throws if the direction is not known
        }
        if (monitor.isBetter(value, best, minDelta)) {
            best = value;
            withoutImprovement = 0;
        } else {
            withoutImprovement++;
        }
        if (cooldownLeft > 0) {
            cooldownLeft--;
            withoutImprovement = 0;
        }
        if (withoutImprovement > patience) {
            reduce();
        }
    }

    /**
     * Returns the state as named scalars, for checkpoints: the best value and two counts, and the learning rate of an object
     * that was created with an optimizer.
     *
     * <pre>{@code
     * Map<String, Tensor> state = plateau.state();                           // in one run
     * new ReduceLROnPlateau(optimizer).restore(state);                       // in the next, with the same settings
     * }</pre>
     */
    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        if (name == null && optimizer != null) {
            state.put(RATE, SavedState.scalar(optimizer.learningRate()));
        }
        if (name != null) {
            state.put(SavedState.MONITOR, SavedState.text(name));
        }
        state.put(BEST, SavedState.scalar(best));
        state.put(COUNT, SavedState.scalar(withoutImprovement));
        state.put(COOLDOWN, SavedState.scalar(cooldownLeft));
        return state;
    }

    /**
     * Restores the {@link #state} of an earlier run. An object that was created with an optimizer also sets the optimizer's
     * learning rate to that of the run.
     *
     * @throws IllegalArgumentException if the state is not from a ReduceLROnPlateau; then nothing changes
     */
    @Override
    public void restore(Map<String, ? extends Tensor> state) {
        SavedState saved = new SavedState(this, state);
        saved.requireNames(state().keySet());
        if (name != null) {
            saved.requireMonitor(name);
        }
        double savedBest = saved.number(BEST);
        int count = saved.count(COUNT);
        int left = saved.count(COOLDOWN);
        if (name == null && optimizer != null) {
            optimizer.setLearningRate(Arguments.requireNonNegative("a restored learning rate", saved.number(RATE)));
        }
        best = savedBest;
        withoutImprovement = count;
        cooldownLeft = left;
        isRestored = true;
    }

    @Override
    public String toString() {
        SettingsText text = new SettingsText(this);
        if (name != null) {
            text.text(name);
        }
        text.value("factor", factor)
                .value("patience", patience)
                .unlessDefault("minDelta", minDelta, MIN_DELTA)
                .unlessDefault("cooldown", cooldown, 0)
                .unlessDefault("minRate", minRate, 0);
        boolean isDefault = mode == (name == null ? Mode.MIN : Mode.AUTO);
        return (isDefault ? text : text.value("mode", mode)).toString();
    }

    /** Throws for a scheduled rate now, not after hours of training. */
    private static Optimizer requireFixedRate(Optimizer optimizer) {
        optimizer.setLearningRate(optimizer.learningRate());
        return optimizer;
    }

    private void reduce() {
        if (optimizer != null && optimizer.learningRate() > minRate) {
            optimizer.setLearningRate(Math.max(optimizer.learningRate() * factor, minRate));
        }
        cooldownLeft = cooldown;
        withoutImprovement = 0;
    }
}
