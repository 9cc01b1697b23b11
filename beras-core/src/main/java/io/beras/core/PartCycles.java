package io.beras.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses a part that contains itself, directly or through other parts: its call would never end. */
public final class PartCycles {

    private PartCycles() {}

    /**
     * Checks that {@code whole} is not a part of {@code part}, before {@code part} is added to {@code whole}.
     *
     * @throws IllegalArgumentException if {@code whole} is such a part; the message names both
     */
    public static void requireNone(Weighted whole, Object part) {
        if (part instanceof Weighted node && WeightedTree.of(node).contains(whole)) {
            String reason = part == whole
                    ? "its call would never end; add another part"
                    : "it is inside the " + ClassNames.kind(part) + " that is added to it; add a new "
                            + ClassNames.kind(part);
            throw new IllegalArgumentException(ClassNames.kind(whole) + " can't be a part of itself: " + reason);
        }
    }

    /**
     * Checks that no node of a tree is a part of itself, for trees with a custom {@code children()}.
     *
     * @throws IllegalArgumentException if there is such a node; the message names the nodes of the cycle
     */
    public static void requireNone(Weighted root) {
        requireNone(root, new ArrayList<>(), Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void requireNone(Weighted node, List<Weighted> path, Set<Weighted> done) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i) == node) {
                List<Weighted> cycle = new ArrayList<>(path.subList(i, path.size()));
                cycle.add(node);
                throw new IllegalArgumentException(ClassNames.kind(node) + " is a part of itself ("
                        + cycle.stream().map(ClassNames::kind).collect(Collectors.joining(" contains "))
                        + "); remove it from its own children()");
            }
        }
        if (!done.add(node)) {
            return;
        }
        path.add(node);
        node.children().forEach(child -> requireNone(child, path, done));
        path.remove(path.size() - 1);
    }
}
