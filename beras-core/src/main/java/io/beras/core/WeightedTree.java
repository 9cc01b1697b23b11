package io.beras.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The nodes and the weights of a tree of parts at one moment, each once by identity, in first-use order. */
final class WeightedTree {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Weighted> modeKeepers = new ArrayList<>(0);
    private final List<Variable> weights = new ArrayList<>();

    private WeightedTree() {}

    static WeightedTree of(Weighted root) {
        WeightedTree tree = new WeightedTree();
        tree.collect(root);
        return tree;
    }

    List<Variable> weights() {
        return weights;
    }

    /** Returns whether an object is a node of this tree. */
    boolean contains(Weighted node) {
        return seen.contains(node);
    }

    /** Returns the nodes with a custom {@code setTraining}, which may store the mode in a field. */
    List<Weighted> modeKeepers() {
        return modeKeepers;
    }

    private void collect(Weighted node) {
        if (!seen.add(node)) {
            return;
        }
        if (TrainingMode.isKeptBy(node)) {
            modeKeepers.add(node);
        }
        for (Variable weight : node.ownWeights()) {
            if (seen.add(weight)) {
                weights.add(weight);
            }
        }
        for (Weighted child : node.children()) {
            collect(child);
        }
    }
}
