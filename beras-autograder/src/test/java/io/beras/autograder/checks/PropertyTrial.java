package io.beras.autograder.checks;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A layer tried with these values, as a student's property does.
 *
 * @param w the weights of the layer
 * @param b its bias
 * @param x the input of the call whose results are compared
 * @param g the upstream gradient
 * @param laterInput the input of a second call
 * @param step a change of w and b before the calls
 */
record PropertyTrial(Tensor w, Tensor b, Tensor x, Tensor g, Tensor laterInput, double step) {

    static PropertyTrial random(int n, int in, int out) {
        Draws draws = Draws.fresh();
        return new PropertyTrial(
                draws.normal(in, out),
                draws.normal(1, out),
                draws.normal(n, in),
                draws.normal(n, out),
                draws.normal(n, in),
                1);
    }

    PropertyTrial withBias(Tensor other) {
        return new PropertyTrial(w, other.cast(w.dataType()), x, g, laterInput, 0);
    }

    PropertyTrial withWeights(Tensor other) {
        return new PropertyTrial(other.cast(w.dataType()), b, x, g, laterInput, 0);
    }

    PropertyTrial withUpstream(Tensor other) {
        return new PropertyTrial(w, b, x, other.cast(w.dataType()), laterInput, step);
    }

    PropertyTrial withOneCall() {
        return new PropertyTrial(w, b, x, g, x, step);
    }

    PropertyTrial withFixedWeights() {
        return new PropertyTrial(w, b, x, g, laterInput, 0);
    }

    boolean passes(BiFunction<Variable, Variable, Diffable> dense) {
        return valuesPass(dense) && ofWPasses(dense) && ofBPasses(dense) && ofXPasses(dense);
    }

    boolean valuesPass(BiFunction<Variable, Variable, Diffable> dense) {
        return isClose(call(dense).output(), x.matmul(w.add(step)).add(b.add(step)));
    }

    boolean ofWPasses(BiFunction<Variable, Variable, Diffable> dense) {
        return isClose(weightGradients(dense).get(0), x.transposeMatmul(g));
    }

    boolean ofBPasses(BiFunction<Variable, Variable, Diffable> dense) {
        return isClose(weightGradients(dense).get(1), g.sumKeepDims(0));
    }

    boolean ofXPasses(BiFunction<Variable, Variable, Diffable> dense) {
        return isClose(call(dense).composeInputGradient(0, g), g.matmulTranspose(w.add(step)));
    }

    private List<Tensor> weightGradients(BiFunction<Variable, Variable, Diffable> dense) {
        return call(dense).composeWeightGradients(g);
    }

    private Call call(BiFunction<Variable, Variable, Diffable> dense) {
        Variable weights = new Variable("w", w);
        Variable bias = new Variable("b", b);
        Diffable layer = dense.apply(weights, bias);
        weights.assign(w.add(step));
        bias.assign(b.add(step));
        Call call = new Call(layer, List.of(x), layer.call(x));
        layer.call(laterInput);
        return call;
    }

    private static boolean isClose(Tensor actual, Tensor expected) {
        return actual.allClose(expected, 1e-6, 1e-6);
    }
}
