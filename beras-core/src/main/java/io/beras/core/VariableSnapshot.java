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
                if (copy == null || copy.version != weight.version()) {
                    copies.put(weight, new Copy(weight.detach(), weight.version()));
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

    private record Copy(Tensor value, long version) {}
}
