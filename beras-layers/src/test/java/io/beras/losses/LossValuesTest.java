package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Every loss and its two derivatives have PyTorch's values, which {@code scripts/fixtures/losses.py} wrote. */
class LossValuesTest {

    @ParameterizedTest
    @MethodSource("examples")
    void lossGivesWhatPyTorchGives(Example example) {
        Tensor prediction = example.prediction();
        try (GradientTape outer = new GradientTape()) {
            outer.watch(prediction);
            Tensor value;
            Tensor gradient;
            try (GradientTape inner = new GradientTape()) {
                inner.watch(prediction);
                value = example.loss().call(example.inputs(prediction));
                gradient = inner.gradient(value, prediction);
            }
            // + 0·x, for the second derivative of a straight loss is unconnected
            Tensor along =
                    gradient.add(prediction.mul(0)).mul(example.direction()).sum();

            assertEquals(example.value(), value.item(), 1e-13 * Math.max(1, Math.abs(example.value())));
            assertNear(example.gradient(), gradient.toDoubleArray());
            assertNear(example.second(), outer.gradient(along, prediction).toDoubleArray());
        }
    }

    @Test
    void everyLossHasExamples() throws IOException {
        Set<String> named = examples().stream()
                .map(example -> example.loss().getClass().getSimpleName())
                .collect(Collectors.toSet());
        Set<String> all =
                AllLosses.all().map(loss -> loss.getClass().getSimpleName()).collect(Collectors.toSet());

        assertEquals(all, named);
    }

    private static void assertNear(double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            // The second derivative of −ln p is 1/p², up to 10⁴ here, and rounded as such.
            assertEquals(expected[i], actual[i], 1e-13 * Math.max(1, Math.abs(expected[i])), "element " + i);
        }
    }

    static List<Example> examples() throws IOException {
        var stream = Objects.requireNonNull(LossValuesTest.class.getResourceAsStream("losses.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(Example::new).toList();
        }
    }

    /** A line of the fixture: loss | reduction | setting | prediction | target | weights | value | gradient | second. */
    record Example(String line) {

        Loss loss() {
            Reduction reduction = Reduction.valueOf(column(1));
            return switch (column(0)) {
                case "MeanSquaredError" -> new MeanSquaredError(reduction);
                case "MeanAbsoluteError" -> new MeanAbsoluteError(reduction);
                case "Huber" -> new Huber(setting(), reduction);
                case "BinaryCrossEntropy" -> new BinaryCrossEntropy(reduction).withLabelSmoothing(setting());
                case "SigmoidCrossEntropy" -> new SigmoidCrossEntropy(reduction).withLabelSmoothing(setting());
                case "CategoricalCrossEntropy" -> new CategoricalCrossEntropy(reduction).withLabelSmoothing(setting());
                case "SoftmaxCrossEntropy" -> new SoftmaxCrossEntropy(reduction).withLabelSmoothing(setting());
                default -> throw new AssertionError("LossValuesTest does not know " + column(0));
            };
        }

        Tensor[] inputs(Tensor prediction) {
            List<Tensor> inputs = new ArrayList<>(List.of(prediction, target()));
            if (!column(5).isEmpty()) {
                inputs.add(tensor(column(5)));
            }
            return inputs.toArray(Tensor[]::new);
        }

        Tensor prediction() {
            return tensor(column(3));
        }

        Tensor target() {
            return column(4).startsWith("labels ")
                    ? Tensor.ofLabels(Arrays.stream(numbers(column(4)))
                            .mapToInt(number -> (int) number)
                            .toArray())
                    : tensor(column(4));
        }

        /** The vector (1, 2, 3, …) in the prediction's shape. */
        Tensor direction() {
            Tensor prediction = prediction();
            double[] counted = IntStream.rangeClosed(1, Math.toIntExact(prediction.length()))
                    .asDoubleStream()
                    .toArray();
            return Tensor.of(DataType.DOUBLE, counted, prediction.shape());
        }

        double value() {
            return numbers(column(6))[0];
        }

        double[] gradient() {
            return numbers(column(7));
        }

        double[] second() {
            return numbers(column(8));
        }

        private double setting() {
            return Double.parseDouble(column(2));
        }

        private String column(int index) {
            return line.split(" \\| ", -1)[index];
        }

        private static Tensor tensor(String text) {
            String shape = text.substring(0, text.indexOf(':'));
            long[] sizes =
                    Arrays.stream(shape.split(",")).mapToLong(Long::parseLong).toArray();
            return Tensor.of(DataType.DOUBLE, numbers(text), sizes);
        }

        private static double[] numbers(String text) {
            return Arrays.stream(text.substring(text.indexOf(':') + 2).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        @Override
        public String toString() {
            return loss() + " of " + column(3).substring(0, column(3).indexOf(':'))
                    + (column(5).isEmpty() ? "" : ", weighted");
        }
    }
}
