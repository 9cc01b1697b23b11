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
 * Names the weights of a model by its parts, as in "dense_2/w", or "residual_1/dense_1/w" in a block.
 *
 * <p>A weight that several parts share gets its name from the first of these parts. The weights of an inner model have names
 * already, which get a prefix.
 */
final class WeightNames {

    private final Map<String, Integer> partsByKind = new HashMap<>();
    private final Set<Object> named;

    WeightNames() {
        this(Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private WeightNames(Set<Object> named) {
        this.named = named;
    }

    /** Names the weights of a part that joins the model. */
    void assign(Weighted part) {
        assign("", part);
    }

    private void assign(String parent, Weighted part) {
        if (!named.add(part)) {
            return;
        }
        String kind = ModelSummary.kind(part).toLowerCase(Locale.ROOT);
        String prefix = parent + kind + "_" + partsByKind.merge(kind, 1, Integer::sum) + "/";
        if (part instanceof Model) {
            prefix(prefix, part.weights());
        } else {
            prefix(prefix, part.ownWeights());
            WeightNames inner = new WeightNames(named);
            part.children().forEach(child -> inner.assign(prefix, child));
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
