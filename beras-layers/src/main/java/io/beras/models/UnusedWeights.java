package io.beras.models;

import io.beras.core.Call;
import io.beras.core.ClassNames;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The trainable weights on which the loss of a step does not depend: their layer was not called, or no recorded calls lead
 * from it to the loss. A penalty of a weight does not count as use.
 */
final class UnusedWeights {

    private static final int NAMED = 4;

    private final List<Call> calls;
    private final Set<Tensor> used;

    /** Goes back from the loss, without penalties, through the recorded calls. */
    UnusedWeights(List<Call> calls, Tensor loss) {
        this.calls = calls;
        used = dependencies(calls, loss);
    }

    /** Returns a tensor and all tensors from which the recorded calls computed it. */
    static Set<Tensor> dependencies(List<Call> calls, Tensor tensor) {
        Set<Tensor> used = Collections.newSetFromMap(new IdentityHashMap<>());
        used.add(tensor);
        for (int i = calls.size() - 1; i >= 0; i--) {
            Call call = calls.get(i);
            if (used.contains(call.output())) {
                used.addAll(call.inputs());
                used.addAll(call.variables());
            }
        }
        return used;
    }

    /** Throws if a variable is unused, or has no gradient although a call between it and the loss used it. */
    void refuse(Model model, List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
        List<Variable> unused = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            if (!used.contains(variables.get(i)) || gradients.get(i) == null) {
                unused.add(variables.get(i));
            }
        }
        if (!unused.isEmpty()) {
            throw new IllegalStateException(
                    ClassNames.kind(model) + ": the loss does not depend on " + names(unused, variables.size()) + ": "
                            + reason(unused.get(0))
                            + "; if forward skips it on purpose, call allowUnusedWeights() on the model");
        }
    }

    private String reason(Variable variable) {
        Optional<Call> reader = calls.stream()
                .filter(call -> call.variables().contains(variable))
                .findFirst();
        if (reader.isEmpty()) {
            return "no recorded call read \"" + variable.name()
                    + "\"; use its layer in forward through call(...), not through its arrays, or remove the layer";
        }
        String name = reader.get().name();
        return used.contains(variable)
                ? name + " read \"" + variable.name()
                        + "\", but the loss depends on it only through argMax, a comparison or the condition of where, which"
                        + " have the derivative 0"
                : name + " read \"" + variable.name() + "\", but the loss does not depend on the output of " + name
                        + "; look for detach(), plain arrays or an unused result after it";
    }

    private static String names(List<Variable> unused, int all) {
        String names = unused.stream()
                .limit(NAMED)
                .map(variable -> "\"" + variable.name() + "\"")
                .collect(Collectors.joining(", "));
        String more = unused.size() > NAMED ? ", …" : "";
        return unused.size() + " of the " + all + " trainable weights, " + names + more;
    }
}
