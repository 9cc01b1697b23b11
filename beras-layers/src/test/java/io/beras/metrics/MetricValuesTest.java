package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Every metric has scikit-learn's values, which {@code scripts/fixtures/metrics.py} wrote. */
class MetricValuesTest {

    @ParameterizedTest
    @MethodSource("columns")
    void ofYesOrNoQuestions(Example example) {
        double threshold = example.numbers(2)[0];

        assertEquals(example.numbers(3)[0], example.result(new BinaryAccuracy().withThreshold(threshold)), 1e-15);
        assertEquals(example.numbers(5)[1], example.result(new Precision().withThreshold(threshold)), 1e-15);
        assertEquals(example.numbers(6)[1], example.result(new Recall().withThreshold(threshold)), 1e-15);
        assertEquals(example.numbers(7)[1], example.result(new F1().withThreshold(threshold)), 1e-15);
        // "No" is a class as good as any.
        assertEquals(
                example.numbers(5)[0],
                example.result(new Precision().withThreshold(threshold).ofClass(0)),
                1e-15);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ofRowsOfClasses(Example example) {
        assertEquals(example.numbers(3)[0], example.result(new CategoricalAccuracy()), 1e-15);
        for (int label = 0; label < example.scores().size(1); label++) {
            assertEquals(example.numbers(5)[label], example.result(new Precision().ofClass(label)), 1e-15);
            assertEquals(example.numbers(6)[label], example.result(new Recall().ofClass(label)), 1e-15);
            assertEquals(example.numbers(7)[label], example.result(new F1().ofClass(label)), 1e-15);
        }
        assertEquals(example.numbers(8)[0], example.result(new Precision().macro()), 1e-15);
        assertEquals(example.numbers(8)[1], example.result(new Recall().macro()), 1e-15);
        assertEquals(example.numbers(8)[2], example.result(new F1().macro()), 1e-15);
        assertEquals(example.numbers(9)[0], example.result(new TopKAccuracy(2)), 1e-15);
        if (example.scores().size(1) >= 3) {
            assertEquals(example.numbers(10)[0], example.result(new TopKAccuracy(3)), 1e-15);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofConfusion(Example example) {
        ConfusionMatrix confusion = example.confusion();
        double[] counts = example.numbers(4);
        int classes = confusion.classes();

        assertEquals(counts.length, classes * classes);
        for (int i = 0; i < counts.length; i++) {
            assertEquals((long) counts[i], confusion.count(i / classes, i % classes));
        }
        assertEquals(example.numbers(3)[0], confusion.result(), 1e-15);
    }

    static List<Example> columns() throws IOException {
        return all().stream().filter(Example::isColumn).toList();
    }

    static List<Example> rows() throws IOException {
        return all().stream().filter(example -> !example.isColumn()).toList();
    }

    static List<Example> all() throws IOException {
        var stream = Objects.requireNonNull(MetricValuesTest.class.getResourceAsStream("metrics.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(Example::new).toList();
        }
    }

    /**
     * A line of the fixture: scores | labels | threshold | accuracy | confusion | precision, recall, F1 of each class |
     * their means | top 2 | top 3.
     */
    record Example(String line) {

        double result(Metric metric) {
            metric.update(scores(), labels());
            return metric.result();
        }

        ConfusionMatrix confusion() {
            ConfusionMatrix empty = new ConfusionMatrix();
            ConfusionMatrix confusion = isColumn() ? empty.withThreshold(numbers(2)[0]) : empty;
            confusion.update(scores(), labels());
            return confusion;
        }

        Tensor scores() {
            String[] parts = column(0).split(": ", 2);
            long[] shape = Arrays.stream(parts[0].split(","))
                    .mapToLong(Long::parseLong)
                    .toArray();
            return Tensor.of(DataType.DOUBLE, parse(parts[1]), shape);
        }

        Tensor labels() {
            return Tensor.ofLabels(
                    Arrays.stream(numbers(1)).mapToInt(label -> (int) label).toArray());
        }

        boolean isColumn() {
            return !column(2).isEmpty();
        }

        double[] numbers(int index) {
            return parse(column(index));
        }

        private String column(int index) {
            return line.split(" \\| ", -1)[index].strip();
        }

        private static double[] parse(String text) {
            return Arrays.stream(text.split(" "))
                    .mapToDouble(number -> number.equals("nan") ? Double.NaN : Double.parseDouble(number))
                    .toArray();
        }

        @Override
        public String toString() {
            return column(0).substring(0, column(0).indexOf(':')) + (isColumn() ? " above " + column(2) : "");
        }
    }
}
