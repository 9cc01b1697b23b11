package assignment;

import io.beras.autograder.Exercise;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A test of dense layers that anyone may have written.
 *
 * <p>A property is true for each right layer, whatever its weights and inputs are. A wrong layer breaks at least one.
 */
public final class DenseProperties {

    private DenseProperties() {}

    /**
     * Returns whether these layers are right: their values y = x·w + b, and the gradients of w, b and x.
     *
     * <p>{@code dense.apply(w, b)} makes a layer of the variables w (in, out) and b (1, out); choose them as you like. A wrong
     * layer throws no exception, and its results have the right shapes. A right layer may differ from the formula in the last
     * digits. The values and gradients of a layer:
     *
     * <pre>{@code
     * Diffable layer = dense.apply(w, b);
     * Call call = new Call(layer, List.of(x), layer.call(x));       // call.output() is y
     * call.composeWeightGradients(g);                               // a list: ∂w, ∂b for the upstream gradient g
     * call.composeInputGradients(g);                                // a list: ∂x
     * }</pre>
     */
    @Exercise(
            part = "properties",
            step = "hold",
            hints = {
                "Choose random weights, inputs and upstream gradients, and compare y, ∂w, ∂b and ∂x with what they must be.",
                "The loss Σ g∘y is linear in x, in w and in b: a step d of one of them changes the loss by the sum of its"
                        + " gradient times d. Use batches of several samples, w square and not square, and call a layer again"
                        + " after you changed w or b.",
                "For the sizes (5, 3, 2) and (4, 3, 3) of n, in, out: make a Call with x, then call the layer with another"
                        + " input. Compare call.output() with x.matmul(w).add(b) by allClose. Then for x, w and b: the loss after"
                        + " a random step minus the loss before it must be close to gradient.mul(step).sum()."
            })
    public static boolean hold(BiFunction<Variable, Variable, Diffable> dense) {
        return holdsFor(dense, 5, 3, 2) && holdsFor(dense, 4, 3, 3);
    }

    private static boolean holdsFor(BiFunction<Variable, Variable, Diffable> dense, int n, int in, int out) {
        Variable w = new Variable("w", random(in, out));
        Variable b = new Variable("b", random(1, out));
        Diffable layer = dense.apply(w, b);
        Tensor x = random(n, in);
        Tensor g = random(n, out);
        Call call = new Call(layer, List.of(x), layer.call(x));
        layer.call(random(n, in)); // the gradients of the first call must not depend on this call
        List<Tensor> ofWeights = call.composeWeightGradients(g);
        return call.output().allClose(x.matmul(w).add(b))
                && holdsForInput(layer, x, g, call.composeInputGradients(g).get(0))
                && holdsForWeight(layer, x, g, w, ofWeights.get(0))
                && holdsForWeight(layer, x, g, b, ofWeights.get(1));
    }

    private static boolean holdsForInput(Diffable layer, Tensor x, Tensor g, Tensor gradient) {
        Tensor step = random(x.shape());
        double before = loss(layer, x, g);
        double after = loss(layer, x.add(step), g);
        return isChange(after - before, gradient, step);
    }

    private static boolean holdsForWeight(Diffable layer, Tensor x, Tensor g, Variable weight, Tensor gradient) {
        Tensor step = random(weight.shape());
        double before = loss(layer, x, g);
        weight.assign(weight.add(step));
        double after = loss(layer, x, g);
        return isChange(after - before, gradient, step);
    }

    /** Returns Σ g∘y, which has the upstream gradient g at y. */
    private static double loss(Diffable layer, Tensor x, Tensor g) {
        return layer.call(x).mul(g).sum().item();
    }

    private static boolean isChange(double change, Tensor gradient, Tensor step) {
        return Math.abs(change - gradient.mul(step).sum().item()) < 1e-6;
    }

    private static Tensor random(long... shape) {
        return Tensor.randomNormal(shape).cast(DataType.DOUBLE);
    }
}
