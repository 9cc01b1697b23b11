package io.beras.optim;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
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
 * What an optimizer remembers of each variable, by the variable's identity.
 *
 * <p>A slot is called after its variable, as in "dense_1/w/mean". Layers outside a model all call their weights "w": the
 * second such variable's slots begin with "w_2", the third's with "w_3", in the order in which the optimizer met them.
 *
 * <p>What is restored waits under its name until its variable's first update asks for it.
 */
final class SlotVariables {

    private final IdentityHashMap<Variable, Owner> owners = new IdentityHashMap<>();
    private final List<Variable> all = new ArrayList<>();
    private final Map<String, Variable> restored = new LinkedHashMap<>();

    private record Owner(String name, Map<String, Variable> slots) {}

    /** Gives these variables their names, in this order, whichever of them is remembered first. */
    void meet(List<Variable> variables) {
        boolean isFirst = owners.isEmpty();
        variables.forEach(this::owner);
        if (isFirst && !restored.isEmpty() && owners.values().stream().allMatch(this::hasNothingRestored)) {
            owners.clear();
            throw new IllegalStateException(
                    "nothing that was restored, " + restored.keySet() + ", is of these variables, "
                            + variables.stream().map(Variable::name).toList()
                            + "; restore the state that was saved with this model");
        }
    }

    /** Returns a slot of a variable, at first full of this number; it has the variable's type, now and later. */
    Variable get(Variable variable, String name, double initial, long... shape) {
        Owner owner = owner(variable);
        Variable slot = owner.slots.computeIfAbsent(name, key -> {
            Variable first = restoredOrNew(owner.name + "/" + name, variable, initial, shape);
            all.add(first);
            return first;
        });
        if (slot.dataType() != variable.dataType()) {
            follow(variable, slot);
        }
        return slot;
    }

    /** Returns all slots, from the oldest on, then those that wait. */
    List<Variable> all() {
        List<Variable> slots = new ArrayList<>(all);
        slots.addAll(restored.values());
        return slots;
    }

    /** Keeps these numbers for the variables to come. */
    void restore(Map<String, Tensor> slots) {
        restored.clear();
        slots.forEach((name, numbers) -> restored.put(name, Variable.nonTrainable(name, numbers)));
    }

    /** Checks that no variable has been met, which would have slots of its own. */
    void requireUnused() {
        if (!owners.isEmpty()) {
            throw new IllegalStateException(
                    "restore(...) must come before the first step; make a new optimizer with the same settings");
        }
    }

    /** Checks that these are names of slots. */
    static void requireNames(Set<String> slots) {
        for (String slot : slots) {
            if (slot.indexOf('/') < 0) {
                throw new IllegalArgumentException("the state to restore holds \"" + slot
                        + "\", which is not remembered of a variable, as \"w/mean\" would be;"
                        + (slot.equals("steps") ? " was it saved with a schedule?" : " is it an optimizer's?"));
            }
        }
    }

    /** Checks that nothing that was restored of a variable still waits after its update. */
    void requireNothingLeft(Variable variable) {
        if (!restored.isEmpty()) {
            restoredOf(owner(variable).name).findFirst().ifPresent(slot -> {
                throw new IllegalStateException("\"" + slot.name()
                        + "\" was restored, but this optimizer remembers no such thing; make it with the settings that"
                        + " the saved one had");
            });
        }
    }

    private Owner owner(Variable variable) {
        return owners.computeIfAbsent(variable, key -> {
            Owner owner = new Owner(unique(key.name()), new LinkedHashMap<>());
            restoredOf(owner.name)
                    .filter(slot -> slot.rank() > 0)
                    .forEach(slot -> requireShape(slot, key, key.shape()));
            return owner;
        });
    }

    private Variable restoredOrNew(String name, Variable variable, double initial, long... shape) {
        Variable known = restored.get(name);
        if (known == null) {
            return Variable.nonTrainable(name, Tensor.full(variable.dataType(), initial, shape));
        }
        requireShape(known, variable, shape);
        restored.remove(name);
        return known;
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

    private String unique(String name) {
        String candidate = name;
        for (int i = 2; isTaken(candidate); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
    }

    private boolean isTaken(String name) {
        return owners.values().stream().anyMatch(owner -> owner.name.equals(name));
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
}
