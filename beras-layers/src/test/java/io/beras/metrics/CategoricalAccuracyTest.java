package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;

class CategoricalAccuracyTest {

    /** The largest of each row: 2, 0, 1, 1. */
    private static final Tensor SCORES = Tensor.of(new double[][] {{.1, .2, .7}, {9, -3, 4}, {0, 5, 1}, {.3, .4, .3}});

    private final CategoricalAccuracy accuracy = new CategoricalAccuracy();

    @Test
    void isTheFractionOfCorrectArgMaxima() {
        accuracy.update(SCORES, Tensor.ofLabels(2, 0, 0, 1));

        assertEquals(.75, accuracy.result());
        assertEquals("accuracy", accuracy.name());
    }

    @Test
    void takesOneHotRowsToo() {
        accuracy.update(SCORES, Tensor.of(new double[][] {{0, 0, 1}, {0, 1, 0}, {0, 0, 1}, {0, 1, 0}}));

        assertEquals(.5, accuracy.result());
    }

    @Test
    void countsSamplesNotBatches() {
        // 1 of 4, then 1 of 1: 2 of 5, not the mean of a quarter and one
        accuracy.update(SCORES, Tensor.ofLabels(2, 1, 2, 0));
        accuracy.update(Tensor.of(new double[][] {{0, 1, 0}}), Tensor.ofLabels(1));

        assertEquals(.4, accuracy.result());
    }

    @Test
    void countsTheFirstOfEqualScores() {
        accuracy.update(Tensor.zeros(2, 3), Tensor.ofLabels(0, 1));

        assertEquals(.5, accuracy.result());
    }

    @Test
    void forgetsOnReset() {
        accuracy.update(SCORES, Tensor.ofLabels(0, 1, 2, 2));
        accuracy.reset();

        assertTrue(Double.isNaN(accuracy.result()), "nothing seen, nothing right");
        accuracy.update(SCORES, Tensor.ofLabels(2, 0, 1, 1));
        assertEquals(1, accuracy.result());
    }

    @Test
    void refusesTargetsThatDoNotFit() {
        assertEquals(
                "CategoricalAccuracy needs one label per prediction, not labels of shape (1) for predictions of shape (4, 3)",
                refusal(ShapeException.class, SCORES, Tensor.ofLabels(1)));
        assertEquals(
                "CategoricalAccuracy needs one-hot targets in the shape of the predictions, (4, 3), not (4, 7)",
                refusal(ShapeException.class, SCORES, Tensor.zeros(4, 7)));
        assertEquals(
                "CategoricalAccuracy needs labels from 0 to 2 for 3 classes, not 3",
                refusal(IllegalArgumentException.class, SCORES, Tensor.ofLabels(1, 2, 3, 0)));
        assertEquals(
                "CategoricalAccuracy needs rank 2, but the shape (2) has rank 1",
                refusal(ShapeException.class, Tensor.of(1, 2), Tensor.ofLabels(0, 1)));
    }

    /** The largest of one column is always the first, so every network would seem correct. */
    @Test
    void refusesOneColumn() {
        assertEquals(
                "CategoricalAccuracy needs a column for each of two or more classes, not predictions of shape (2, 1);"
                        + " BinaryAccuracy takes one column of answers",
                refusal(ShapeException.class, Tensor.zeros(2, 1), Tensor.ones(2, 1)));
    }

    @Test
    void countsNothingOfARefusedBatch() {
        accuracy.update(SCORES, Tensor.ofLabels(2, 0, 1, 1));
        refusal(IllegalArgumentException.class, SCORES, Tensor.ofLabels(0, 0, 0, -1));

        assertEquals(1, accuracy.result());
    }

    private <E extends Exception> String refusal(Class<E> kind, Tensor prediction, Tensor target) {
        return assertThrows(kind, () -> accuracy.update(prediction, target)).getMessage();
    }
}
