package io.beras.models;

import io.beras.core.Callable;
import io.beras.core.ClassNames;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.layers.Sequential;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names the parts of a model for messages, as in {@code Dense(3, 2) "dense_1"} or "ReLU, part 2 of SequentialModel". */
final class PartNames {

    private final Map<Object, String> names = new IdentityHashMap<>();

    PartNames(Model model) {
        collect(model);
    }

    /** Returns the name of a part, or empty if the model has no such part. */
    Optional<String> of(Object part) {
        return Optional.ofNullable(names.get(part));
    }

    /** Returns the name of the part of a class that has one of these weights, or of the only part of the class. */
    Optional<String> ofClass(Class<?> type, List<Variable> weights) {
        List<Object> parts =
                names.keySet().stream().filter(part -> part.getClass() == type).toList();
        if (parts.size() == 1) {
            return of(parts.get(0));
        }
        return parts.stream()
                .filter(part -> part instanceof Weighted weighted
                        && weighted.ownWeights().stream().anyMatch(weights::contains))
                .findFirst()
                .flatMap(this::of);
    }

    /** Returns the parts that a node of the tree calls, in their order. */
    static List<? extends Object> parts(Object node) {
        if (node instanceof Model model) {
            return model.parts();
        }
        if (node instanceof Sequential sequential) {
            return sequential.parts();
        }
        return node instanceof Weighted weighted ? weighted.children() : List.of();
    }

    private void collect(Object node) {
        List<? extends Object> parts = parts(node);
        for (int i = 0; i < parts.size(); i++) {
            Object part = parts.get(i);
            if (!names.containsKey(part)) {
                names.put(part, name(part, i + 1, node));
                collect(part);
            }
        }
    }

    private static String name(Object part, int position, Object parent) {
        String label = part instanceof Callable callable ? ModelSummary.label(callable) : ClassNames.kind(part);
        if (part instanceof Weighted weighted && !weighted.ownWeights().isEmpty()) {
            String weight = weighted.ownWeights().get(0).name();
            int end = weight.lastIndexOf('/');
            if (end > 0) {
                return label + " \"" + weight.substring(0, end) + "\"";
            }
        }
        return label + ", part " + position + " of " + ClassNames.kind(parent);
    }
}
