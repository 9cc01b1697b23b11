package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.VariableSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The slot variables of an optimizer: its state for each variable, found by the variable's identity.
 *
 * <p>A slot's name starts with its variable's name, as in "dense_1/w/firstMoment". Layers outside a model all name their
 * weights "w": the slots of the second variable "w" then start with "w_2", of the third with "w_3". The order is that of
 * the lists of variables; a variable that joins late takes the place that its list gives it.
 *
 * <p>Restored state is kept by name until the variable's first update.
 */
final class SlotVariables {

    private final Supplier<String> optimizer;
    private final IdentityHashMap<Variable, SlotOwner> owners = new IdentityHashMap<>();
    private List<SlotOwner> inOrder = List.of();
    private final List<Variable> all = new ArrayList<>();
    private final Map<String, Variable> unclaimed = new LinkedHashMap<>();
    private boolean restoredIsLeft;
    private long step;

    /** Creates an empty store; the text of the optimizer is for messages. */
    SlotVariables(Supplier<String> optimizer) {
        this.optimizer = optimizer;
    }

    /** Registers the variables of a step, each once, and gives new variables unique names. */
    void register(List<Variable> variables) {
        step++;
        for (int i = 0; i < variables.size(); i++) {
            SlotOwner owner = owners.get(variables.get(i));
            if (owner == null) {
                addNew(variables);
                owner = ownerOf(variables.get(i));
            }
            owner.enter(step);
        }
    }

    /** Returns a slot of a variable, full of the initial value if it is new; it has the variable's present type. */
    Variable get(Variable variable, String name, double initial, SlotRange range, long... shape) {
        SlotOwner owner = ownerOf(variable);
        Variable slot = owner.slot(name);
        if (slot == null) {
            slot = owner.add(name, initial, range, shape);
            all.add(slot);
        }
        if (slot.dataType() != variable.dataType()) {
            slot.castInPlace(variable.dataType()); // the variable was cast after its last update
        }
        return slot;
    }

    /** Returns all slots, oldest first, then the restored slots that no update has used yet. */
    List<Variable> all() {
        List<Variable> slots = new ArrayList<>(all);
        inOrder.forEach(owner -> slots.addAll(owner.restored().values()));
        slots.addAll(unclaimed.values());
        return slots;
    }

    /** Keeps these values by name for the variables' first updates. */
    void restore(List<Variable> slots) {
        unclaimed.clear();
        slots.forEach(slot -> unclaimed.put(slot.name(), slot));
        restoredIsLeft = !slots.isEmpty();
    }

    /** Checks that no variable is registered: its slots would conflict with restored slots. */
    void requireNoneRegistered() {
        if (!owners.isEmpty()) {
            throw new IllegalStateException(
                    "restore(...) must come before the first step; create a new optimizer with the same settings");
        }
    }

    /** Returns copies of these values as slots: each name a variable's name, a slash, a word; each value finite. */
    static List<Variable> requireSlots(Map<String, Tensor> state) {
        List<Variable> slots = new ArrayList<>();
        state.forEach((name, values) -> {
            if (name.indexOf('/') < 0) {
                throw new IllegalArgumentException("the state to restore holds \"" + name
                        + "\", which is not a slot of a variable, such as \"w/firstMoment\";"
                        + (name.equals("steps")
                                ? " create this optimizer with a schedule"
                                : " restore the state of an optimizer"));
            }
            Variable slot = Variable.nonTrainable(name, values);
            SlotRange.FINITE.require(slot);
            slots.add(slot);
        });
        return slots;
    }

    /** Returns whether a step uses restored state, which may turn out not to belong to the optimizer. */
    boolean usesRestored(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
        if (!restoredIsLeft) {
            return false;
        }
        for (int i = 0; i < variables.size(); i++) {
            SlotOwner owner = owners.get(variables.get(i));
            if (owner == null || (gradients.get(i) != null && !owner.restored().isEmpty())) {
                return true;
            }
        }
        return false;
    }

    /** Checks that the variable's update has used the variable's restored slots, and no other. */
    void requireRestoredIsUsed(Variable variable) {
        if (restoredIsLeft) {
            ownerOf(variable).requireRestoredIsUsed(optimizer);
        }
    }

    /** Drops the restored slots of which the variables have taken copies. */
    void dropUsed() {
        inOrder.stream()
                .filter(owner -> owner.restored().keySet().stream().anyMatch(slot -> owner.slot(slot) != null))
                .forEach(SlotOwner::dropRestored);
        restoredIsLeft = !unclaimed.isEmpty()
                || inOrder.stream().anyMatch(owner -> !owner.restored().isEmpty());
    }

    /** Returns an action that undoes every later registration, slot and change of a slot. */
    Runnable snapshot() {
        List<SlotOwner> ownersBefore = inOrder;
        Map<String, Variable> unclaimedBefore = new LinkedHashMap<>(unclaimed);
        List<Variable> slotsBefore = List.copyOf(all);
        VariableSnapshot values = new VariableSnapshot();
        values.save(slotsBefore);
        return () -> {
            values.restore();
            List<Variable> added = all.subList(slotsBefore.size(), all.size());
            added.forEach(slot -> inOrder.forEach(owner -> owner.remove(slot)));
            added.clear();
            owners.values().retainAll(ownersBefore);
            unclaimed.clear();
            unclaimed.putAll(unclaimedBefore);
            rename(SlotOwnerNames.number(ownersBefore));
        };
    }

    private SlotOwner ownerOf(Variable variable) {
        return Objects.requireNonNull(
                owners.get(variable), "an optimizer has slots for the variables of its step only");
    }

    private void addNew(List<Variable> variables) {
        Map<String, SlotOwner> named = SlotOwnerNames.number(withNew(variables));
        if (!unclaimed.isEmpty()) {
            Set<String> restored = unclaimed.keySet().stream()
                    .map(SlotVariables::ownerName)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (owners.isEmpty()) {
                requireAnyRestored(named.keySet(), restored);
            }
            Map<String, SlotOwner> added = new LinkedHashMap<>(named);
            added.values().removeAll(inOrder);
            SlotOwnerNames.requireUnambiguous(added, named.keySet(), restored);
            added.forEach(this::claim);
        }
        rename(named);
        inOrder.forEach(owner -> owners.put(owner.variable(), owner));
    }

    /** Returns all owners in order: a new variable comes before the next known variable of the list, or last. */
    private List<SlotOwner> withNew(List<Variable> variables) {
        List<SlotOwner> merged = new ArrayList<>(inOrder);
        Set<Variable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<SlotOwner> waiting = new ArrayList<>();
        for (Variable variable : variables) {
            SlotOwner known = owners.get(variable);
            if (known != null) {
                merged.addAll(merged.indexOf(known), waiting);
                waiting.clear();
            } else if (seen.add(variable)) {
                waiting.add(new SlotOwner(variable));
            }
        }
        merged.addAll(waiting);
        return merged;
    }

    private void rename(Map<String, SlotOwner> named) {
        named.forEach((name, owner) -> owner.rename(name));
        inOrder = List.copyOf(named.values());
    }

    /** Moves the restored slots of this name to the owner. */
    private void claim(String name, SlotOwner owner) {
        Map<String, Variable> claimed = new LinkedHashMap<>();
        unclaimed.forEach((slot, values) -> {
            if (ownerName(slot).equals(name)) {
                claimed.put(slot.substring(name.length() + 1), values);
            }
        });
        owner.restore(claimed);
        claimed.values().forEach(values -> unclaimed.remove(values.name()));
    }

    private void requireAnyRestored(Set<String> names, Set<String> restored) {
        if (names.stream().noneMatch(restored::contains)) {
            throw new IllegalStateException(
                    "the restored state " + unclaimed.keySet() + " does not belong to the variables " + names
                            + "; restore the state that was saved with this model");
        }
    }

    private static String ownerName(String slot) {
        return slot.substring(0, slot.lastIndexOf('/'));
    }
}
