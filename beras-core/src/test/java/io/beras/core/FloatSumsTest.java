package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.arrays.KernelSelection;
import io.beras.core.arrays.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A sum or mean of FLOATs is the sum in DOUBLE, rounded, however many elements it has and along whichever axes. */
class FloatSumsTest {

    /** The largest error of a result, in units of its last place. */
    private static final int ULPS = 4;

    private enum Kernels {
        FAST,
        REFERENCE;

        Tensor run(Supplier<Tensor> computation) {
            if (this == FAST) {
                return computation.get();
            }
            try (KernelSelection.Scope scope = KernelSelection.useReference()) {
                return computation.get();
            }
        }
    }

    /** A shape and the axes of a sum: all, leading, trailing, middle, and axes with a kept axis between them. */
    private record Layout(long[] shape, int... axes) {}

    private static final List<Layout> MILLION = List.of(
            new Layout(new long[] {1_000_000}, 0),
            new Layout(new long[] {500_000, 2}, 0),
            new Layout(new long[] {2, 500_000}, 1),
            new Layout(new long[] {2, 500_000}, 0),
            new Layout(new long[] {10_000, 100}, 0),
            new Layout(new long[] {10, 1_000, 100}, 1),
            new Layout(new long[] {1_000, 10, 100}, 0, 2),
            new Layout(new long[] {100, 100, 100}, 0, 1, 2),
            new Layout(new long[] {100, 2, 50, 100}, 0, 2));

    private static Stream<float[]> millions() {
        Random random = new Random(1);
        float[] equal = new float[1_000_000];
        Arrays.fill(equal, 0.1f);
        float[] signs = new float[equal.length];
        float[] offset = new float[equal.length];
        for (int i = 0; i < equal.length; i++) {
            signs[i] = (float) random.nextGaussian();
            offset[i] = (float) (1e7 + random.nextInt(3));
        }
        return Stream.of(equal, signs, offset);
    }

    @ParameterizedTest
    @EnumSource
    void sumsAndMeansOfAMillion(Kernels kernels) {
        millions()
                .forEach(data -> MILLION.forEach(layout -> {
                    Tensor x = Tensor.of(data, layout.shape());
                    double[] expected = sums(data, layout);
                    double n = (double) data.length / expected.length;

                    assertNear(expected, kernels.run(() -> x.sum(layout.axes())), layout);
                    assertNear(
                            Arrays.stream(expected).map(sum -> sum / n).toArray(),
                            kernels.run(() -> x.mean(layout.axes())),
                            layout);
                }));
    }

    @ParameterizedTest
    @EnumSource
    void fiftyMillionElements(Kernels kernels) {
        // A sum of floats would end at 2²⁴ = 16,777,216, where adding 1 changes nothing.
        Tensor x = Tensor.ones(50_000_000);

        assertEquals(50_000_000, kernels.run(x::sum).item());
        assertEquals(1, kernels.run(x::mean).item());
    }

    @ParameterizedTest
    @EnumSource
    void theSumOfAProduct(Kernels kernels) {
        // 4,099² ones, more than 2²⁴
        Tensor product = Tensor.ones(4_099, 1).matmul(Tensor.ones(1, 4_099));

        assertNear(new double[] {4_099.0 * 4_099}, kernels.run(product::sum), "product");
    }

    @ParameterizedTest
    @EnumSource
    void theGradientOfABiasOverAMillionRows(Kernels kernels) {
        float[] data = millions().skip(1).findFirst().orElseThrow();
        Layout layout = new Layout(new long[] {333_333, 3}, 0);
        float[] upstream = Arrays.copyOf(data, 999_999);
        Variable b = new Variable("b", Tensor.zeros(1, 3));
        Tensor g = Tensor.of(upstream, layout.shape());

        Tensor gradient = kernels.run(() -> {
            try (GradientTape tape = new GradientTape()) {
                return tape.gradient(Tensor.zeros(333_333, 3).add(b).mul(g).sum(), b);
            }
        });

        assertNear(sums(upstream, layout), gradient, layout);
    }

    @ParameterizedTest
    @EnumSource
    void aMeanIsFiniteWhereTheSumIsNot(Kernels kernels) {
        Tensor x = Tensor.full(DataType.FLOAT, 3e38, 40, 40);

        assertEquals(3e38f, kernels.run(x::mean).item());
        assertEquals(3e38f, kernels.run(() -> x.mean(0)).toFloatArray()[39]);
        assertEquals(Double.POSITIVE_INFINITY, kernels.run(x::sum).item());
    }

    @ParameterizedTest
    @EnumSource
    void termsThatCancelBeyondTheRangeOfFloatLeaveTheRest(Kernels kernels) {
        float[] rows = new float[3 * 40];
        Arrays.fill(rows, 0, 80, 3e38f);
        Arrays.fill(rows, 80, 120, -3e38f);

        assertEquals(3e38f, kernels.run(() -> Tensor.of(rows, 3, 40).sum(0)).toFloatArray()[7]);
    }

    @ParameterizedTest
    @EnumSource
    void infinitiesAndNanStayInTheirColumn(Kernels kernels) {
        Tensor x = Tensor.zeros(40, 40).add(1).detach();
        float[] data = x.toFloatArray();
        data[5 * 40 + 1] = Float.POSITIVE_INFINITY;
        data[5 * 40 + 2] = Float.NaN;

        float[] sums = kernels.run(() -> Tensor.of(data, 40, 40).sum(0)).toFloatArray();

        assertEquals(40, sums[0]);
        assertEquals(Float.POSITIVE_INFINITY, sums[1]);
        assertEquals(Float.NaN, sums[2]);
    }

    @ParameterizedTest
    @EnumSource
    void theVarianceOfValuesFarFromZero(Kernels kernels) {
        // Distances −1.5 … 1.5 from 10⁷ + 1.5, which is no FLOAT: variance (1.5² + 0.5²)·2 / 4 = 1.25.
        Tensor x = Tensor.of(1e7f, 1e7f + 1, 1e7f + 2, 1e7f + 3);

        assertEquals(1.25, kernels.run(x::variance).item(), 1e-6);
    }

    @ParameterizedTest
    @EnumSource
    void theVarianceOfValuesWithSquaresBeyondTheRangeOfFloat(Kernels kernels) {
        // One of 100 values is 10²⁰, the others 0: variance 0.01·0.99·10⁴⁰ = 9.9·10³⁷, and its root.
        float[] values = new float[100];
        values[0] = 1e20f;
        Tensor x = Tensor.of(values);
        assertNear(new double[] {9.9e37}, kernels.run(x::variance), "variance");
        assertNear(new double[] {Math.sqrt(9.9e37)}, kernels.run(x::std), "std");

        // Distances ±4.5·10³⁸ would be infinite in FLOAT.
        Tensor wide = Tensor.of(3e38, -3e38, -3e38, -3e38);
        assertNear(new double[] {(float) 3e38 * Math.sqrt(0.75)}, kernels.run(wide::std), "std");
    }

    @ParameterizedTest
    @EnumSource
    void softmaxAndLogSumExpOfALongRow(Kernels kernels) {
        Tensor x = Tensor.zeros(1, 20_000_000);

        assertEquals(5e-8f, kernels.run(x::softmax).toFloatArray()[7]);
        assertNear(new double[] {Math.log(20_000_000)}, kernels.run(x::logSumExp), "logSumExp");
    }

    @ParameterizedTest
    @EnumSource
    void theMeanOfALargeWindow(Kernels kernels) {
        // 0.1f, 250,000 times: each addition of floats near the end has an error of up to 0.001.
        Tensor x = Tensor.full(DataType.FLOAT, 0.1, 1, 1, 500, 500);

        Tensor y = kernels.run(() -> x.avgPool2d(Window.of(500)));

        assertNear(new double[] {0.1f}, y, "average");
    }

    /** Returns the sums in DOUBLE, element by element. */
    private static double[] sums(float[] data, Layout layout) {
        long[] kept = layout.shape().clone();
        for (int axis : layout.axes()) {
            kept[axis] = 1;
        }
        double[] sums = new double[(int) Shapes.size(kept)];
        for (int i = 0; i < data.length; i++) {
            int rest = i;
            int target = 0;
            int stride = 1;
            for (int axis = kept.length - 1; axis >= 0; axis--) {
                int size = (int) layout.shape()[axis];
                target += kept[axis] == 1 ? 0 : rest % size * stride;
                stride *= (int) kept[axis];
                rest /= size;
            }
            sums[target] += data[i];
        }
        return sums;
    }

    private static void assertNear(double[] expected, Tensor actual, Object description) {
        float[] values = actual.toFloatArray();
        assertEquals(expected.length, values.length);
        for (int i = 0; i < values.length; i++) {
            double error = Math.abs(expected[i] - values[i]);
            String message = description + ": element " + i + " is " + values[i] + " instead of " + expected[i];
            assertTrue(error <= ULPS * Math.ulp((float) expected[i]), message);
        }
    }
}
