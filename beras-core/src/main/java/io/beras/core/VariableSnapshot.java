package io.beras.core;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies of the variables that a forward pass itself changes, such as running statistics, to undo a step that failed.
 *
 * <p>These are the variables made by {@link Variable#nonTrainable}. Other variables change after the forward pass only, by
 * the optimizer.
 *
 * <pre>{@code
 * snapshot.save(model.weights());
 * double loss = …;                          // forward
 * if (!Double.isFinite(loss)) {
 *     snapshot.restore();
 * }
 * }</pre>
 */
public final class VariableSnapshot {

    private final Map<Variable, Copy> copies = new IdentityHashMap<>();

    /** Copies the non-trainable variables among these weights, except those that have not changed since the last copy. */
    public void save(List<Variable> weights) {
        for (Variable weight : weights) {
            if (!weight.canTrain()) {
                Copy copy = copies.get(weight);
                if (copy == null || copy.value.dataType() != weight.dataType()) {
                    copies.put(weight, new Copy(weight));
                } else {
                    copy.update(weight);
                }
            }
        }
    }

    /** Gives each variable that has changed since it was saved its saved value. */
    public void restore() {
        copies.forEach((variable, copy) -> {
            if (variable.version() != copy.version) {
                variable.assign(copy.value);
            }
        });
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
