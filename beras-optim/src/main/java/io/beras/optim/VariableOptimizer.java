package io.beras.optim;

import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.SettingsText;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.VariableSnapshot;
import io.beras.core.arrays.KernelSelection;
import io.beras.core.config.Config;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The base class of optimizers: updates each variable that has a gradient, and stores the variable's state in slots.
 *
 * <p>A subclass writes {@link #update}: the formula for one variable, in tensor operations. A fast subclass writes the
 * formula a second time, as a loop over Java arrays, in {@link #updateInOnePass}.
 *
 * <p>Each {@link #applyGradients} is one step. With a {@link LearningRateSchedule}, {@link #state()} also holds the
 * number of steps, as "steps", and {@link #setLearningRate} throws.
 */
public abstract class VariableOptimizer implements Optimizer {

    private final SlotVariables slots = new SlotVariables(this::toString);
    private final LearningRate rate;
    private final AtomicBoolean isUpdating = new AtomicBoolean();

    /** The rate of the step that runs, computed once for all variables; NaN between two steps. */
    private double stepRate = Double.NaN;

    /** Creates an optimizer with this learning rate: finite and not negative. */
    protected VariableOptimizer(double learningRate) {
        rate = new FixedRate(learningRate);
    }

    /** Creates an optimizer that takes the learning rate of each step from a schedule, starting at step 0. */
    protected VariableOptimizer(LearningRateSchedule learningRate) {
        rate = new ScheduledRate(learningRate);
    }

    /**
     * Updates one variable by its gradient g: the formula, in tensor operations.
     *
     * <p>The tensors of an update are released at its end; store state in a {@link #slot}.
     */
    protected abstract void update(Variable variable, Tensor g);

    /** Updates one FLOAT variable by the same formula in one pass over memory; by default calls {@link #update}. */
    protected void updateInOnePass(Variable variable, Tensor g) {
        update(variable, g);
    }

    @Override
    public final void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
        if (variables.size() != gradients.size()) {
            throw new IllegalArgumentException("applyGradients needs a gradient for each variable, but got "
                    + gradients.size() + " for " + variables.size());
        }
        for (int i = 0; i < variables.size(); i++) {
            requireFit(variables.get(i), gradients.get(i)); // before the first update: an error changes no variable
        }
        if (!isUpdating.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    this + " is updating weights on another thread at this moment, and its state"
                            + " belongs to one training; create an optimizer for each model");
        }
        try {
            if (slots.usesRestored(variables, gradients)) {
                stepOrUndo(variables, gradients);
            } else {
                step(variables, gradients);
            }
        } finally {
            isUpdating.set(false);
        }
    }

    private void step(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
        slots.register(variables);
        stepRate = rate.current();
        try {
            for (int i = 0; i < variables.size(); i++) {
                Tensor g = gradients.get(i);
                if (g != null) {
                    apply(variables.get(i), g);
                }
            }
        } finally {
            stepRate = Double.NaN;
        }
        rate.advance();
    }

    /** Takes a step with restored state; an error, such as the state of another optimizer, changes nothing. */
    private void stepOrUndo(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
        VariableSnapshot snapshot = new VariableSnapshot();
        snapshot.save(variables);
        Runnable undoSlots = slots.snapshot();
        try {
            step(variables, gradients);
        } catch (RuntimeException e) {
            snapshot.restore();
            undoSlots.run();
            throw e;
        }
        slots.dropUsed();
    }

    /** Returns the learning rate of the present step, or, between two steps, of the next step. */
    @Override
    public final double learningRate() {
        return Double.isNaN(stepRate) ? rate.current() : stepRate;
    }

    @Override
    public final void setLearningRate(double learningRate) {
        rate.set(learningRate);
    }

    @Override
    public final List<Variable> state() {
        List<Variable> state = new ArrayList<>(rate.state());
        state.addAll(slots.all());
        return List.copyOf(state);
    }

    @Override
    public final void restore(Map<String, ? extends Tensor> state) {
        slots.requireNoneRegistered();
        Map<String, Tensor> slotState = new LinkedHashMap<>(state);
        Runnable restoreRate = rate.prepareRestore(slotState);
        slots.restore(SlotVariables.requireSlots(slotState)); // nothing changes before every check has passed
        restoreRate.run();
    }

    /** Returns the variable's slot of this name, in the variable's shape; its initial value is 0. */
    protected final Variable slot(Variable variable, String name) {
        return slot(variable, name, 0);
    }

    /** Returns the variable's slot of this name, in the variable's shape; every element starts with the initial value. */
    protected final Variable slot(Variable variable, String name, double initial) {
        return slots.get(variable, name, initial, SlotRange.FINITE, variable.shape());
    }

    /** Returns the variable's slot of this name for a mean or a sum of squares, which is never negative. */
    final Variable squaresSlot(Variable variable, String name, double initial) {
        return slots.get(variable, name, initial, SlotRange.NON_NEGATIVE, variable.shape());
    }

    /** Returns the variable's scalar slot of this name for a product of factors from 0 to 1. */
    final Variable productSlot(Variable variable, String name) {
        return slots.get(variable, name, 1, SlotRange.FRACTION);
    }

    /** Returns the variable's scalar slot of this name: one value for the whole variable. */
    protected final Variable scalarSlot(Variable variable, String name, double initial) {
        return slots.get(variable, name, initial, SlotRange.FINITE);
    }

    /** Counts an update of the variable, and returns the number of its updates, including this update. */
    protected final int countUpdate(Variable variable) {
        Variable count = slots.get(variable, "updates", 0, SlotRange.COUNT);
        count.assign(count.add(1));
        return (int) count.item();
    }

    /**
     * Returns the learning rate as a setting: the number "learningRate", or the object "schedule". A subclass that implements
     * {@link io.beras.core.config.Configurable} adds its own settings.
     */
    protected final Config learningRateConfig() {
        return rate.addTo(Config.empty());
    }

    /** Returns the optimizer and its settings as text, such as {@code SGD(learningRate=0.1, momentum=0.9)}. */
    protected final String describe(String... settings) {
        SettingsText text = text();
        for (String setting : settings) {
            text.text(setting);
        }
        return text.toString();
    }

    /** Returns the text of this optimizer with its learning rate, for further settings. */
    final SettingsText text() {
        return new SettingsText(this).value("learningRate", rate);
    }

    @Override
    public String toString() {
        return describe();
    }

    private void apply(Variable variable, Tensor g) {
        try (GradientTape.Pause pause = GradientTape.pause();
                StepScope scratch = new StepScope("the update of " + variable.name())) {
            if (takesFastPath(variable)) {
                updateInOnePass(variable, g);
            } else {
                update(variable, g);
            }
        }
        slots.requireRestoredIsUsed(variable);
    }

    /** The formula in tensor operations is the reference path: for DOUBLE, and for comparison with the loop. */
    private static boolean takesFastPath(Variable variable) {
        return variable.dataType() == DataType.FLOAT && KernelSelection.isFast();
    }

    /**
     * Checks that the gradient exists, and its shape and type; broadcasting would hide an error, such as a missing sum over
     * the batch.
     */
    private static void requireFit(Variable variable, @Nullable Tensor g) {
        if (g == null) {
            return;
        }
        g.requireOpen();
        if (!Arrays.equals(g.shape(), variable.shape()) || g.dataType() != variable.dataType()) {
            throw new ShapeException("the gradient of variable \"" + variable.name() + "\" must be " + kind(variable)
                    + " like the variable itself, not " + kind(g));
        }
    }

    private static String kind(Tensor tensor) {
        return tensor.dataType() + " " + Shapes.text(tensor.shape());
    }
}
