package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Optimizer;
import io.beras.core.SettingsText;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Lowers an optimizer's learning rate when a value, such as the validation loss, has stopped improving.
 *
 * <p>A value is an improvement if it is below the best value by more than {@link #minDelta}; NaN is no improvement. After
 * more than {@link #patience} values in a row without improvement, lr ← max(lr·{@link #factor}, {@link #minRate}). The
 * count then starts again, after {@link #cooldown} further values.
 *
 * <pre>{@code
 * ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer).factor(0.5).patience(3);
 * for (int epoch = 1; epoch <= epochs; epoch++) {
 *     …                                              // one epoch of training
 *     plateau.watch(validationLoss);
 * }
 * }</pre>
 *
 * <p>With {@code fit}, a callback's {@code onEpochEnd} is {@code plateau.watch(values.get("val_loss"))}.
 *
 * <p>A run that resumes restores this object too, with {@link #state} and {@link #restore}: the state of an optimizer does
 * not hold its fixed learning rate.
 *
 * <p>The count is that of PyTorch's {@code ReduceLROnPlateau}; for a patience above 0, Keras's reduces the rate one value
 * earlier. minDelta is a difference as in Keras; PyTorch's threshold is a fraction of the best value by default.
 */
public final class ReduceLROnPlateau {

    private static final double MIN_DELTA = 1e-4;

    private final Optimizer optimizer;
    private double factor = 0.1;
    private int patience = 10;
    private double minDelta = MIN_DELTA;
    private int cooldown;
    private double minRate;
    private double sign = 1;

    private double best = Double.POSITIVE_INFINITY;
    private int withoutImprovement;
    private int cooldownLeft;

    /**
     * Creates a watch for this optimizer, with factor 0.1, patience 10, minDelta 1e-4, no cooldown and minRate 0.
     *
     * @throws IllegalStateException if the optimizer's learning rate follows a schedule
     */
    public ReduceLROnPlateau(Optimizer optimizer) {
        this.optimizer = optimizer;
        // Throws for a scheduled rate now, not after hours of training.
        optimizer.setLearningRate(optimizer.learningRate());
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

    /** Treats larger values as better, as for an accuracy. */
    public ReduceLROnPlateau higherIsBetter() {
        sign = -1;
        return this;
    }

    /** Compares the next value with the best value, and lowers the learning rate if the patience is exceeded. */
    public void watch(double value) {
        double loss = sign * value;
        if (loss < best - minDelta) {
            best = loss;
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
     * Returns the state as named scalars, for checkpoints: the learning rate, the best value and two counts.
     *
     * <pre>{@code
     * Weights.save(plateau.state(), file);                                   // in one run
     * new ReduceLROnPlateau(optimizer).restore(Npz.read(file));              // in the next, with the same settings
     * }</pre>
     */
    public List<Variable> state() {
        return List.of(
                scalar("learningRate", optimizer.learningRate()),
                scalar("best", best),
                scalar("withoutImprovement", withoutImprovement),
                scalar("cooldownLeft", cooldownLeft));
    }

    /**
     * Restores the {@link #state} of an earlier run, and sets the optimizer's learning rate to that of the run.
     *
     * @throws IllegalArgumentException if the state is not from a ReduceLROnPlateau; then nothing changes
     */
    public void restore(Map<String, ? extends Tensor> state) {
        List<String> names = state().stream().map(Variable::name).toList();
        if (!state.keySet().equals(Set.copyOf(names))) {
            throw new IllegalArgumentException("the state to restore holds " + state.keySet()
                    + ", but the state of a ReduceLROnPlateau holds " + names + "; restore what its state() returned");
        }
        double rate = Arguments.requireNonNegative("a restored learning rate", savedScalar("learningRate", state));
        double bestLoss = savedScalar("best", state);
        if (Double.isNaN(bestLoss)) {
            throw new IllegalArgumentException(
                    "the state to restore holds NaN as \"best\"; restore another checkpoint");
        }
        int count = savedCount("withoutImprovement", state);
        int left = savedCount("cooldownLeft", state);
        optimizer.setLearningRate(rate);
        best = bestLoss;
        withoutImprovement = count;
        cooldownLeft = left;
    }

    private static Variable scalar(String name, double value) {
        return Variable.nonTrainable(name, Tensor.scalar(DataType.DOUBLE, value));
    }

    private static double savedScalar(String name, Map<String, ? extends Tensor> state) {
        Tensor value = Objects.requireNonNull(state.get(name));
        if (value.rank() != 0) {
            throw new ShapeException("the state to restore holds \"" + name + "\" in the shape "
                    + Shapes.text(value.shape()) + ", but it must be a scalar; restore what state() returned");
        }
        return value.item();
    }

    private static int savedCount(String name, Map<String, ? extends Tensor> state) {
        double value = savedScalar(name, state);
        if (!SlotRange.COUNT.contains(value) || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the state to restore holds " + value + " as \"" + name
                    + "\", but it must be a whole number of at least 0; restore another checkpoint");
        }
        return (int) value;
    }

    private void reduce() {
        double rate = optimizer.learningRate();
        if (rate > minRate) {
            optimizer.setLearningRate(Math.max(rate * factor, minRate));
        }
        cooldownLeft = cooldown;
        withoutImprovement = 0;
    }

    @Override
    public String toString() {
        return new SettingsText(this)
                .value("factor", factor)
                .value("patience", patience)
                .unlessDefault("minDelta", minDelta, MIN_DELTA)
                .unlessDefault("cooldown", cooldown, 0)
                .unlessDefault("minRate", minRate, 0)
                .ifTrue("higherIsBetter", sign < 0)
                .toString();
    }
}
