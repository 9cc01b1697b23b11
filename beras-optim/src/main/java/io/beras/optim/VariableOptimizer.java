package io.beras.optim;

import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.arrays.Fusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What all optimizers share: they visit each variable that has a gradient, and remember things of it.
 *
 * <p>A subclass writes {@link #update}: the formula for one variable. If it has to be fast, it writes the formula once
 * more as a loop, in {@link #updateInOnePass}.
 */
public abstract class VariableOptimizer implements Optimizer {

    private final IdentityHashMap<Variable, Map<String, Variable>> slots = new IdentityHashMap<>();
    private final List<Variable> state = new ArrayList<>();
    private double learningRate;

    /** Starts with this learning rate: finite and not negative. */
    protected VariableOptimizer(double learningRate) {
        this.learningRate = requireLearningRate(learningRate);
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
        for (int i = 0; i < variables.size(); i++) {
            Tensor g = gradients.get(i);
            if (g != null) {
                apply(variables.get(i), g);
            }
        }
    }

    @Override
    public final double learningRate() {
        return learningRate;
    }

    @Override
    public final void setLearningRate(double learningRate) {
        this.learningRate = requireLearningRate(learningRate);
    }

    @Override
    public final List<Variable> state() {
        return List.copyOf(state);
    }

    /** Returns what is remembered of a variable under this name: zeros in its shape at first. */
    protected final Variable slot(Variable variable, String name) {
        return slot(variable, name, variable.shape());
    }

    /** Counts the updates of a variable, and returns how many there have been, this one included. */
    protected final int countUpdate(Variable variable) {
        Variable count = slot(variable, "updates", new long[0]);
        count.assign(count.add(1));
        return (int) count.item();
    }

    private Variable slot(Variable variable, String name, long... shape) {
        Variable slot = slots.computeIfAbsent(variable, key -> new LinkedHashMap<>())
                .computeIfAbsent(name, key -> {
                    Tensor zeros = Tensor.full(variable.dataType(), 0, shape);
                    Variable fresh = Variable.nonTrainable(variable.name() + "/" + name, zeros);
                    state.add(fresh);
                    return fresh;
                });
        if (slot.dataType() != variable.dataType()) {
            follow(variable, slot);
        }
        return slot;
    }

    /** Converts what is remembered of a variable that was cast after its first update. */
    private static void follow(Variable variable, Variable slot) {
        Weighted remembered = new Weighted() {
            @Override
            public List<Variable> ownWeights() {
                return List.of(slot);
            }
        };
        remembered.cast(variable.dataType());
    }

    private void apply(Variable variable, Tensor g) {
        try (GradientTape.Pause pause = GradientTape.pause();
                StepScope scratch = new StepScope("the update of " + variable.name())) {
            if (variable.dataType() == DataType.FLOAT && Fusion.isOn()) {
                updateInOnePass(variable, g);
            } else {
                update(variable, g);
            }
        }
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

    private static double requireLearningRate(double learningRate) {
        return Settings.requireNotNegative("a learning rate", learningRate);
    }
}
