package io.beras.core;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The walk of {@link Weighted#setTraining} through a tree of parts; the walk also ends in a tree that contains itself. */
final class ModeWalk {

    /** The nodes between the root of this thread's walk and the present node. */
    private static final ThreadLocal<Set<Weighted>> PATH =
            ThreadLocal.withInitial(() -> Collections.newSetFromMap(new IdentityHashMap<>()));

    private ModeWalk() {}

    static void throughChildren(Weighted node, boolean training) {
        Set<Weighted> path = PATH.get();
        if (!path.add(node)) {
            return;
        }
        try {
            node.children().forEach(child -> child.setTraining(training));
        } finally {
            path.remove(node);
        }
    }
}
