package io.beras.models;

import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names that the weights of a model get from its parts, as in "dense_2/w", or "residual_1/dense_1/w" in a block.
 *
 * <p>A weight that several parts share is named by the first. A model inside has named its own weights, which get a
 * prefix.
 */
final class WeightNames {

    private final Map<String, Integer> partsOfAKind = new HashMap<>();
    private final Set<Object> named;

    WeightNames() {
        this(Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private WeightNames(Set<Object> named) {
        this.named = named;
    }

    void give(Weighted part) {
        give("", part);
    }

    private void give(String before, Weighted part) {
        if (!named.add(part)) {
            return;
        }
        String kind = ModelSummary.kind(part).toLowerCase(Locale.ROOT);
        String prefix = before + kind + "_" + partsOfAKind.merge(kind, 1, Integer::sum) + "/";
        if (part instanceof Model) {
            prefix(prefix, part.weights());
        } else {
            prefix(prefix, part.ownWeights());
            WeightNames inside = new WeightNames(named);
            part.children().forEach(child -> inside.give(prefix, child));
        }
    }

    private void prefix(String prefix, List<Variable> weights) {
        for (Variable weight : weights) {
            if (named.add(weight)) {
                weight.setName(prefix + weight.name());
            }
        }
    }
}
