package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.function.Function;

/** Random points of the checks: elements of both signs away from 0, and a random upstream gradient. */
final class Points {

    private static final double SMALLEST = 0.2;
    private static final double LARGEST = 2;

    private Points() {}

    /** Returns points of a function whose output has the shape of its input. */
    static Function<Draws, Sample> elementwise(long... shape) {
        return draws -> Sample.of(signed(draws, shape)).withUpstream(signed(draws, shape));
    }

    /** Returns points of a dense layer: x (n, in), w (in, out), b (1, out), upstream gradient (n, out). */
    static Function<Draws, Sample> dense(int n, int in, int out) {
        return draws -> Sample.of(signed(draws, n, in))
                .withWeights(new Variable("w", signed(draws, in, out)), new Variable("b", signed(draws, 1, out)))
                .withUpstream(signed(draws, n, out));
    }

    /** Returns points of a loss on any values: prediction and target (n, columns), a scalar upstream gradient. */
    static Function<Draws, Sample> regression(int n, int columns) {
        return draws ->
                Sample.of(signed(draws, n, columns), signed(draws, n, columns)).withUpstream(signed(draws));
    }

    /** Returns points of a loss on probabilities: prediction and one-hot target (n, classes), a scalar upstream gradient. */
    static Function<Draws, Sample> classification(int n, int classes) {
        return draws -> Sample.of(ClassRows.probabilities(draws, n, classes), ClassRows.oneHot(draws, n, classes))
                .withUpstream(signed(draws));
    }

    private static Tensor signed(Draws draws, long... shape) {
        return draws.awayFromZero(SMALLEST, LARGEST, shape);
    }
}
