package io.beras.core;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The paths of the weights below a root: "dense_2/w", or "residual_1/dense_1/w" in a block of a model.
 *
 * <p>A weight that several parts share has the path of the first of these parts. A path starts at a {@link NameScope}: below
 * any other root, a weight that is in no scope has its own name as its path.
 */
final class WeightNames {

    private final Set<Object> named = identitySet();
    /** The scopes around the present node: a scope that contains itself ends here. */
    private final Set<Object> open;

    private final Map<Variable, String> paths = new LinkedHashMap<>();

    private WeightNames(Set<Object> open) {
        this.open = open;
    }

    /** Returns the path of each weight, in the order of {@link Weighted#weights()}. Two paths may be equal. */
    static Map<Variable, String> paths(Weighted root) {
        return paths(root, identitySet());
    }

    /** Returns the weights by unique names: their paths, with a number where two are equal. */
    static Map<String, Variable> unique(Weighted root) {
        UniqueNames names = new UniqueNames();
        Map<String, Variable> weights = new LinkedHashMap<>();
        paths(root).forEach((weight, path) -> weights.put(names.next(path), weight));
        return weights;
    }

    private static Map<Variable, String> paths(Weighted root, Set<Object> open) {
        WeightNames names = new WeightNames(open);
        open.add(root);
        if (root instanceof NameScope) {
            names.named.add(root);
            names.byPart("", root);
        } else {
            names.withoutScope(root);
        }
        open.remove(root);
        return names.paths;
    }

    private void withoutScope(Weighted node) {
        if (!named.add(node)) {
            return;
        }
        if (node instanceof NameScope) {
            inScope("", node);
            return;
        }
        node.ownWeights().forEach(weight -> put(weight, weight.ownName()));
        node.children().forEach(this::withoutScope);
    }

    /** Names the own weights of a node, and those of its parts, numbered by kind. */
    private void byPart(String prefix, Weighted node) {
        node.ownWeights().forEach(weight -> put(weight, prefix + weight.ownName()));
        Map<String, Integer> partsByKind = new HashMap<>();
        for (Weighted part : node.children()) {
            if (named.add(part)) {
                String kind = ClassNames.kind(part).toLowerCase(Locale.ROOT);
                String inner = prefix + kind + "_" + partsByKind.merge(kind, 1, Integer::sum) + "/";
                if (part instanceof NameScope) {
                    inScope(inner, part);
                } else {
                    byPart(inner, part);
                }
            }
        }
    }

    private void inScope(String prefix, Weighted scope) {
        if (!open.contains(scope)) {
            paths(scope, open).forEach((weight, path) -> put(weight, prefix + path));
        }
    }

    private void put(Variable weight, String path) {
        paths.putIfAbsent(weight, path);
    }

    private static Set<Object> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
