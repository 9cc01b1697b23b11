package io.beras.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Values and two derivatives are PyTorch's, which {@code scripts/fixtures/activations.py} wrote. */
class ActivationFixtureTest {

    private static final Map<String, Diffable> ACTIVATIONS = Map.of(
            "ReLU", new ReLU(),
            "LeakyReLU", new LeakyReLU(),
            "Sigmoid", new Sigmoid(),
            "Tanh", new Tanh(),
            "GELU", new GELU(),
            "TanhGELU", new TanhGELU(),
            "SiLU", new SiLU(),
            "ELU", new ELU(),
            "ELU(0.5)", new ELU(.5),
            "Softplus", new Softplus());

    record Example(String name, List<double[]> columns) {

        static Example parse(String line) {
            String[] parts = line.split(" \\| ");
            return new Example(
                    parts[0],
                    Arrays.stream(parts)
                            .skip(1)
                            .map(numbers -> Arrays.stream(numbers.split(" "))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray())
                            .toList());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void valuesAndDerivativesAreThoseOfPyTorch(Example example) {
        assertNear(example, DataType.DOUBLE, 1e-13);
        assertNear(example, DataType.FLOAT, 2e-6);
    }

    @Test
    void everyActivationIsThere() throws IOException {
        assertEquals(
                ACTIVATIONS.keySet().stream().sorted().toList(),
                examples().stream().map(Example::name).sorted().toList());
    }

    private static void assertNear(Example example, DataType type, double tolerance) {
        double[] x = example.columns().get(0);
        List<Tensor> results = valueAndTwoDerivatives(
                Objects.requireNonNull(ACTIVATIONS.get(example.name())), Tensor.of(type, x, x.length));
        for (int order = 0; order < results.size(); order++) {
            double[] expected = example.columns().get(1 + order);
            double[] actual = results.get(order).toDoubleArray();
            for (int i = 0; i < x.length; i++) {
                if (order == 2 && x[i] == 0 && example.name().startsWith("ELU")) {
                    continue; // it jumps there, and PyTorch chooses its value on the right
                }
                String what = type + " derivative " + order + " of " + example + " at " + x[i] + " is " + actual[i];
                assertTrue(
                        Math.abs(expected[i] - actual[i]) <= tolerance * Math.max(1, Math.abs(expected[i])),
                        () -> what);
            }
        }
    }

    private static List<Tensor> valueAndTwoDerivatives(Diffable activation, Tensor x) {
        try (GradientTape outer = new GradientTape()) {
            outer.watch(x);
            Tensor y;
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                inner.watch(x);
                y = activation.call(x);
                first = inner.gradient(y, x);
            }
            Tensor second = Objects.requireNonNull(
                    outer.gradient(first, List.of(x), Unconnected.ZERO).get(0));
            return List.of(y, first, second);
        }
    }

    static List<Example> examples() throws IOException {
        var stream = Objects.requireNonNull(ActivationFixtureTest.class.getResourceAsStream("activations.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(Example::parse).toList();
        }
    }
}
