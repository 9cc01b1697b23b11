package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private final ConfusionMatrix confusion = new ConfusionMatrix();

    @Test
    void countsExpectedAndPredictedClasses() {
        // Expected 0, 1, 2, 2; predicted 0, 2, 2, 2
        confusion.update(
                Tensor.of(new double[][] {{.9, 0, .1}, {.1, .2, .7}, {0, 0, 1}, {.2, .2, .6}}),
                Tensor.ofLabels(0, 1, 2, 2));

        assertEquals(1, confusion.count(0, 0));
        assertEquals(1, confusion.count(1, 2));
        assertEquals(2, confusion.count(2, 2));
        assertEquals(0, confusion.count(2, 1));
        assertEquals(3, confusion.classes());
        assertEquals(.75, confusion.result());
    }

    @Test
    void isPrintedAsATable() {
        confusion.update(
                Tensor.of(new double[][] {{.9, 0, .1}, {.1, .2, .7}, {0, 0, 1}, {.2, .2, .6}}),
                Tensor.ofLabels(0, 1, 2, 2));
        Tensor zeros = Tensor.of(new double[][] {{1, 0, 0}});
        for (int i = 0; i < 11; i++) {
            confusion.update(zeros, Tensor.ofLabels(0));
        }

        assertEquals("""
                             predicted
                              0  1  2
                expected  0  12  0  0
                          1   0  0  1
                          2   0  0  2""", confusion.toString());
        assertEquals("""
                               predicted
                               cat  dog  豚
                expected  cat   12    0   0
                          dog    0    0   1
                          豚     0    0   2""", confusion.toString(List.of("cat", "dog", "豚")));
        assertEquals(
                "there are 3 classes, but 2 class names; give a name for each class",
                assertThrows(IllegalArgumentException.class, () -> confusion.toString(List.of("cat", "dog")))
                        .getMessage());
    }

    @Test
    void makesRoomForLabelsOfTwoDigits() {
        confusion.update(Tensor.zeros(1, 11), Tensor.ofLabels(10));
        List<String> lines = confusion.toString().lines().toList();

        assertEquals("expected  0   0  0  0  0  0  0  0  0  0  0   0", lines.get(2));
        assertEquals("          10  1  0  0  0  0  0  0  0  0  0   0", lines.get(12));
    }

    @Test
    void takesOneColumnOfAnswers() {
        confusion.update(Tensor.of(.2, .8, .9), Tensor.of(0, 0, 1));

        assertEquals(1, confusion.count(0, 1));
        assertEquals(1, confusion.count(1, 1));
        ConfusionMatrix strict = new ConfusionMatrix().withThreshold(.85);
        strict.update(Tensor.of(.2, .8, .9), Tensor.of(0, 0, 1));
        assertEquals(0, strict.count(0, 1));
    }

    @Test
    void forgetsOnResetEvenHowManyClassesThereWere() {
        confusion.update(Tensor.zeros(1, 3), Tensor.ofLabels(1));
        confusion.reset();

        assertEquals("nothing counted yet", confusion.toString());
        assertTrue(Double.isNaN(confusion.result()));
        confusion.update(Tensor.zeros(1, 5), Tensor.ofLabels(1));
        assertEquals(5, confusion.classes());
    }

    @Test
    void refusesAnotherNumberOfClasses() {
        confusion.update(Tensor.zeros(1, 3), Tensor.ofLabels(1));

        assertEquals(
                "ConfusionMatrix counts 3 classes since its first batch, not 4; reset() it first",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> confusion.update(Tensor.zeros(1, 4), Tensor.ofLabels(1)))
                        .getMessage());
        assertEquals(
                "there is no class 3; ConfusionMatrix has counted 3 classes",
                assertThrows(IllegalArgumentException.class, () -> confusion.count(0, 3))
                        .getMessage());
    }
}
