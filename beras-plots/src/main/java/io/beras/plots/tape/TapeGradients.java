package io.beras.plots.tape;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of a loss by the sources, and by every output between the sources and the loss.
 *
 * <p>One backward pass computes all of them. It asks for no other gradient: the target of a loss may be the output of a call,
 * too, and has none.
 */
final class TapeGradients {

    private final List<Call> calls;
    private final Map<Tensor, Tensor> gradients = new IdentityHashMap<>();

    TapeGradients(GradientTape tape, List<Call> calls, Tensor loss, List<Tensor> sources) {
        this.calls = calls;
        List<Tensor> wanted = new ArrayList<>(sources);
        wanted.addAll(dependentOutputs(calls, sources));
        if (!wanted.isEmpty()) {
            List<? extends @Nullable Tensor> answers = tape.gradient(loss, wanted, Unconnected.NULL);
            for (int i = 0; i < answers.size(); i++) {
                Tensor gradient = answers.get(i);
                if (gradient != null) {
                    gradients.put(wanted.get(i), gradient);
                }
            }
        }
    }

    private static List<Tensor> dependentOutputs(List<Call> calls, List<Tensor> sources) {
        Set<Tensor> dependent = Collections.newSetFromMap(new IdentityHashMap<>());
        dependent.addAll(sources);
        List<Tensor> outputs = new ArrayList<>();
        for (Call call : calls) {
            boolean depends = call.inputs().stream().anyMatch(dependent::contains)
                    || call.variables().stream().anyMatch(dependent::contains);
            if (depends && dependent.add(call.output())) {
                outputs.add(call.output());
            }
        }
        return outputs;
    }

    /** Returns the facts of ∂loss/∂tensor, or null if there is no such gradient. */
    @Nullable
    ValueFacts of(Tensor tensor) {
        Tensor gradient = gradients.get(tensor);
        return gradient == null ? null : ValueFacts.of(gradient);
    }

    /**
     * Returns the number of the first call on the way back that gets a finite gradient and passes on one that is not finite,
     * or 0 if every gradient is finite.
     *
     * <p>The gradient of a tensor that several calls read is a sum. So the gradient that a call itself passes on decides, and
     * it is computed only for calls beside a gradient that is not finite.
     */
    int firstNonFinite() {
        for (int i = calls.size() - 1; i >= 0; i--) {
            Tensor upstream = gradients.get(calls.get(i).output());
            if (upstream != null && isFinite(upstream) && passesOnNonFinite(calls.get(i), upstream)) {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean passesOnNonFinite(Call call, Tensor upstream) {
        for (int k = 0; k < call.inputs().size(); k++) {
            if (isNonFinite(call.input(k)) && !isFinite(call.composeInputGradient(k, upstream))) {
                return true;
            }
        }
        List<Variable> weights = call.diffable().ownWeights();
        return weights.stream().anyMatch(this::isNonFinite)
                && call.composeWeightGradients(upstream).stream().anyMatch(gradient -> !isFinite(gradient));
    }

    private boolean isNonFinite(Tensor tensor) {
        Tensor gradient = gradients.get(tensor);
        return gradient != null && !isFinite(gradient);
    }

    private static boolean isFinite(Tensor tensor) {
        return ValueFacts.of(tensor).isFinite();
    }
}
