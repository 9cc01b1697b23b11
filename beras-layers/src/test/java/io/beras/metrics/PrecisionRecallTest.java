package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Precision, recall and F1, by hand. */
class PrecisionRecallTest {

    /** "Yes" for the first four; three of them right, and two of five missed: TP 3, FP 1, FN 2. */
    private static final Tensor PREDICTION = Tensor.of(.9, .8, .7, .6, .4, .3, .2);

    private static final Tensor TARGET = Tensor.of(1, 1, 1, 0, 1, 1, 0);

    static Stream<Metric> binary() {
        return Stream.<Metric>of(new Precision(), new Recall(), new F1());
    }

    @Test
    void countHitsFalseAlarmsAndMisses() {
        assertEquals(3 / 4.0, result(new Precision(), PREDICTION, TARGET));
        assertEquals(3 / 5.0, result(new Recall(), PREDICTION, TARGET));
        // 2·¾·⅗ / (¾ + ⅗) = 6 / 9
        assertEquals(6 / 9.0, result(new F1(), PREDICTION, TARGET));
    }

    @Test
    void aLowerThresholdFindsMoreAndErrsMore() {
        // "Yes" for the first six: TP 5, FP 1
        assertEquals(1, result(new Recall().withThreshold(.25), PREDICTION, TARGET));
        assertEquals(5 / 6.0, result(new Precision().withThreshold(.25), PREDICTION, TARGET));
    }

    @Test
    void twoColumnsAreTheOddsOfNoAndYes() {
        Tensor rows = Tensor.of(new double[][] {{.1, .9}, {.8, .2}, {.3, .7}});

        assertEquals(.5, result(new Precision(), rows, Tensor.ofLabels(1, 1, 0)));
    }

    @Test
    void eachClassHasAScoreAndAllTogetherTheirMean() {
        // Predicted 0, 0, 1, 2 for 0, 1, 1, 1: precision 1/2, 1, 0; recall 1, 1/3, and of class 2, which has no sample,
        // 0
        Tensor rows = Tensor.of(new double[][] {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        Tensor labels = Tensor.ofLabels(0, 1, 1, 1);

        assertEquals(.5, result(new Precision().ofClass(0), rows, labels));
        assertEquals(1 / 3.0, result(new Recall().ofClass(1), rows, labels));
        assertEquals(.5, result(new Precision().macro(), rows, labels));
        assertEquals(4 / 9.0, result(new Recall().macro(), rows, labels), 1e-15);
    }

    @Test
    void aMeanLeavesOutClassesThatNeitherOccurNorArePredicted() {
        // Class 2 is neither expected nor predicted; counted as 0 it would pull the mean down to 2/3.
        Tensor rows = Tensor.of(new double[][] {{1, 0, 0}, {0, 1, 0}});

        assertEquals(1, result(new F1().macro(), rows, Tensor.ofLabels(0, 1)));
    }

    @ParameterizedTest
    @MethodSource("binary")
    void areZeroWhenTheDivisorIsZero(Metric metric) {
        assertEquals(0, result(metric, Tensor.of(.1, .2), Tensor.ofLabels(0, 0)));
    }

    @ParameterizedTest
    @MethodSource("binary")
    void areNotANumberBeforeTheFirstBatch(Metric metric) {
        assertTrue(Double.isNaN(metric.result()));
        metric.update(PREDICTION, TARGET);
        metric.reset();
        assertTrue(Double.isNaN(metric.result()));
    }

    @Test
    void haveNamesWithTheClass() {
        assertEquals("precision", new Precision().name());
        assertEquals("recall_9", new Recall().ofClass(9).name());
        assertEquals("f1_macro", new F1().macro().name());
    }

    @Test
    void needAChoiceOfClassForMoreThanTwoClasses() {
        Tensor rows = Tensor.zeros(2, 3);
        Tensor labels = Tensor.ofLabels(0, 1);

        assertEquals("Precision needs ofClass(k) or macro() for 3 classes", refusal(new Precision(), rows, labels));
        assertEquals("Recall.ofClass(3) needs a class from 0 to 2", refusal(new Recall().ofClass(3), rows, labels));
        assertEquals(
                "F1 needs labels from 0 to 2 for 3 classes, not 3",
                refusal(new F1().macro(), rows, Tensor.ofLabels(0, 3)));
    }

    private static double result(Metric metric, Tensor prediction, Tensor target) {
        metric.update(prediction, target);
        return metric.result();
    }

    private static String refusal(Metric metric, Tensor prediction, Tensor target) {
        return assertThrows(IllegalArgumentException.class, () -> metric.update(prediction, target))
                .getMessage();
    }
}
