package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Compares an optimizer with sequences that scripts/fixtures/optimizers.py computes from the same gradients. */
final class Golden {

    private static final double[] START = {1, -2, .5};
    private static final double[][] GRADIENTS = {{.1, -.2, .3}, {-.4, .5, 0}, {.001, 2, -3}, {.7, -.1, .2}};

    private Golden() {}

    static void assertMoves(Optimizer optimizer, double[]... expected) {
        Variable w = new Variable("w", vector(START));
        for (int step = 0; step < GRADIENTS.length; step++) {
            optimizer.applyGradients(List.of(w), List.of(vector(GRADIENTS[step])));

            assertArrayEquals(expected[step], w.toDoubleArray(), 1e-12, optimizer + " after step " + (step + 1));
        }
    }

    static Tensor vector(double... values) {
        return Tensor.of(DataType.DOUBLE, values, values.length);
    }
}
