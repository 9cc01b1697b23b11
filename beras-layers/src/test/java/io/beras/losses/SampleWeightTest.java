package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A third tensor, one value per sample, weights the samples. */
class SampleWeightTest {

    private static final Tensor PREDICTION = Tensor.of(new double[][] {{.25, .75}, {.5, .5}});
    private static final Tensor TARGET = Tensor.of(new double[][] {{1, 0}, {0, 1}});

    @Test
    void multiplyTheLossOfTheirSample() {
        // Squares: (0.5625 + 0.5625) and (0.25 + 0.25); times 2 and 4, over 4 elements: (2.25 + 2) / 4
        assertEquals(
                1.0625,
                new MeanSquaredError().call(PREDICTION, TARGET, Tensor.of(2, 4)).item(),
                1e-7);
        // (3·ln 4 + 0·ln 2) / 2: the batch size divides, not the sum of the weights
        assertEquals(
                1.5 * Math.log(4),
                new CategoricalCrossEntropy()
                        .call(PREDICTION, TARGET, Tensor.of(3, 0))
                        .item(),
                1e-6);
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void equalToOneChangeNothing(Loss loss) {
        assertEquals(
                loss.call(PREDICTION, TARGET).item(),
                loss.call(PREDICTION, TARGET, Tensor.ones(2)).item());
        assertArrayEquals(gradient(loss), gradient(loss, Tensor.ones(2)));
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void multiplyTheGradientOfTheirSampleAlone(Loss loss) {
        double[] plain = gradient(loss);
        double[] weighted = gradient(loss, Tensor.of(0, 3));

        assertArrayEquals(new double[] {0, 0, 3 * plain[2], 3 * plain[3]}, weighted, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void mayBeAColumn(Loss loss) {
        assertEquals(
                loss.call(PREDICTION, TARGET, Tensor.of(1, 2)).item(),
                loss.call(PREDICTION, TARGET, Tensor.of(new double[][] {{1}, {2}}))
                        .item());
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void mustBeOnePerSampleAndNumbers(Loss loss) {
        String name = loss.getClass().getSimpleName();

        assertEquals(
                name + " needs one sample weight per sample, 2 in all, not shape (3)", refusal(loss, Tensor.ones(3)));
        assertEquals(
                name + " needs FLOAT or DOUBLE as sample weights, not INT; convert it with cast(DataType.FLOAT)",
                refusal(loss, Tensor.ofLabels(1, 2)));
        assertTrue(refusal(loss, Tensor.full(DataType.DOUBLE, 1, 2)).contains("can't mix FLOAT"));
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void haveNoGradient(Loss loss) {
        Tensor weights = Tensor.ones(2);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(weights);
            Tensor value = loss.call(PREDICTION, TARGET, weights);

            String message = assertThrows(UnsupportedOperationException.class, () -> tape.gradient(value, weights))
                    .getMessage();

            assertEquals(
                    loss.getClass().getSimpleName()
                            + " gives no gradient of the sample weights (2): weights of samples are data",
                    message);
        }
    }

    private static double[] gradient(Loss loss, Tensor... weights) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(PREDICTION);
            Tensor value =
                    weights.length == 0 ? loss.call(PREDICTION, TARGET) : loss.call(PREDICTION, TARGET, weights[0]);
            return tape.gradient(value, PREDICTION).toDoubleArray();
        }
    }

    private static String refusal(Loss loss, Tensor weights) {
        return assertThrows(IllegalArgumentException.class, () -> loss.call(PREDICTION, TARGET, weights))
                .getMessage();
    }
}
