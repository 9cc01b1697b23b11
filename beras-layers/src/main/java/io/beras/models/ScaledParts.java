package io.beras.models;

import io.beras.core.Weighted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds the models inside a model that standardize their own samples: a file holds the scaling of the whole model only. */
final class ScaledParts {

    private ScaledParts() {}

    /** Returns a sentence for each model inside a model that has a scaling. */
    static List<String> problems(Model model) {
        List<String> problems = new ArrayList<>();
        Set<Weighted> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(model);
        model.children().forEach(child -> add(child, seen, problems));
        return problems;
    }

    private static void add(Weighted part, Set<Weighted> seen, List<String> problems) {
        if (!seen.add(part)) {
            return;
        }
        if (part instanceof Model inner
                && (inner.inputScaling().isPresent() || inner.targetScaling().isPresent())) {
            problems.add("the scaling of the part " + inner
                    + ": a model that contains this part does not use it; save the part in a file of its own, too");
        }
        part.children().forEach(child -> add(child, seen, problems));
    }
}
