package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TopKAccuracyTest {

    /** From largest to smallest: 2, 1, 0 and 0, 2, 1. */
    private static final Tensor SCORES = Tensor.of(new double[][] {{.1, .2, .7}, {9, -3, 4}});

    @Test
    void isTheFractionOfSamplesWhoseClassIsAmongTheLargest() {
        assertEquals(.5, result(1, SCORES, Tensor.ofLabels(1, 0)));
        assertEquals(1, result(2, SCORES, Tensor.ofLabels(1, 0)));
        assertEquals(.5, result(2, SCORES, Tensor.ofLabels(0, 2)));
        assertEquals(1, result(3, SCORES, Tensor.ofLabels(0, 1)));
        assertEquals("top_5_accuracy", new TopKAccuracy(5).name());
    }

    @Test
    void takesOneHotRowsToo() {
        assertEquals(.5, result(2, SCORES, Tensor.of(new double[][] {{0, 1, 0}, {0, 1, 0}})));
    }

    @Test
    void countsTheFirstOfEqualScores() {
        Tensor equal = Tensor.of(new double[][] {{0, -0.0, 0}, {0, -0.0, 0}, {0, -0.0, 0}});

        assertEquals(2 / 3.0, result(2, equal, Tensor.ofLabels(0, 1, 2)));
    }

    @Test
    void ofOneIsCategoricalAccuracyWhateverTheScores() {
        Tensor odd = Tensor.of(new double[][] {
            {Double.NaN, 5, 1}, {2, Double.NaN, Double.NaN}, {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0}
        });
        for (int label = 0; label < 3; label++) {
            Metric accuracy = new CategoricalAccuracy();
            Tensor labels = Tensor.ofLabels(label, label, label);
            accuracy.update(odd, labels);

            assertEquals(accuracy.result(), result(1, odd, labels));
        }
    }

    @Test
    void needsAtLeastKClasses() {
        assertEquals(
                "TopKAccuracy(4) needs at least 4 classes, not 3",
                refusal(() -> result(4, SCORES, Tensor.ofLabels(0, 0))));
        assertEquals("TopKAccuracy's k must be at least 1, not 0", refusal(() -> new TopKAccuracy(0)));
    }

    private static double result(int k, Tensor scores, Tensor target) {
        Metric metric = new TopKAccuracy(k);
        metric.update(scores, target);
        return metric.result();
    }

    private static String refusal(Executable use) {
        return assertThrows(IllegalArgumentException.class, use).getMessage();
    }
}
