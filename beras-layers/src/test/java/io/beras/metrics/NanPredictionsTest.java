package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A prediction that contains NaN is never right and never turned into a class; a target of NaN is refused. */
class NanPredictionsTest {

    private static final double NAN = Double.NaN;

    /** Rows for class 0: right, NaN everywhere, NaN in another column, NaN in the correct column. */
    private static final Tensor ROWS = Tensor.of(new double[][] {{.9, .1}, {NAN, NAN}, {.9, NAN}, {NAN, .1}});

    private static final Tensor LABELS = Tensor.ofLabels(0, 0, 0, 0);

    static Stream<Metric> accuracies() {
        return Stream.of(
                new CategoricalAccuracy(),
                new TopKAccuracy(1),
                new TopKAccuracy(2),
                new ConfusionMatrix(),
                new Recall().ofClass(0));
    }

    @ParameterizedTest
    @MethodSource("accuracies")
    void rowsWithNanAreWrong(Metric metric) {
        metric.update(ROWS, LABELS);

        assertEquals(.25, metric.result());
    }

    @Test
    void answersOfNanAreWrongForBothTargets() {
        Tensor answers = Tensor.of(NAN, NAN, .9, .1);
        Tensor targets = Tensor.of(0, 1, 1, 0);
        Metric accuracy = new BinaryAccuracy();
        accuracy.update(answers, targets);
        assertEquals(.5, accuracy.result());

        // Expected "yes": NaN and .9. The NaN is a false negative, and no false positive.
        Metric precision = new Precision();
        Metric recall = new Recall();
        Metric f1 = new F1();
        Stream.of(precision, recall, f1).forEach(metric -> metric.update(answers, targets));
        assertEquals(1, precision.result());
        assertEquals(.5, recall.result());
        assertEquals(2 / 3.0, f1.result());
    }

    @Test
    void theMeanOverClassesCountsThem() {
        // Recall of class 0: 1 of 2; of class 1: 0 of 1
        Metric recall = new Recall().macro();
        recall.update(Tensor.of(new double[][] {{.9, .1}, {NAN, .1}, {.1, NAN}}), Tensor.ofLabels(0, 0, 1));

        assertEquals(.25, recall.result());
    }

    @Test
    void aConfusionMatrixShowsThemInAColumn() {
        ConfusionMatrix confusion = new ConfusionMatrix();
        confusion.update(ROWS, LABELS);
        confusion.update(Tensor.of(new double[][] {{.1, .9}}), Tensor.ofLabels(1));

        assertEquals(1, confusion.count(0, 0));
        assertEquals(3, confusion.withoutClass());
        assertEquals("""
                             predicted
                             0  1  NaN
                expected  0  1  0    3
                          1  0  1    0""", confusion.toString());
        confusion.reset();
        assertEquals(0, confusion.withoutClass());
    }

    @Test
    void aTargetOfNanIsRefused() {
        assertEquals(
                "CategoricalAccuracy needs finite one-hot targets, but sample 1 has NaN; clean the targets first",
                refusal(new CategoricalAccuracy(), ROWS.slice(0, 0, 2), Tensor.of(new double[][] {{1, 0}, {NAN, 0}})));
        assertEquals(
                "BinaryAccuracy needs targets 0 or 1, but target 1 is NaN",
                refusal(new BinaryAccuracy(), Tensor.of(.1, .2), Tensor.of(0, NAN)));
        assertEquals(
                "Precision needs targets 0 or 1, but target 0 is 0.5",
                refusal(new Precision(), Tensor.of(.1, .2), Tensor.of(.5, 1)));
    }

    private static String refusal(Metric metric, Tensor prediction, Tensor target) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> metric.update(prediction, target))
                .getMessage());
    }
}
