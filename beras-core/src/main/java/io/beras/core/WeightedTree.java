package io.beras.core;

import java.util.List;
import java.util.Set;

/** The walk behind {@link Weighted#weights()}. */
final class WeightedTree {

    private WeightedTree() {}

    static void collect(Weighted node, Set<Object> seen, List<Variable> weights) {
        if (!seen.add(node)) {
            return;
        }
        for (Variable weight : node.ownWeights()) {
            if (seen.add(weight)) {
                weights.add(weight);
            }
        }
        for (Weighted child : node.children()) {
            collect(child, seen, weights);
        }
    }
}
