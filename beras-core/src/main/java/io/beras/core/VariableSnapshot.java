package io.beras.core;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies of the values of variables, to undo a step that failed.
 *
 * <pre>{@code
 * snapshot.saveRunningValues(model.weights());
 * double loss = …;                          // forward
 * if (!Double.isFinite(loss)) {
 *     snapshot.restore();
 * }
 * }</pre>
 */
public final class VariableSnapshot {

    private final Map<Variable, Copy> copies = new IdentityHashMap<>();

    /** Copies these variables, except those that have not changed since they were copied last. */
    public void save(List<Variable> variables) {
        variables.forEach(this::save);
    }

    /**
     * Copies the weights that a forward pass changes, such as running statistics: the variables created by
     * {@link Variable#nonTrainable}. The optimizer changes all others, after the forward pass.
     */
    public void saveRunningValues(List<Variable> weights) {
        for (Variable weight : weights) {
            if (!weight.canTrain()) {
                save(weight);
            }
        }
    }

    /** Gives each variable that has changed since it was saved its saved value, in its present type. */
    public void restore() {
        copies.forEach((variable, copy) -> {
            if (variable.version() != copy.version) {
                variable.assign(copy.value.cast(variable.dataType()));
            }
        });
    }

    private void save(Variable variable) {
        Copy copy = copies.get(variable);
        if (copy == null || copy.value.dataType() != variable.dataType()) {
            copies.put(variable, new Copy(variable));
        } else {
            copy.update(variable);
        }
    }

    /** The saved value of a variable: each training step writes into the same memory. */
    private static final class Copy {
        private final Variable value;
        private long version;

        Copy(Variable variable) {
            value = Variable.nonTrainable(variable.name(), variable);
            version = variable.version();
        }

        void update(Variable variable) {
            if (version != variable.version()) {
                value.assign(variable);
                version = variable.version();
            }
        }
    }
}
