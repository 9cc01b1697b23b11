package io.beras.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import io.beras.losses.BinaryCrossEntropy;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.Huber;
import io.beras.losses.Loss;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.losses.SigmoidCrossEntropy;
import io.beras.losses.SoftmaxCrossEntropy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Losses and their derivatives are the same with fast kernels and with reference kernels. */
class LossReferenceTest {

    private static final int SAMPLES = 6;
    private static final int CLASSES = 5;

    static Stream<Loss> losses() {
        return Stream.of(
                        onAnyValues(),
                        Stream.<Loss>of(new BinaryCrossEntropy(), new SigmoidCrossEntropy().withLabelSmoothing(.2)))
                .flatMap(losses -> losses);
    }

    static Stream<Loss> onAnyValues() {
        return Stream.of(
                        overClasses(),
                        Arrays.stream(Reduction.values()).map(MeanSquaredError::new),
                        Stream.<Loss>of(new MeanAbsoluteError(), new Huber(.75)))
                .flatMap(losses -> losses);
    }

    static Stream<Loss> overClasses() {
        return Stream.of(
                new CategoricalCrossEntropy(),
                new CategoricalCrossEntropy().withLabelSmoothing(.1),
                new SoftmaxCrossEntropy(),
                new SoftmaxCrossEntropy().withLabelSmoothing(.1));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void agreeOnDistributionsAsTargets(Loss loss) {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            assertAgrees(loss, probabilities(1, type), probabilities(2, type));
        }
    }

    @ParameterizedTest
    @MethodSource("onAnyValues")
    void agreeOnAnyValuesAsTargets(Loss loss) {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            assertAgrees(loss, probabilities(1, type), random(type, -2, 2));
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void agreeOnOneHotRowsWithSampleWeights(Loss loss) {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            Tensor weights = Tensor.of(type, 0, 1, 2, 0.5, 3, 1);
            assertAgrees(loss, probabilities(1, type), oneHot(type), weights);
        }
    }

    @ParameterizedTest
    @MethodSource("overClasses")
    void agreeOnLabels(Loss loss) {
        Tensor labels = Tensor.ofLabels(0, 4, 2, 2, 1, 3);
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            assertAgrees(loss, probabilities(1, type), labels);
            assertAgrees(loss, probabilities(1, type), labels, Tensor.of(type, 0, 1, 2, 0.5, 3, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("overClasses")
    void labelsHaveTheGradientOfTheirOneHotRows(Loss loss) {
        Tensor p = probabilities(1, DataType.FLOAT);

        assertArrayEquals(
                firstDerivative(loss, p, oneHot(DataType.FLOAT)).toFloatArray(),
                firstDerivative(loss, p, Tensor.ofLabels(0, 4, 2, 2, 1, 3)).toFloatArray());
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void veryLargeScoresAgree(DataType type) {
        Tensor scores = Tensor.of(type, new double[][] {
            {1e10, -1e10, 0}, {-1e10, -1e10, -1e10}, {1e10, 1e10, 0}, {1e30, 1, -1e30}, {-1e10, 5, 6}
        });
        assertAgrees(new SoftmaxCrossEntropy(), scores, Tensor.ofLabels(1, 2, 0, 0, 2));
        List<@Nullable Tensor> results =
                assertAgrees(new SoftmaxCrossEntropy(), scores, Tensor.full(type, 1 / 3.0, 5, 3));
        for (double number : results.get(1).toDoubleArray()) {
            assertEquals(0, number, 1, "the gradient by the scores is bounded");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void probabilitiesNearTheClipAgree(DataType type) {
        float floor = 1e-12f;
        Tensor p = Tensor.of(type, new double[][] {
            {0, 1, 1e-13},
            {Math.nextUp(floor), Math.nextDown(floor), Math.nextUp(floor)},
            {1e-9, 1e-11, 1e-40},
            {-1e-4, 1, -0.0}, // below 0 by no more than rounding
        });
        for (Tensor target :
                List.of(Tensor.full(type, 1, 4, 3), Tensor.full(type, 0, 4, 3), Tensor.full(type, -0.5, 4, 3))) {
            assertAgrees(new CategoricalCrossEntropy(), p, target);
        }
        assertAgrees(new CategoricalCrossEntropy(), p, Tensor.ofLabels(0, 1, 2, 2));
    }

    @Test
    void aProbabilityExactlyAtTheClipAgrees() {
        Tensor p = Tensor.of(new double[][] {{1e-12f, 1}});

        assertAgrees(new CategoricalCrossEntropy(), p, Tensor.of(new double[][] {{1, 0}}));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void notANumberIsSeenOnBothPaths(Loss loss) {
        Tensor p = Tensor.of(new double[][] {{0.5, Double.NaN}, {0.25, 0.75}});

        assertAgrees(loss, p, Tensor.of(new double[][] {{1, 0}, {0, 1}}));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsOfIntermediateTensorsAgree(Loss loss) {
        Tensor x = random(DataType.FLOAT, -1, 1);
        Variable w = new Variable("w", probabilities(3, DataType.FLOAT).slice(0, 0, CLASSES));
        BothPaths.agreeOn(loss.toString(), () -> {
            try (GradientTape tape = new GradientTape()) {
                Tensor scores = x.matmul(w);
                Tensor probabilities = scores.softmax();
                Tensor value = loss.call(probabilities, oneHot(DataType.FLOAT));
                return tape.gradient(value, List.of(w, scores, probabilities, x), Unconnected.NULL);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("overClasses")
    void theGradientOfLabelsSaysWhyThereIsNone(Loss loss) {
        Runnable ask = () -> {
            Tensor p = probabilities(1, DataType.FLOAT);
            try (GradientTape tape = new GradientTape()) {
                tape.watch(p);
                tape.gradient(loss.call(p, Tensor.ofLabels(0, 4, 2, 2, 1, 3)), Tensor.ofLabels(1));
            }
        };
        String fast = assertThrows(RuntimeException.class, ask::run).getMessage();
        String plain = BothPaths.onPlainPath(
                () -> assertThrows(RuntimeException.class, ask::run).getMessage());

        assertEquals(plain, fast);
    }

    @Test
    void theGradientOfSoftmaxAndCrossEntropyIsTheirDifference() {
        Tensor z = Tensor.of(new double[][] {{1, 2, 3}});
        float[] p = z.softmax().toFloatArray();

        assertArrayEquals(
                new float[] {p[0], p[1] - 1, p[2]},
                firstDerivative(new SoftmaxCrossEntropy(), z, Tensor.ofLabels(1))
                        .toFloatArray(),
                1e-7f);
    }

    private static Tensor firstDerivative(Loss loss, Tensor prediction, Tensor target) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(prediction);
            return tape.gradient(loss.call(prediction, target), prediction);
        }
    }

    private static List<@Nullable Tensor> assertAgrees(Loss loss, Tensor... inputs) {
        return BothPaths.agreeOn(loss + " of " + inputs[0].dataType(), () -> valueAndTwoDerivatives(loss, inputs));
    }

    /** L, its gradient g by the prediction and by a target of numbers, and the derivatives of Σ c·g by both. */
    private static List<@Nullable Tensor> valueAndTwoDerivatives(Loss loss, Tensor... inputs) {
        Tensor prediction = inputs[0];
        List<Tensor> sources =
                inputs[1].dataType() == DataType.INT32 ? List.of(prediction) : List.of(prediction, inputs[1]);
        Tensor c = Tensor.of(
                prediction.dataType(),
                new Random(9)
                        .doubles(prediction.length())
                        .map(number -> (float) number)
                        .toArray(),
                prediction.shape());
        try (GradientTape outer = new GradientTape()) {
            sources.forEach(outer::watch);
            Tensor value;
            List<@Nullable Tensor> first;
            try (GradientTape inner = new GradientTape()) {
                sources.forEach(inner::watch);
                value = loss.call(inputs);
                first = inner.gradient(value, sources, Unconnected.NULL);
            }
            Tensor along =
                    first.stream().map(g -> g.mul(c).sum()).reduce(Tensor::add).orElseThrow();
            List<@Nullable Tensor> results = new ArrayList<>(List.of(value));
            results.addAll(first);
            results.addAll(outer.gradient(along, sources, Unconnected.NULL));
            return results;
        }
    }

    private static Tensor probabilities(long seed, DataType type) {
        double[] numbers = new Random(seed)
                .doubles((long) SAMPLES * CLASSES, 0.01, 1)
                .map(number -> (float) number)
                .toArray();
        return Tensor.of(type, numbers, SAMPLES, CLASSES);
    }

    private static Tensor random(DataType type, double low, double high) {
        double[] numbers = new Random(4)
                .doubles((long) SAMPLES * CLASSES, low, high)
                .map(number -> (float) number)
                .toArray();
        return Tensor.of(type, numbers, SAMPLES, CLASSES);
    }

    private static Tensor oneHot(DataType type) {
        double[] rows = new double[SAMPLES * CLASSES];
        int[] labels = {0, 4, 2, 2, 1, 3};
        for (int i = 0; i < SAMPLES; i++) {
            rows[i * CLASSES + labels[i]] = 1;
        }
        return Tensor.of(type, rows, SAMPLES, CLASSES);
    }
}
