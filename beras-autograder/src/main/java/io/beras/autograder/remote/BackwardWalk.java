package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes back through recorded calls, from an upstream gradient of the target; {@code GradientTape} starts with ones. */
final class BackwardWalk {

    private BackwardWalk() {}

    /** Returns the gradient of each source; null for a source that the target does not depend on. */
    static List<@Nullable Tensor> gradients(
            List<Call> calls, Tensor target, Tensor upstream, List<? extends Tensor> sources) {
        Set<Tensor> dependents = dependents(calls, sources);
        Map<Tensor, Tensor> gradients = new IdentityHashMap<>();
        gradients.put(target, upstream);
        for (int i = calls.size() - 1; i >= 0; i--) {
            Call call = calls.get(i);
            Tensor g = gradients.get(call.output());
            if (g != null && dependents.contains(call.output())) {
                passOn(call, g, dependents, gradients);
            }
        }
        List<@Nullable Tensor> answers = new ArrayList<>();
        sources.forEach(source -> answers.add(gradients.get(source)));
        return answers;
    }

    private static void passOn(Call call, Tensor g, Set<Tensor> dependents, Map<Tensor, Tensor> gradients) {
        for (int k = 0; k < call.inputs().size(); k++) {
            if (dependents.contains(call.input(k))) {
                gradients.merge(call.input(k), call.composeInputGradient(k, g), Tensor::add);
            }
        }
        List<Variable> weights = call.diffable().ownWeights();
        if (weights.stream().anyMatch(dependents::contains)) {
            List<Tensor> ofWeights = call.composeWeightGradients(g);
            for (int k = 0; k < weights.size(); k++) {
                gradients.merge(weights.get(k), ofWeights.get(k), Tensor::add);
            }
        }
    }

    private static Set<Tensor> dependents(List<Call> calls, List<? extends Tensor> sources) {
        Set<Tensor> dependents = Collections.newSetFromMap(new IdentityHashMap<>());
        dependents.addAll(sources);
        for (Call call : calls) {
            if (call.inputs().stream().anyMatch(dependents::contains)
                    || call.diffable().ownWeights().stream().anyMatch(dependents::contains)) {
                dependents.add(call.output());
            }
        }
        return dependents;
    }
}
