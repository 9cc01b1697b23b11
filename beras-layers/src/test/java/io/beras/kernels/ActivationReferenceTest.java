package io.beras.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.beras.activations.ELU;
import io.beras.activations.GELU;
import io.beras.activations.LeakyReLU;
import io.beras.activations.ReLU;
import io.beras.activations.SiLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Softmax;
import io.beras.activations.Softplus;
import io.beras.activations.Tanh;
import io.beras.activations.TanhGELU;
import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Activations and their derivatives are the same with fast kernels and with reference kernels. */
class ActivationReferenceTest {

    private static final List<long[]> SHAPES =
            List.of(new long[] {1}, new long[] {7}, new long[] {3, 4}, new long[] {2, 1, 3}, new long[] {5, 1000});

    private static final Map<String, Callable> ACTIVATIONS = new TreeMap<>();

    static {
        ACTIVATIONS.put("ReLU", new ReLU());
        ACTIVATIONS.put("LeakyReLU", new LeakyReLU());
        ACTIVATIONS.put("steep LeakyReLU", new LeakyReLU(1.5));
        ACTIVATIONS.put("falling LeakyReLU", new LeakyReLU(-0.5));
        ACTIVATIONS.put("Sigmoid", new Sigmoid());
        ACTIVATIONS.put("Tanh", new Tanh());
        ACTIVATIONS.put("Softmax", new Softmax());
        ACTIVATIONS.put("GELU", new GELU());
        ACTIVATIONS.put("TanhGELU", new TanhGELU());
        ACTIVATIONS.put("SiLU", new SiLU());
        ACTIVATIONS.put("ELU", new ELU());
        ACTIVATIONS.put("falling ELU", new ELU(-0.5));
        ACTIVATIONS.put("Softplus", new Softplus());
        ACTIVATIONS.put("Tensor.sigmoid", x -> x[0].sigmoid());
        ACTIVATIONS.put("Tensor.tanh", x -> x[0].tanh());
        ACTIVATIONS.put("Tensor.erf", x -> x[0].erf());
        ACTIVATIONS.put("Tensor.softmax", x -> x[0].softmax());
    }

    static Stream<String> activations() {
        return ACTIVATIONS.keySet().stream();
    }

    static Stream<String> piecewiseLinear() {
        return activations().filter(name -> name.contains("ReLU"));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void valueAndDerivativesAgree(String name) {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            for (long[] shape : SHAPES) {
                Tensor x = random(1, type, shape).mul(3);
                Tensor c = random(2, type, shape);

                BothPaths.agreeOn(
                        name + " of " + type + " " + Arrays.toString(shape),
                        () -> valueAndTwoDerivatives(ACTIVATIONS.get(name), x, c));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void extremeNumbersAgree(String name) {
        double[] extremes = {0, -0.0, 1e10, -1e10, 1e-30, -1e-30, 88, -88, 104, -104, 20, -20};
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            Tensor x = Tensor.of(type, extremes, extremes.length / 2, 2);
            Tensor c = random(2, type, x.shape());

            BothPaths.agreeOn(name + " of " + type, () -> valueAndTwoDerivatives(ACTIVATIONS.get(name), x, c));
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void nanAndInfinitiesAgree(String name) {
        double[] numbers = {Double.NaN, 1, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY, 3};
        Tensor x = Tensor.of(DataType.FLOAT, numbers, 3, 2);

        BothPaths.agreeOn(name, () -> valueAndTwoDerivatives(ACTIVATIONS.get(name), x, Tensor.ones(3, 2)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void gradientsOfIntermediateTensorsAgree(String name) {
        Tensor x = random(1, DataType.FLOAT, 4, 3);
        Variable w = new Variable("w", random(3, DataType.FLOAT, 3, 5));
        List<@Nullable Tensor> gradients = BothPaths.agreeOn(name, () -> {
            try (GradientTape tape = new GradientTape()) {
                Tensor scores = x.matmul(w);
                Tensor y = ACTIVATIONS.get(name).call(scores);
                Tensor loss = y.mul(y).sum();
                return tape.gradient(loss, List.of(w, scores, y), Unconnected.NULL);
            }
        });
        List<@Nullable Tensor> ofAWatchedOne = BothPaths.agreeOn(name, () -> {
            Tensor scores = x.matmul(w);
            try (GradientTape tape = new GradientTape()) {
                tape.watch(scores);
                Tensor y = ACTIVATIONS.get(name).call(scores);
                return tape.gradient(y.mul(y).sum(), List.of(scores, x), Unconnected.NULL);
            }
        });
        assertArrayEquals(gradients.get(1).toFloatArray(), ofAWatchedOne.get(0).toFloatArray());
        assertNull(ofAWatchedOne.get(1));
    }

    /** On both paths the slope is a constant, so there is nothing to go back along to x. */
    @ParameterizedTest
    @MethodSource("piecewiseLinear")
    void theSecondDerivativeOfARectifierIsUnconnected(String name) {
        Tensor x = random(1, DataType.FLOAT, 3, 4);
        List<@Nullable Tensor> second = BothPaths.agreeOn(name, () -> {
            try (GradientTape outer = new GradientTape()) {
                outer.watch(x);
                Tensor first;
                try (GradientTape inner = new GradientTape()) {
                    inner.watch(x);
                    first = inner.gradient(ACTIVATIONS.get(name).call(x).sum(), x);
                }
                return outer.gradient(first.sum(), List.of(x), Unconnected.NULL);
            }
        });
        assertNull(second.get(0));
    }

    @Test
    void theThirdDerivativeOfTheSigmoidAgrees() {
        Tensor x = Tensor.of(0.3, -1, 4);
        List<@Nullable Tensor> third = BothPaths.agreeOn("sigmoid‴", () -> {
            List<Tensor> orders = new ArrayList<>();
            try (GradientTape first = new GradientTape();
                    GradientTape second = new GradientTape();
                    GradientTape tape = new GradientTape()) {
                List.of(first, second, tape).forEach(each -> each.watch(x));
                orders.add(tape.gradient(new Sigmoid().call(x), x));
                orders.add(second.gradient(orders.get(0), x));
                orders.add(first.gradient(orders.get(1), x));
            }
            return List.copyOf(orders);
        });
        double y = 1 / (1 + Math.exp(-0.3));
        assertEquals(y * (1 - y) * (1 - 6 * y + 6 * y * y), third.get(2).toDoubleArray()[0], 1e-6);
    }

    /** y; ∂(c·y)/∂x; and by x and by c, through that gradient g, the derivatives of Σ g². */
    private static List<@Nullable Tensor> valueAndTwoDerivatives(Callable activation, Tensor x, Tensor c) {
        try (GradientTape outer = new GradientTape()) {
            outer.watch(x);
            outer.watch(c);
            Tensor y;
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                inner.watch(x);
                y = activation.call(x);
                first = inner.gradient(y.mul(c).sum(), x);
            }
            List<@Nullable Tensor> results = new ArrayList<>(List.of(y, first));
            results.addAll(outer.gradient(first.mul(first).sum(), List.of(x, c), Unconnected.NULL));
            return results;
        }
    }

    private static Tensor random(long seed, DataType type, long... shape) {
        double[] numbers = new Random(seed)
                .doubles(Arrays.stream(shape).reduce(1, (a, b) -> a * b), -2, 2)
                .map(number -> (float) number)
                .toArray();
        return Tensor.of(type, numbers, shape);
    }
}
