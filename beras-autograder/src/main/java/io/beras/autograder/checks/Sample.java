package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * One point at which a function is judged.
 *
 * @param inputs the inputs of the function
 * @param weights its weights
 * @param upstream the upstream gradient g, for gradients
 * @param expected the result that was derived by hand, or null if the formula gives the expected result
 */
record Sample(
        List<Tensor> inputs,
        List<Variable> weights,
        @Nullable Tensor upstream,
        @Nullable Tensor expected) {

    static Sample of(Tensor... inputs) {
        return new Sample(List.of(inputs), List.of(), null, null);
    }

    static Sample of(double[][] x) {
        return of(matrix(x));
    }

    static Tensor matrix(double[][] rows) {
        return Tensor.of(DataType.DOUBLE, rows);
    }

    static Tensor scalar(double value) {
        return Tensor.scalar(DataType.DOUBLE, value);
    }

    Sample withWeights(Variable... variables) {
        return new Sample(inputs, List.of(variables), upstream, expected);
    }

    Sample withUpstream(Tensor g) {
        return new Sample(inputs, weights, g, expected);
    }

    Sample expecting(Tensor result) {
        return new Sample(inputs, weights, upstream, result);
    }

    Sample expecting(double[][] result) {
        return expecting(matrix(result));
    }

    Tensor[] inputArray() {
        return inputs.toArray(Tensor[]::new);
    }

    /** Returns the first input. */
    Tensor x() {
        return inputs.get(0);
    }

    /** Returns the second input of a loss. */
    Tensor target() {
        return inputs.get(1);
    }

    Variable w() {
        return weights.get(0);
    }

    Variable b() {
        return weights.get(1);
    }

    Tensor g() {
        if (upstream == null) {
            throw new IllegalStateException("this sample has no upstream gradient; make it with withUpstream(g)");
        }
        return upstream;
    }

    /** Returns the size of the batch: the number of rows of the first input. */
    long batchSize() {
        return x().size(0);
    }

    /** Returns a sample with other inputs of the same shapes: the elements of each input in reverse order. */
    Sample other() {
        return new Sample(inputs.stream().map(Sample::reversed).toList(), weights, upstream, null);
    }

    private static Tensor reversed(Tensor x) {
        double[] elements = x.toDoubleArray();
        double[] reversed = new double[elements.length];
        for (int i = 0; i < elements.length; i++) {
            reversed[i] = elements[elements.length - 1 - i];
        }
        return Tensor.of(x.dataType(), reversed, x.shape());
    }
}
