package io.beras.core.gradcheck;

import io.beras.core.Call;
import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The function under test at these inputs.
 *
 * @param function the function
 * @param inputs its inputs: variables, or INT labels
 * @param sources the inputs and weights to check
 */
record FirstOrder(Callable function, List<Tensor> inputs, List<Variable> sources) implements DerivedFunction {

    Tensor output() {
        return function.call(inputs.toArray(Tensor[]::new));
    }

    /** Returns the loss L = Σ g·y. */
    Tensor loss(double[] g) {
        Tensor y = output();
        return y.mul(Tensor.of(y.dataType(), g, y.shape())).sum();
    }

    @Override
    public double[] values() {
        return output().toDoubleArray();
    }

    @Override
    public List<double[]> gradients(double[] g) {
        return tensors(g).stream().map(Tensor::toDoubleArray).toList();
    }

    List<Tensor> tensors(double[] g) {
        try (GradientTape tape = new GradientTape()) {
            return all(tape, loss(g), sources);
        }
    }

    @Override
    public double magnitude(double[] g) {
        try (GradientTape tape = new GradientTape()) {
            return magnitude(tape, loss(g));
        }
    }

    static double magnitude(GradientTape tape, Tensor loss) {
        List<Tensor> results = tape.calls().stream().map(Call::output).toList();
        List<Tensor> gradients = all(tape, loss, results);
        double sum = 0;
        for (int i = 0; i < results.size(); i++) {
            sum += gradients.get(i).mul(results.get(i)).abs().sum().item();
        }
        return sum;
    }

    /** Returns all gradients, zeros for sources that the target does not depend on. */
    static List<Tensor> all(GradientTape tape, Tensor target, List<? extends Tensor> sources) {
        List<Tensor> gradients = new ArrayList<>();
        tape.gradient(target, sources, Unconnected.ZERO)
                .forEach(gradient -> gradients.add(Objects.requireNonNull(gradient)));
        return gradients;
    }
}
