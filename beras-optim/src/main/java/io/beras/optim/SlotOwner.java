package io.beras.optim;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A variable with the slots that an optimizer stores for it, and with the restored slots that no update has used yet. */
final class SlotOwner {

    private final Variable variable;
    private final String variableName;
    private final Map<String, Variable> slots = new LinkedHashMap<>();
    private Map<String, Variable> restored = Map.of();
    private String name;
    private long lastStep;

    /** Creates an owner without slots, named after its variable. */
    SlotOwner(Variable variable) {
        this.variable = variable;
        variableName = variable.name();
        name = variableName;
    }

    Variable variable() {
        return variable;
    }

    /** Returns the name that the variable had when the optimizer saw it first; several variables may share this name. */
    String variableName() {
        return variableName;
    }

    /** Returns the unique name: the first part of the name of each slot. */
    String name() {
        return name;
    }

    void rename(String unique) {
        if (!name.equals(unique)) {
            name = unique;
            slots.forEach((slot, values) -> values.setName(unique + "/" + slot));
        }
    }

    /** Registers the variable for this step; throws if it is registered already. */
    void enter(long step) {
        if (lastStep == step) {
            throw new IllegalArgumentException("applyGradients got the variable \"" + variableName
                    + "\" twice; add its gradients, and pass the variable once");
        }
        lastStep = step;
    }

    /**
     * Stores restored slots by their names, for the variable's first update; slots that are not scalars must have its shape.
     */
    void restore(Map<String, Variable> slotsByName) {
        for (Variable slot : slotsByName.values()) {
            if (slot.rank() > 0) {
                requireShape(slot, variable.shape());
            }
        }
        restored = slotsByName;
    }

    Map<String, Variable> restored() {
        return restored;
    }

    /** Removes the restored slots, which the variable's first update has used. */
    void dropRestored() {
        restored = Map.of();
    }

    @Nullable
    Variable slot(String slot) {
        return slots.get(slot);
    }

    /** Adds a slot: a copy of the restored values, or else full of the initial value. */
    Variable add(String slot, double initial, SlotRange range, long... shape) {
        Variable saved = restored.get(slot);
        if (saved != null) {
            requireShape(saved, shape);
            range.require(saved);
        }
        Variable added = Variable.nonTrainable(
                name + "/" + slot, saved != null ? saved : Tensor.full(variable.dataType(), initial, shape));
        slots.put(slot, added);
        return added;
    }

    void remove(Variable slot) {
        slots.values().remove(slot);
    }

    /** Checks that the first update after restoring has used every restored slot, and no other. */
    void requireRestoredIsUsed(Supplier<String> optimizer) {
        if (restored.isEmpty() || restored.keySet().equals(slots.keySet())) {
            return;
        }
        String remedy = "; create it with the settings of the saved optimizer: the state of \"" + name + "\", "
                + restored.keySet() + SavedOptimizer.of(restored.keySet()) + ", is not that of "
                + optimizer.get() + ", " + slots.keySet();
        for (String slot : restored.keySet()) {
            if (!slots.containsKey(slot)) {
                throw new IllegalStateException(
                        "restored state \"" + name + "/" + slot + "\" does not belong to this optimizer" + remedy);
            }
        }
        throw new IllegalStateException("the restored state lacks slots of this optimizer" + remedy);
    }

    private void requireShape(Variable slot, long... shape) {
        if (!Arrays.equals(slot.shape(), shape)) {
            throw new ShapeException("\"" + slot.name() + "\" was restored with the shape " + Shapes.text(slot.shape())
                    + ", but variable \"" + variableName + "\" needs " + Shapes.text(shape)
                    + "; restore the state that was saved with this model");
        }
    }
}
