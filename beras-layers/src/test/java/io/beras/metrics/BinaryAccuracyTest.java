package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;

class BinaryAccuracyTest {

    private static final Tensor PREDICTION = Tensor.of(.2, .5, .6, .9);

    private final Metric accuracy = new BinaryAccuracy();

    @Test
    void isTheFractionOfCorrectAnswers() {
        // Above ½: no, no (½ itself is not above it), yes, yes
        accuracy.update(PREDICTION, Tensor.of(0, 1, 1, 1));

        assertEquals(.75, accuracy.result());
        assertEquals("accuracy", accuracy.name());
    }

    @Test
    void takesAnotherThresholdForScores() {
        Metric ofScores = new BinaryAccuracy().withThreshold(0);
        ofScores.update(Tensor.of(-3, 0, 2), Tensor.ofLabels(0, 0, 1));

        assertEquals(1, ofScores.result());
    }

    @Test
    void comparesInThePredictionsOwnType() {
        // As a float, 0.3 is a little more than 0.3: but not above the threshold 0.3.
        Metric metric = new BinaryAccuracy().withThreshold(.3);
        metric.update(Tensor.of(.3), Tensor.ofLabels(0));

        assertEquals(1, metric.result());
    }

    @Test
    void countsEachElementAsAQuestion() {
        accuracy.update(Tensor.of(new double[][] {{.9, .1}, {.2, .8}}), Tensor.of(new double[][] {{1, 0}, {1, 1}}));

        assertEquals(.75, accuracy.result());
    }

    @Test
    void forgetsOnReset() {
        accuracy.update(PREDICTION, Tensor.ofLabels(1, 1, 0, 0));
        assertEquals(0, accuracy.result());
        accuracy.reset();

        assertTrue(Double.isNaN(accuracy.result()), "nothing seen, nothing right");
    }

    @Test
    void acceptsTargetsThatRoundingMoved() {
        Tensor target = Tensor.of(1 + 1.2e-7, 1, -1e-7, 0);

        accuracy.update(target, target);

        assertEquals(1, accuracy.result());
        assertEquals(
                "BinaryAccuracy needs targets 0 or 1, but target 0 is 0.5",
                refusal(IllegalArgumentException.class, Tensor.of(0.5, 1, 0, 0)));
    }

    @Test
    void refusesTargetsThatDoNotFit() {
        assertEquals(
                "BinaryAccuracy needs one target per predicted value, in the shape of the predictions, (4), not (3)",
                refusal(ShapeException.class, Tensor.ofLabels(0, 1, 1)));
        assertEquals(
                "BinaryAccuracy needs one target per predicted value, in the shape of the predictions, (4), not (4, 1)",
                refusal(ShapeException.class, Tensor.zeros(4, 1)));
        assertEquals(
                "BinaryAccuracy needs targets 0 or 1, but target 2 is 2.0",
                refusal(IllegalArgumentException.class, Tensor.ofLabels(0, 1, 2, 0)));
        assertTrue(Double.isNaN(accuracy.result()), "nothing of a refused batch is counted");
    }

    private <E extends Exception> String refusal(Class<E> kind, Tensor target) {
        return assertThrows(kind, () -> accuracy.update(PREDICTION, target)).getMessage();
    }
}
