package io.beras.optim;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.UniqueNames;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The slot variables of an optimizer: its state for each variable, found by the variable's identity.
 *
 * <p>A slot's name starts with its variable's name, as in "dense_1/w/firstMoment". Layers outside a model all name their
 * weights "w": the slots of the second variable "w" then start with "w_2", of the third with "w_3". The order is that of
 * registration.
 *
 * <p>Restored state is kept by name until the variable's first update.
 */
final class SlotVariables {

    private final IdentityHashMap<Variable, Owner> owners = new IdentityHashMap<>();
    private final List<Variable> all = new ArrayList<>();
    private final Map<String, Variable> restored = new LinkedHashMap<>();

    private record Owner(String name, Map<String, Variable> slots) {}

    /** Gives each variable a unique name, in this order: the first update of each may come in another order. */
    void register(List<Variable> variables) {
        boolean isFirst = owners.isEmpty();
        variables.forEach(this::owner);
        if (isFirst && !restored.isEmpty() && owners.values().stream().allMatch(this::hasNothingRestored)) {
            owners.clear();
            throw new IllegalStateException(
                    "the restored state " + restored.keySet() + " does not belong to the variables "
                            + variables.stream().map(Variable::name).toList()
                            + "; restore the state that was saved with this model");
        }
    }

    /** Returns a slot of a variable, full of the initial value if it is new; it has the variable's present type. */
    Variable get(Variable variable, String name, double initial, long... shape) {
        Owner owner = owner(variable);
        Variable slot = owner.slots.computeIfAbsent(name, key -> {
            Variable added = restoredOrNew(owner.name + "/" + name, variable, initial, shape);
            all.add(added);
            return added;
        });
        if (slot.dataType() != variable.dataType()) {
            castLike(variable, slot);
        }
        return slot;
    }

    /** Returns all slots, oldest first, then the restored slots that no variable has used yet. */
    List<Variable> all() {
        List<Variable> slots = new ArrayList<>(all);
        slots.addAll(restored.values());
        return slots;
    }

    /** Keeps these values by name for the variables' first updates. */
    void restore(Map<String, Tensor> slots) {
        restored.clear();
        slots.forEach((name, values) -> restored.put(name, Variable.nonTrainable(name, values)));
    }

    /** Checks that no variable is registered: its slots would conflict with restored slots. */
    void requireNoneRegistered() {
        if (!owners.isEmpty()) {
            throw new IllegalStateException(
                    "restore(...) must come before the first step; create a new optimizer with the same settings");
        }
    }

    /** Checks that each name is that of a slot: a variable's name, a slash, a word. */
    static void requireNames(Set<String> slots) {
        for (String slot : slots) {
            if (slot.indexOf('/') < 0) {
                throw new IllegalArgumentException("the state to restore holds \"" + slot
                        + "\", which is not a slot of a variable, such as \"w/firstMoment\";"
                        + (slot.equals("steps") ? " was it saved with a schedule?" : " is it an optimizer's state?"));
            }
        }
    }

    /** Checks that the variable's update has used all restored slots of the variable. */
    void requireAllUsed(Variable variable) {
        if (!restored.isEmpty()) {
            restoredOf(owner(variable).name).findFirst().ifPresent(slot -> {
                throw new IllegalStateException("restored state \"" + slot.name()
                        + "\" does not belong to this optimizer; create it with the settings of the saved optimizer");
            });
        }
    }

    private Owner owner(Variable variable) {
        return owners.computeIfAbsent(variable, key -> {
            Owner owner = new Owner(UniqueNames.free(key.name(), this::isTaken), new LinkedHashMap<>());
            restoredOf(owner.name)
                    .filter(slot -> slot.rank() > 0)
                    .forEach(slot -> requireShape(slot, key, key.shape()));
            return owner;
        });
    }

    private Variable restoredOrNew(String name, Variable variable, double initial, long... shape) {
        Variable slot = restored.get(name);
        if (slot == null) {
            return Variable.nonTrainable(name, Tensor.full(variable.dataType(), initial, shape));
        }
        requireShape(slot, variable, shape);
        restored.remove(name);
        return slot;
    }

    private boolean hasNothingRestored(Owner owner) {
        return restoredOf(owner.name).findAny().isEmpty();
    }

    private Stream<Variable> restoredOf(String owner) {
        return restored.values().stream()
                .filter(slot ->
                        slot.name().substring(0, slot.name().lastIndexOf('/')).equals(owner));
    }

    private static void requireShape(Variable slot, Variable variable, long... shape) {
        if (!Arrays.equals(slot.shape(), shape)) {
            throw new ShapeException("\"" + slot.name() + "\" was restored with the shape " + Shapes.text(slot.shape())
                    + ", but variable \"" + variable.name() + "\" needs " + Shapes.text(shape)
                    + "; restore the state that was saved with this model");
        }
    }

    private boolean isTaken(String name) {
        return owners.values().stream().anyMatch(owner -> owner.name.equals(name));
    }

    /** Casts the slot of a variable that was cast after its first update. */
    private static void castLike(Variable variable, Variable slot) {
        Weighted holder = new Weighted() {
            @Override
            public List<Variable> ownWeights() {
                return List.of(slot);
            }
        };
        holder.cast(variable.dataType());
    }
}
