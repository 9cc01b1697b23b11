package assignment;

import assignment.given.Dependents;
import io.beras.autograder.Exercise;
import io.beras.core.Call;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes backwards through the recorded calls, from a target to the sources, with the chain rule at each call.
 *
 * <p>The tape of the library records the calls: {@link #calls} returns them in the order in which they were made.
 *
 * <pre>{@code
 * try (GradientTape tape = new GradientTape()) {
 *     Tensor loss = w.mul(w).sum();
 *     List<Tensor> gradients = tape.gradient(loss, List.of(w));       // 2w
 * }
 * }</pre>
 */
public final class GradientTape extends io.beras.core.GradientTape {

    /**
     * Returns ∂target/∂source for each source, in the order and the shapes of the sources.
     *
     * <p>Algorithm: first stop recording with {@link #close}, so that the tape does not record its own work. Store a gradient
     * for each tensor, by identity: the target has a gradient of ones in its shape. Go through the calls from the last to
     * the first. A call whose output has a gradient g passes g on: to each input, by {@link Call#composeInputGradient},
     * and to each own weight, by {@link Call#composeWeightGradients}. If a tensor already has a gradient, add the new
     * gradient to it: a tensor that is used twice has the sum.
     *
     * <p>Labels have no gradient. So ask only for gradients of inputs in {@code Dependents.of(calls(), sources)}, and skip a
     * call whose output is not in this set. Two tensors with the same elements are different tensors: an
     * {@link IdentityHashMap} says so.
     *
     * <p>This method works inside the {@code try} block and after it.
     *
     * @throws IllegalArgumentException if the target does not depend on a source; the message names the source
     */
    @Exercise(
            part = "tape",
            step = "gradient",
            hints = {
                "Start with ones at the target, and go through the calls from the last to the first.",
                "Keep a map from tensor to gradient (IdentityHashMap); where a tensor already has a gradient, add: map.merge.",
                "Per call: g of its output, skip if null; merge the gradient of each dependent input and own weight; then look up the sources."
            })
    @Override
    public List<Tensor> gradient(Tensor target, List<? extends Tensor> sources) {
        close();
        List<Call> calls = calls();
        Set<Tensor> dependents = Dependents.of(calls, sources);
        Map<Tensor, Tensor> gradients = new IdentityHashMap<>();
        gradients.put(target, Tensor.onesLike(target));
        for (int i = calls.size() - 1; i >= 0; i--) {
            Call call = calls.get(i);
            Tensor g = gradients.get(call.output());
            if (g == null || !dependents.contains(call.output())) {
                continue;
            }
            for (int k = 0; k < call.inputs().size(); k++) {
                if (dependents.contains(call.input(k))) {
                    gradients.merge(call.input(k), call.composeInputGradient(k, g), Tensor::add);
                }
            }
            List<Variable> weights = call.diffable().ownWeights();
            List<Tensor> ofWeights = call.composeWeightGradients(g);
            for (int k = 0; k < weights.size(); k++) {
                gradients.merge(weights.get(k), ofWeights.get(k), Tensor::add);
            }
        }
        List<Tensor> result = new ArrayList<>();
        for (Tensor source : sources) {
            Tensor gradient = gradients.get(source);
            if (gradient == null) {
                throw new IllegalArgumentException("the target does not depend on " + name(source)
                        + "; remove it from the sources, or use it between the start of the tape and the target");
            }
            result.add(gradient);
        }
        return result;
    }

    /** Returns a name of a tensor for messages: a variable's name, or the shape of another tensor. */
    static String name(Tensor tensor) {
        return tensor instanceof Variable variable
                ? "the variable \"" + variable.name() + "\""
                : "the tensor of shape " + Arrays.toString(tensor.shape());
    }
}
