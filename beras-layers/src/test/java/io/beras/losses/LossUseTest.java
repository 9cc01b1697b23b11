package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss can be called repeatedly, within a step, and on inputs of any strides. */
class LossUseTest {

    private static final Tensor P = Tensor.of(new double[][] {{.2, .8}, {.6, .4}});
    private static final Tensor Q = Tensor.of(new double[][] {{.5, .5}, {.3, .7}});
    private static final Tensor TARGET = Tensor.of(new double[][] {{1, 0}, {0, 1}});

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void canBeCalledTwiceUnderOneTape(Loss loss) {
        double[] ofP = gradient(loss, P);
        double[] ofQ = gradient(loss, Q);
        try (GradientTape tape = new GradientTape(true)) {
            tape.watch(P);
            tape.watch(Q);
            Tensor sum = loss.call(P, TARGET).add(loss.call(Q, TARGET));

            assertArrayEquals(ofP, tape.gradient(sum, P).toDoubleArray());
            assertArrayEquals(ofQ, tape.gradient(sum, Q).toDoubleArray());
        }
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void canBeCalledWithinAStep(Loss loss) {
        double expected = loss.call(P, TARGET).item();
        double[] gradient = gradient(loss, P);
        for (int i = 0; i < 3; i++) { // from the second on in memory that was used before
            try (StepScope step = new StepScope()) {
                assertEquals(expected, loss.call(P, TARGET).item());
                assertArrayEquals(gradient, gradient(loss, P));
            }
        }
        assertArrayEquals(new double[] {1, 0, 0, 1}, TARGET.toDoubleArray(), "inputs stay as they were");
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void takesInputsOfAnyStrides(Loss loss) {
        // A transposed array is a view of other strides.
        Tensor transposed = Tensor.of(P.transpose().array().transpose());

        assertEquals(loss.call(P, TARGET).item(), loss.call(transposed, TARGET).item());
    }

    @Test
    void onlySumsAddUp() {
        assertTrue(new MeanSquaredError(Reduction.SUM).addsUp());
        assertTrue(new SoftmaxCrossEntropy(Reduction.HALF_SUM).addsUp());
        assertFalse(new MeanSquaredError(Reduction.MEAN).addsUp());
        assertFalse(new SigmoidCrossEntropy(Reduction.BATCH_MEAN).addsUp());
    }

    private static double[] gradient(Loss loss, Tensor prediction) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(prediction);
            return tape.gradient(loss.call(prediction, TARGET), prediction).toDoubleArray();
        }
    }
}
