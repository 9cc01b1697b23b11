package io.beras.optim;

import io.beras.core.UniqueNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Unique names for the variables of an optimizer: of three variables "w" the second is "w_2" and the third "w_3".
 *
 * <p>Restored state is found by these names. They depend on the list of variables, so the state of equal names is refused
 * if the list is not that of the saved run.
 */
final class SlotOwnerNames {

    private SlotOwnerNames() {}

    /** Returns the owners by their unique names, numbered in this order. */
    static Map<String, SlotOwner> number(List<SlotOwner> owners) {
        UniqueNames names = new UniqueNames();
        Map<String, SlotOwner> byName = new LinkedHashMap<>();
        owners.forEach(owner -> byName.put(names.next(owner.variableName()), owner));
        return byName;
    }

    /**
     * Checks that the restored names can belong to the added owners only.
     *
     * @param added the owners that are new in this step, by their unique names
     * @param names the unique names of all owners
     * @param restored the names of the owners in the restored state
     */
    static void requireUnambiguous(Map<String, SlotOwner> added, Set<String> names, Set<String> restored) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        added.forEach((name, owner) -> groups.computeIfAbsent(owner.variableName(), key -> new ArrayList<>())
                .add(name));
        groups.forEach((variable, group) -> {
            List<String> saved = Stream.concat(
                            group.stream().filter(restored::contains),
                            numbered(variable, restored).filter(name -> !names.contains(name)))
                    .toList();
            if (!saved.isEmpty() && !saved.equals(group)) {
                throw new IllegalStateException("the restored state of " + saved
                        + " may belong to other variables of the name \"" + variable + "\" than to " + group
                        + "; pass all variables of the saved run in their order, with a null gradient for a frozen"
                        + " variable, or give each variable its own name");
            }
        });
    }

    private static Stream<String> numbered(String variable, Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(variable + "_")
                        && name.substring(variable.length() + 1).matches("[1-9][0-9]*"));
    }
}
