package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two losses that are robust to outliers. */
class HuberTest {

    /** Differences 1, −4, 0, 2. */
    private static final Tensor PREDICTION = Tensor.of(1, -1, 5, 2);

    private static final Tensor TARGET = Tensor.of(0, 3, 5, 0);

    @Test
    void isQuadraticNearZeroAndLinearBeyondDelta() {
        // delta 2: 1²/2, 2·(4 − 1), 0, 2²/2 = 0.5 + 6 + 0 + 2 = 8.5, over 4
        assertEquals(2.125, new Huber(2).call(PREDICTION, TARGET).item());
        // delta 1: 0.5 + 1·(4 − 0.5) + 0 + 1·(2 − 0.5) = 5.5
        assertEquals(5.5, new Huber(1, Reduction.SUM).call(PREDICTION, TARGET).item());
    }

    @Test
    void hasTheDifferenceHeldWithinDeltaAsGradient() {
        assertArrayEquals(new double[] {1, -2, 0, 2}, gradient(new Huber(2, Reduction.SUM)));
        assertArrayEquals(new double[] {.25, -.25, 0, .25}, gradient(new Huber()));
    }

    @Test
    void ofAHugeDeltaIsHalfTheSquare() {
        assertEquals(
                new MeanSquaredError(Reduction.HALF_SUM)
                        .call(PREDICTION, TARGET)
                        .item(),
                new Huber(1e6, Reduction.SUM).call(PREDICTION, TARGET).item());
    }

    @Test
    void absoluteErrorIsTheMeanDistance() {
        // (1 + 4 + 0 + 2) / 4, and the gradient is the side, 0 where there is none
        assertEquals(1.75, new MeanAbsoluteError().call(PREDICTION, TARGET).item());
        assertArrayEquals(new double[] {.25, -.25, 0, .25}, gradient(new MeanAbsoluteError()));
        assertEquals(
                7, new MeanAbsoluteError(Reduction.SUM).call(PREDICTION, TARGET).item());
    }

    @Test
    void reportNotANumberInsteadOfHidingIt() {
        Tensor broken = Tensor.of(Double.NaN, 0, 0, 0);

        assertTrue(Double.isNaN(new Huber().call(broken, TARGET).item()));
        assertTrue(Double.isNaN(new MeanAbsoluteError().call(broken, TARGET).item()));
    }

    @Test
    void hasABoundedGradientAtInfinity() {
        Tensor far = Tensor.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 5, 1);

        assertArrayEquals(new double[] {.5, -.5, 0, .25}, gradient(new Huber(2), far));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesADeltaThatIsNotFiniteAndPositive(double delta) {
        assertEquals(
                "Huber's delta must be finite and above 0, not " + delta,
                assertThrows(IllegalArgumentException.class, () -> new Huber(delta))
                        .getMessage());
    }

    private static double[] gradient(Loss loss) {
        return gradient(loss, PREDICTION);
    }

    private static double[] gradient(Loss loss, Tensor prediction) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(prediction);
            return tape.gradient(loss.call(prediction, TARGET), prediction).toDoubleArray();
        }
    }
}
