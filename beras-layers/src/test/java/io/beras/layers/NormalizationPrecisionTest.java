package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.arrays.KernelSelection;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Normalization in FLOAT loses no digits where values are large, far from zero, or few. */
class NormalizationPrecisionTest {

    private static final double[] EXPECTED = {-1.2247, 0, 1.2247};

    private static Callable normalize(int axis) {
        return x -> new Normalize(axis, Normalize.EPSILON).call(x);
    }

    /** Both kernels, along both axes. */
    static Stream<List<Integer>> cases() {
        return IntStream.range(0, 4).mapToObj(i -> List.of(i / 2, i % 2));
    }

    private static <T> T run(int kernels, Supplier<T> computation) {
        if (kernels == 0) {
            return computation.get();
        }
        try (KernelSelection.Scope reference = KernelSelection.useReference()) {
            return computation.get();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void threeNeighboursOfTenMillion(int kernels) {
        // μ = 10⁷ + 1, σ² = ⅔: ∓1 / √⅔ = ∓1.2247
        double[] values = {1e7, 1e7 + 1, 1e7 + 2};
        BatchNorm1d batchNorm = new BatchNorm1d(2);
        batchNorm.setTraining(true);
        Tensor column = Tensor.of(new double[][] {{1e7, 5}, {1e7 + 1, 5}, {1e7 + 2, 5}});

        Tensor byBatch = run(kernels, () -> batchNorm.call(column));
        Tensor byLayer = run(kernels, () -> new LayerNorm1d(3).call(Tensor.of(new double[][] {values})));

        assertArrayEquals(new double[] {EXPECTED[0], 0, EXPECTED[1], 0, EXPECTED[2], 0}, byBatch.toDoubleArray(), 1e-4);
        assertArrayEquals(EXPECTED, byLayer.toDoubleArray(), 1e-4);
        // The running mean is 0.9·0 + 0.1·(10⁷ + 1), the running variance 0.9·1 + 0.1·⅔.
        assertEquals(1_000_000.1, batchNorm.runningMean().toDoubleArray()[0], 0.1);
        assertEquals(0.9 + 0.2 / 3, batchNorm.runningVariance().toDoubleArray()[0], 1e-6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twoDerivativesFarFromZero(List<Integer> example) {
        int axis = example.get(1);
        // Up to 10⁷ + 40: the mean, 10⁷ + 19.5 or the like, is no FLOAT.
        Tensor x = Tensor.randomUniform(40, 40).mul(40).add(1e7).detach();
        Tensor g = Tensor.randomNormal(40, 40);
        Tensor wideX = x.cast(DataType.DOUBLE);
        Tensor wideG = g.cast(DataType.DOUBLE);

        run(example.get(0), () -> {
            List<Tensor> expected = LayerChecks.valueAndGradients(normalize(axis), wideX, wideG);
            List<Tensor> actual = LayerChecks.valueAndGradients(normalize(axis), x, g);
            assertArrayEquals(expected.get(0).toDoubleArray(), actual.get(0).toDoubleArray(), 1e-5);
            assertArrayEquals(expected.get(1).toDoubleArray(), actual.get(1).toDoubleArray(), 1e-5);
            assertArrayEquals(
                    LayerChecks.secondDerivative(normalize(axis), wideX, wideG).toDoubleArray(),
                    LayerChecks.secondDerivative(normalize(axis), x, g).toDoubleArray(),
                    1e-4);
            return x;
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void squaresBeyondTheRangeOfFloat(List<Integer> example) {
        // (±10²⁰)² is 10⁴⁰, above 3.4·10³⁸. y is ±1 at every scale.
        double[] row = IntStream.range(0, 40)
                .mapToDouble(i -> i % 2 == 0 ? 1e20 : -1e20)
                .toArray();
        Tensor x = Tensor.of(Stream.generate(() -> row).limit(40).toArray(double[][]::new));
        Tensor matrix = example.get(1) == 1 ? x : x.transpose();

        double[] y = run(example.get(0), () -> normalize(example.get(1)).call(matrix))
                .toDoubleArray();

        assertEquals(1, y[0], 1e-6);
        assertEquals(-1, y[example.get(1) == 1 ? 1 : 40], 1e-6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientOfTwoAndOfThreeElements(List<Integer> example) {
        // For two elements the gradient is g times ε / σ²: the digits that are left after 1 − y² with y² near 1.
        int axis = example.get(1);
        for (int n : new int[] {2, 3}) {
            Tensor x = axis == 0 ? Tensor.randomNormal(n, 50) : Tensor.randomNormal(50, n);
            Tensor g = axis == 0 ? Tensor.randomNormal(n, 50) : Tensor.randomNormal(50, n);
            double[] expected = LayerChecks.valueAndGradients(
                            normalize(axis), x.cast(DataType.DOUBLE), g.cast(DataType.DOUBLE))
                    .get(1)
                    .toDoubleArray();

            double[] actual = run(example.get(0), () -> LayerChecks.valueAndGradients(normalize(axis), x, g))
                    .get(1)
                    .toDoubleArray();

            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], 2e-7 * Math.abs(expected[i]) + 1e-30);
            }
        }
    }

    @Test
    void manyRowsHaveTheMomentsOfTheirDoubles() {
        Tensor x = Tensor.randomUniform(100_000, 40).add(1000).detach();
        BatchNorm1d norm = new BatchNorm1d(40).momentum(1);
        norm.setTraining(true);
        Tensor wide = x.cast(DataType.DOUBLE);

        norm.call(x);

        assertArrayEquals(wide.mean(0).toDoubleArray(), norm.runningMean().toDoubleArray(), 1e-4);
        assertArrayEquals(
                wide.variance(0).toDoubleArray(), norm.runningVariance().toDoubleArray(), 1e-7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void distancesBeyondTheRangeOfFloat(int kernels) {
        // μ = −10³⁸, distances 4·10³⁸, −2·10³⁸, −2·10³⁸ and σ = √8·10³⁸: √2, −√½, −√½.
        double[] values = {3e38, -3e38, -3e38};
        double[] expected = {Math.sqrt(2), -Math.sqrt(0.5), -Math.sqrt(0.5)};
        Tensor rows = Tensor.of(new double[][] {values, {1, 1, 1}});

        double[] byRow = run(kernels, () -> normalize(1).call(rows)).toDoubleArray();
        double[] byColumn = run(kernels, () -> normalize(0).call(rows.transpose()))
                .transpose()
                .toDoubleArray();

        for (double[] y : List.of(byRow, byColumn)) {
            assertArrayEquals(expected, Arrays.copyOf(y, 3), 1e-6);
            assertArrayEquals(new double[3], Arrays.copyOfRange(y, 3, 6));
        }
    }
}
