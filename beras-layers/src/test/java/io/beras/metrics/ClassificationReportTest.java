package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Tensor;
import io.beras.metrics.ClassificationReport.ClassScores;
import io.beras.metrics.ClassificationReport.MeanScores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

class ClassificationReportTest {

    /** Expected 0, 1, 1, 1, 0; predicted 0, 1, 1, 0, 0. */
    private static final Tensor ANSWERS = Tensor.of(.1, .9, .8, .3, .2);

    private static final Tensor TARGETS = Tensor.ofLabels(0, 1, 1, 1, 0);

    @Test
    void hasTheScoresOfEachClass() {
        ClassificationReport report = ClassificationReport.of(ANSWERS, TARGETS);

        // Class 0: 2 of 3 predictions right, 2 of 2 samples found, F1 = 2 · 2 / (3 + 2).
        assertEquals(
                List.of(new ClassScores("0", 2 / 3., 1, .8, 2), new ClassScores("1", 1, 2 / 3., .8, 3)),
                report.classes());
        assertEquals(.8, report.accuracy());
        assertEquals(5, report.samples());
    }

    @Test
    void isPrintedWithTheNamesOfTheClasses() {
        ClassificationReport report = ClassificationReport.of(ANSWERS, TARGETS).withClassNames(List.of("cat", "dog"));

        assertEquals("""
                               precision  recall    f1  support
                cat                 0.67    1.00  0.80        2
                dog                 1.00    0.67  0.80        3

                accuracy                          0.80        5
                macro mean          0.83    0.83  0.80        5
                weighted mean       0.87    0.80  0.80        5""", report.toString());
        assertEquals(
                "there are 2 classes, but 1 class names; give a name for each class",
                assertThrows(IllegalArgumentException.class, () -> report.withClassNames(List.of("cat")))
                        .getMessage());
    }

    @Test
    void isAMapForJson() {
        Map<String, Object> map = ClassificationReport.of(ANSWERS, TARGETS).toMap();

        assertEquals(
                List.of("accuracy", "samples", "macro_mean", "weighted_mean", "classes"), List.copyOf(map.keySet()));
        assertEquals(.8, map.get("accuracy"));
        assertEquals(
                Map.of("name", "1", "precision", 1., "recall", 2 / 3., "f1", .8, "support", 3L),
                ((List<?>) Objects.requireNonNull(map.get("classes"))).get(1));
    }

    @Test
    void needsSamples() {
        assertEquals(
                "a classification report needs samples, but the confusion matrix has counted none; update it first",
                assertThrows(IllegalArgumentException.class, () -> ClassificationReport.of(new ConfusionMatrix()))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasTheValuesOfScikitLearn(String line) {
        double[][] columns = Stream.of(line.split(" \\| "))
                .map(column -> Arrays.stream(column.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        int classes = (int) columns[0][0];
        int[] expected =
                Arrays.stream(columns[1]).mapToInt(value -> (int) value).toArray();

        ClassificationReport report =
                ClassificationReport.of(predictions(columns[2], classes), Tensor.ofLabels(expected));

        assertArrayEquals(columns[3], scores(report, ClassScores::precision), 1e-15);
        assertArrayEquals(columns[4], scores(report, ClassScores::recall), 1e-15);
        assertArrayEquals(columns[5], scores(report, ClassScores::f1), 1e-15);
        assertArrayEquals(columns[6], scores(report, ClassScores::support));
        assertEquals(columns[7][0], report.accuracy(), 1e-15);
        assertArrayEquals(columns[8], values(report.macroMean()), 1e-15);
        assertArrayEquals(columns[9], values(report.weightedMean()), 1e-15);
    }

    /** Returns one-hot rows of these classes; -1 is a row of NaN. */
    private static Tensor predictions(double[] predicted, int classes) {
        double[] rows = new double[predicted.length * classes];
        for (int i = 0; i < predicted.length; i++) {
            if (predicted[i] < 0) {
                rows[i * classes] = Double.NaN;
            } else {
                rows[i * classes + (int) predicted[i]] = 1;
            }
        }
        return Tensor.of(DataType.DOUBLE, rows, predicted.length, classes);
    }

    private static double[] scores(ClassificationReport report, ToDoubleFunction<ClassScores> score) {
        return report.classes().stream().mapToDouble(score).toArray();
    }

    private static double[] values(MeanScores mean) {
        return new double[] {mean.precision(), mean.recall(), mean.f1()};
    }

    /** The lines that {@code scripts/fixtures/classification-report.py} wrote. */
    static List<String> examples() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                ClassificationReportTest.class.getResourceAsStream("classification-report.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
