package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an optimizer remembers of each variable, by the variable's identity.
 *
 * <p>A slot is called after its variable, as in "dense_1/w/mean". Layers outside a model all call their weights "w": the
 * second such variable's slots begin with "w_2", the third's with "w_3", in the order in which the optimizer met them.
 */
final class Slots {

    private final IdentityHashMap<Variable, Owner> owners = new IdentityHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Variable> all = new ArrayList<>();

    private record Owner(String name, Map<String, Variable> slots) {}

    /** Gives these variables their names, in this order, whichever of them is remembered first. */
    void meet(List<Variable> variables) {
        variables.forEach(this::owner);
    }

    /** Returns a slot of a variable, at first full of this number; it has the variable's type, now and later. */
    Variable get(Variable variable, String name, double initial, long... shape) {
        Owner owner = owner(variable);
        Variable slot = owner.slots.computeIfAbsent(name, key -> {
            Tensor start = Tensor.full(variable.dataType(), initial, shape);
            Variable fresh = Variable.nonTrainable(owner.name + "/" + name, start);
            all.add(fresh);
            return fresh;
        });
        if (slot.dataType() != variable.dataType()) {
            follow(variable, slot);
        }
        return slot;
    }

    /** Returns all slots, from the oldest on. */
    List<Variable> all() {
        return all;
    }

    private Owner owner(Variable variable) {
        return owners.computeIfAbsent(variable, key -> new Owner(unique(key.name()), new LinkedHashMap<>()));
    }

    private String unique(String name) {
        String candidate = name;
        for (int i = 2; !names.add(candidate); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
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
