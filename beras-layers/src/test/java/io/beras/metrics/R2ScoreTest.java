package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class R2ScoreTest {

    private final R2Score r2 = new R2Score();

    /** The examples of scikit-learn's {@code r2_score}, whose second has two columns. */
    @Test
    void givesWhatScikitLearnGives() {
        assertEquals(0.9486081370449679, of(Tensor.of(2.5, 0, 2, 8), Tensor.of(3, -0.5, 2, 7)), 1e-15);
        assertEquals(
                0.9368005266622779,
                of(Tensor.of(new double[][] {{0, 2}, {-1, 2}, {8, -5}}), Tensor.of(new double[][] {
                    {0.5, 1}, {-1, 1}, {7, -6}
                })),
                1e-15);
        assertEquals("r2_score", r2.name());
    }

    @Test
    void comparesWithTheMeanOfTheTargets() {
        Tensor y = Tensor.of(1, 2, 3);
        assertEquals(1, of(y, y));
        assertEquals(0, of(Tensor.of(2, 2, 2), y));
        // Σ (y − ŷ)² = 4 + 0 + 4 = 8 and Σ (y − 2)² = 2: 1 − 8/2
        assertEquals(-3, of(Tensor.of(3, 2, 1), y));
    }

    @Test
    void anOffsetOfTheTargetsCostsNoDigits() {
        // Targets 1e7 + (0, 1, 2, 3), errors of 1 in one sample: 1 − 1/5, in batches of 1 and 3.
        Tensor y = Tensor.of(1e7, 1e7 + 1, 1e7 + 2, 1e7 + 3);
        Tensor prediction = Tensor.of(1e7 + 1, 1e7 + 1, 1e7 + 2, 1e7 + 3);
        r2.update(prediction.slice(0, 0, 1), y.slice(0, 0, 1));
        r2.update(prediction.slice(0, 1, 4), y.slice(0, 1, 4));

        assertEquals(0.8, r2.result(), 1e-15);
        assertEquals(
                0.8,
                of(
                        Tensor.of(DataType.DOUBLE, 1e12 + 1, 1e12 + 1, 1e12 + 2, 1e12 + 3),
                        Tensor.of(DataType.DOUBLE, 1e12, 1e12 + 1, 1e12 + 2, 1e12 + 3)),
                1e-12);
    }

    @Test
    void constantTargetsScoreOneIfPerfectElseZero() {
        Tensor y = Tensor.of(0.1, 0.1, 0.1);
        assertEquals(1, of(y, y));
        assertEquals(0, of(Tensor.of(0.1, 0.1, 0.2), y));
    }

    @Test
    void fewerThanTwoSamplesAndNanGiveNan() {
        assertEquals(Double.NaN, r2.result());
        assertEquals(Double.NaN, of(Tensor.of(1), Tensor.of(1)));
        assertEquals(Double.NaN, of(Tensor.of(1, Double.NaN), Tensor.of(1, 2)));
        assertEquals(Double.NaN, of(Tensor.of(1, Double.NaN), Tensor.of(2, 2))); // equal targets: else 0 or 1
        assertEquals("r2_score=NaN", new R2Score().toString());
    }

    @Test
    void forgetsOnResetAndItsCopyIsEmpty() {
        of(Tensor.of(0, 0), Tensor.of(1, 2));
        assertEquals(Double.NaN, r2.emptyCopy().orElseThrow().result());
        r2.reset();
        r2.update(Tensor.zeros(2, 3), Tensor.of(new double[][] {{0, 1, 2}, {0, 3, 4}}));

        // Columns: perfect and constant 1; errors 1 + 9, deviations 2: −4; errors 4 + 16, deviations 2: −9.
        assertEquals((1 - 4 - 9) / 3., r2.result());
    }

    @Test
    void refusesShapesThatDiffer() {
        assertEquals(
                "R2Score needs a prediction and a target of the same shape, batch first, not (3, 1) and (3); reshape the"
                        + " target to the shape of the prediction",
                refusal(Tensor.zeros(3, 1), Tensor.zeros(3)));
        r2.update(Tensor.zeros(2, 1), Tensor.zeros(2, 1));
        assertEquals(
                "R2Score has 1 columns since its first batch, not 2; reset() it first",
                refusal(Tensor.zeros(2, 2), Tensor.zeros(2, 2)));
    }

    private double of(Tensor prediction, Tensor target) {
        r2.reset();
        r2.update(prediction, target);
        return r2.result();
    }

    private String refusal(Tensor prediction, Tensor target) {
        return assertThrows(ShapeException.class, () -> r2.update(prediction, target))
                .getMessage();
    }
}
