package io.beras.core.gradcheck;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The gradients of a function as a function: y holds the gradients of Σ g·f(x) by all sources, one after the other.
 *
 * @param first the function f
 * @param upstream its upstream gradient g
 */
record SecondOrder(FirstOrder first, double[] upstream) implements DerivedFunction {

    @Override
    public List<Variable> sources() {
        return first.sources();
    }

    @Override
    public double[] values() {
        return first.gradients(upstream).stream()
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    @Override
    public List<double[]> gradients(double[] g) {
        try (GradientTape tape = new GradientTape()) {
            return FirstOrder.all(tape, directionalDerivative(g), sources()).stream()
                    .map(Tensor::toDoubleArray)
                    .toList();
        }
    }

    @Override
    public double magnitude(double[] g) {
        try (GradientTape tape = new GradientTape()) {
            return FirstOrder.magnitude(tape, directionalDerivative(g));
        }
    }

    /** Returns Σ g·∂L/∂source over all sources: its gradient is the Hessian times g. */
    private Tensor directionalDerivative(double[] g) {
        Tensor sum = Tensor.scalar(DataType.DOUBLE, 0);
        int from = 0;
        for (Tensor gradient : first.tensors(upstream)) {
            int to = from + Math.toIntExact(gradient.length());
            Tensor part = Tensor.of(DataType.DOUBLE, Arrays.copyOfRange(g, from, to), gradient.shape());
            sum = sum.add(gradient.mul(part).sum());
            from = to;
        }
        return sum;
    }
}
