package io.beras.optim;

import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.arrays.KernelSelection;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What all optimizers share: they visit each variable that has a gradient, and remember things of it.
 *
 * <p>A subclass writes {@link #update}: the formula for one variable. If it has to be fast, it writes the formula once
 * more as a loop, in {@link #updateInOnePass}.
 *
 * <p>Each {@link #applyGradients} is a step. With a {@link LearningRateSchedule} the steps done are counted in {@link #state()}, as
 * "steps", and the rate can't be set by hand.
 */
public abstract class VariableOptimizer implements Optimizer {

    private final SlotVariables slots = new SlotVariables();
    private final LearningRate rate;

    /** Starts with this learning rate: finite and not negative. */
    protected VariableOptimizer(double learningRate) {
        rate = new FixedRate(learningRate);
    }

    /** Takes the learning rate of each step from a schedule, from its step 0 on. */
    protected VariableOptimizer(LearningRateSchedule learningRate) {
        rate = new ScheduledRate(learningRate);
    }

    /**
     * Moves one variable by its gradient g: the formula, in tensor operations.
     *
     * <p>Tensors made here end with the update; what is to be remembered goes into a {@link #slot}.
     */
    protected abstract void update(Variable variable, Tensor g);

    /** Moves one FLOAT variable by the same formula in one pass over memory, where a subclass has written one. */
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
            requireFit(variables.get(i), gradients.get(i)); // all of them first: no step is taken by halves
        }
        slots.meet(variables);
        for (int i = 0; i < variables.size(); i++) {
            Tensor g = gradients.get(i);
            if (g != null) {
                apply(variables.get(i), g);
            }
        }
        rate.advance();
    }

    /** Returns the learning rate: during a step that step's, else that of the step to come. */
    @Override
    public final double learningRate() {
        return rate.now();
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
        Map<String, Tensor> ofVariables = new LinkedHashMap<>(state);
        List<Variable> own = rate.state();
        for (Variable variable : own) {
            if (ofVariables.remove(variable.name()) == null) {
                throw new IllegalArgumentException("the state to restore lacks \"" + variable.name()
                        + "\", and holds only " + state.keySet() + "; was it saved with a fixed learning rate?");
            }
        }
        SlotVariables.requireNames(ofVariables.keySet());
        slots.requireUnused();
        own.forEach(variable -> variable.assign(Objects.requireNonNull(state.get(variable.name()))));
        slots.restore(ofVariables);
    }

    /** Returns what is remembered of a variable under this name: zeros in its shape at first. */
    protected final Variable slot(Variable variable, String name) {
        return slot(variable, name, 0);
    }

    /** Returns what is remembered of a variable under this name: in its shape, at first full of this number. */
    protected final Variable slot(Variable variable, String name, double initial) {
        return slots.get(variable, name, initial, variable.shape());
    }

    /** Returns the one number that is remembered of a whole variable under this name. */
    protected final Variable scalarSlot(Variable variable, String name, double initial) {
        return slots.get(variable, name, initial);
    }

    /** Counts the updates of a variable, and returns how many there have been, this one included. */
    protected final int countUpdate(Variable variable) {
        Variable count = scalarSlot(variable, "updates", 0);
        count.assign(count.add(1));
        return (int) count.item();
    }

    /** Returns the optimizer with these settings as text: {@code SGD(learningRate=0.1, momentum=0.9)}. */
    protected final String describe(String... settings) {
        List<String> all = new ArrayList<>(List.of("learningRate=" + rate));
        all.addAll(List.of(settings));
        return getClass().getSimpleName() + "(" + String.join(", ", all) + ")";
    }

    @Override
    public String toString() {
        return describe();
    }

    private void apply(Variable variable, Tensor g) {
        try (GradientTape.Pause pause = GradientTape.pause();
                StepScope scratch = new StepScope("the update of " + variable.name())) {
            if (variable.dataType() == DataType.FLOAT && KernelSelection.isFast()) {
                updateInOnePass(variable, g);
            } else {
                update(variable, g);
            }
        }
        slots.requireNothingLeft(variable);
    }

    /** Checks what broadcasting would hide: a sum over the batch forgotten, say. */
    private static void requireFit(Variable variable, @Nullable Tensor g) {
        if (g == null) {
            return;
        }
        if (!Arrays.equals(g.shape(), variable.shape()) || g.dataType() != variable.dataType()) {
            throw new ShapeException("the gradient of variable \"" + variable.name() + "\" must be " + kind(variable)
                    + " like the variable itself, not " + kind(g));
        }
    }

    private static String kind(Tensor tensor) {
        return tensor.dataType() + " " + Shapes.text(tensor.shape());
    }
}
