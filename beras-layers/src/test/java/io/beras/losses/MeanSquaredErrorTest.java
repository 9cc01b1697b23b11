package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class MeanSquaredErrorTest {

    /** Differences 1, −2, 0, 3, 0, −1; squares 1, 4, 0, 9, 0, 1, together 15. */
    private static final Tensor PREDICTION = Tensor.of(new double[][] {{1, 0, 5}, {4, 2, 2}});

    private static final Tensor TARGET = Tensor.of(new double[][] {{0, 2, 5}, {1, 2, 3}});

    @ParameterizedTest
    @CsvSource({"MEAN, 2.5, .16666667", "SUM, 15, 1", "HALF_SUM, 7.5, .5", "BATCH_MEAN, 7.5, .5"})
    void multipliesTheSumOfSquaresByTheFactorOfItsReduction(Reduction reduction, double loss, double factor) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(PREDICTION);
            Tensor value = new MeanSquaredError(reduction).call(PREDICTION, TARGET);

            assertEquals(loss, value.item(), 1e-6);
            assertEquals(0, value.rank());
            double[] twiceTheDifferences = {2, -4, 0, 6, 0, -2};
            double[] gradient = tape.gradient(value, PREDICTION).toDoubleArray();
            for (int i = 0; i < gradient.length; i++) {
                assertEquals(factor * twiceTheDifferences[i], gradient[i], 1e-6);
            }
        }
    }

    @Test
    void isTheMeanOverAllElementsByDefault() {
        assertEquals(2.5, new MeanSquaredError().call(PREDICTION, TARGET).item());
    }

    @Test
    void hasTheOppositeGradientForItsTarget() {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(PREDICTION);
            tape.watch(TARGET);
            Tensor loss = new MeanSquaredError().call(PREDICTION, TARGET);

            List<Tensor> gradients = tape.gradient(loss, List.of(PREDICTION, TARGET));

            assertArrayEquals(
                    gradients.get(0).neg().toDoubleArray(), gradients.get(1).toDoubleArray(), 1e-7);
        }
    }

    @Test
    void takesAnyShapeWithABatch() {
        assertEquals(
                4, new MeanSquaredError().call(Tensor.of(1, 2), Tensor.of(3, 4)).item());
        assertEquals(
                1,
                new MeanSquaredError()
                        .call(Tensor.zeros(2, 2, 2), Tensor.ones(2, 2, 2))
                        .item());
        assertEquals(
                4, // 8 squares of 1 over a batch of 2
                new MeanSquaredError(Reduction.BATCH_MEAN)
                        .call(Tensor.zeros(2, 2, 2), Tensor.ones(2, 2, 2))
                        .item());
    }

    @Test
    void doesNotBroadcastAColumnAgainstARow() {
        // NumPy would make (3, 3) of (3, 1) and (3): the classic silent mistake of regression.
        assertEquals(
                "MeanSquaredError needs a prediction and a target of the same shape, batch first, not (3, 1) and (3)",
                refusal(Tensor.zeros(3, 1), Tensor.zeros(3)));
        assertEquals(
                "MeanSquaredError needs a prediction and a target of the same shape, batch first, not () and ()",
                refusal(Tensor.scalar(1), Tensor.scalar(1)));
    }

    @Test
    void refusesLabelsAndMixedTypes() {
        assertEquals(
                "MeanSquaredError needs a FLOAT target like its prediction, not INT; convert it with"
                        + " cast(DataType.FLOAT)",
                refusal(PREDICTION, Tensor.ofLabels(0, 1)));
        assertEquals(
                "MeanSquaredError needs FLOAT or DOUBLE as prediction, not INT; convert it with cast(DataType.FLOAT)",
                refusal(Tensor.ofLabels(0, 1), Tensor.ofLabels(0, 1)));
        assertEquals(
                "MeanSquaredError can't mix FLOAT tensor (2, 3) with DOUBLE tensor (2, 3); cast(...) one of them",
                refusal(PREDICTION, TARGET.cast(DataType.DOUBLE)));
    }

    @Test
    void needsAPredictionAndATarget() {
        assertEquals(
                "MeanSquaredError.call needs a prediction, a target and perhaps sample weights, but got 1 tensors",
                refusal(PREDICTION));
    }

    private static String refusal(Tensor... inputs) {
        return assertThrows(IllegalArgumentException.class, () -> new MeanSquaredError().call(inputs))
                .getMessage();
    }
}
