package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The fast image kernels compute in FLOAT what the reference image kernels compute in DOUBLE from the same images. */
class FloatImageKernelsTest {

    /** A sum of some hundred products, each with an error of 6e-8 of its size. */
    private static final double TOLERANCE = 2e-5;

    private static final ReferenceImageKernels REFERENCE = new ReferenceImageKernels();
    private static final ReferenceImageKernels FAST = new FloatImageKernels();

    @Property(tries = 60, seed = "1", shrinking = ShrinkingMode.OFF)
    void imagesOfAnySizeUnderAnyWindowAgree(
            @ForAll @IntRange(min = 1, max = 10) int n,
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll @IntRange(min = 1, max = 4) int stride,
            @ForAll @IntRange(max = 4) int padding) {
        int room = Math.min(height, width) + 2 * padding;
        Window window = new Window(Math.min(size, room), stride, padding);

        assertConvolutionsAgree(window, 2, n, channels, height, width);
        assertPoolingsAgree(window.withPadding(Math.min(padding, window.size() / 2)), n, channels, height, width);
    }

    /** Some columns of such a window cover only padding. */
    @Test
    void smallImagesUnderALargeWindowAgree() {
        for (int size = 4; size <= 7; size++) {
            for (int padding = 2; padding <= size / 2; padding++) {
                for (int width = 1; width <= 3; width++) {
                    for (int stride = 1; stride <= 3; stride++) {
                        Window window = new Window(size, stride, padding);
                        if (window.positions(width) > 0) {
                            assertConvolutionsAgree(window, 2, 2, 1, 4, width);
                            assertPoolingsAgree(window, 2, 1, 4, width);
                        }
                    }
                }
            }
        }
    }

    @Test
    void manyImagesSharedByThreadsAgree() {
        assertConvolutionsAgree(Window.of(5).withPadding(2), 8, 19, 3, 17, 13);
        assertConvolutionsAgree(Window.of(3).withStride(2), 5, 40, 4, 20, 20);
        assertPoolingsAgree(Window.of(3).withStride(2).withPadding(1), 40, 6, 28, 27);
    }

    @Test
    void aSumOverImagesHasTheSameBitsWhicheverThreadComputesAPart() {
        INDArray x = eighths(new Random(1), 20, 3, 9, 9);
        INDArray g = eighths(new Random(2), 20, 4, 7, 7);
        Window window = Window.of(3);

        float[] once = ArrayIo.floats(FAST.convolutionKernelGradient(inFloat(x), inFloat(g), window));
        float[] again = ArrayIo.floats(FAST.convolutionKernelGradient(inFloat(x), inFloat(g), window));

        assertArrayEquals(once, again);
    }

    @Test
    void equalMaximaShareTheGradientEqually() {
        // The window covers 3 1 3 3. Each of the three maxima gets a third of 6; the mean of u over them is
        // (1 + 3 + 4) / 3.
        INDArray x = of(new double[] {3, 1, 3, 3}, 1, 1, 2, 2);
        INDArray u = of(new double[] {1, 2, 3, 4}, 1, 1, 2, 2);
        INDArray g = of(new double[] {6}, 1, 1, 1, 1);
        Window window = Window.of(2);
        for (ReferenceImageKernels kernels : List.of(REFERENCE, FAST)) {
            INDArray y = kernels.maxPool(x, window);

            assertArrayEquals(new double[] {3}, ArrayIo.doubles(y));
            assertArrayEquals(new double[] {2, 0, 2, 2}, ArrayIo.doubles(kernels.maxPoolGradient(g, x, y, window)));
            assertEquals(8 / 3.0, ArrayIo.doubles(kernels.maxPoolGradientGradient(u, x, y, window))[0], 1e-6);
        }
    }

    @Test
    void aNanReachesItsWindowAndNoOther() {
        INDArray x = of(new double[] {1, 2, Double.NaN, 4}, 1, 1, 1, 4);
        // A 1 × 4 image, a window of size 2, stride 2 and padding 1: it covers 1, then 2 and NaN, then 4.
        Window window = Window.of(2).withStride(2).withPadding(1);
        for (ReferenceImageKernels kernels : List.of(REFERENCE, FAST)) {
            INDArray y = kernels.maxPool(x, window);
            double[] pooled = ArrayIo.doubles(y);
            double[] gradient = ArrayIo.doubles(kernels.maxPoolGradient(like(y, 1), x, y, window));

            assertArrayEquals(new double[] {1, Double.NaN, 4}, pooled);
            assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, 1}, gradient);
        }
    }

    private static void assertConvolutionsAgree(Window window, int out, long... x) {
        Random random = new Random(Arrays.hashCode(x));
        INDArray images = eighths(random, x);
        INDArray w = eighths(random, out, x[1], window.size(), window.size());
        INDArray g = eighths(random, x[0], out, window.positions(x[2]), window.positions(x[3]));

        assertNear(REFERENCE.convolve(images, w, window), FAST.convolve(inFloat(images), inFloat(w), window));
        assertNear(
                REFERENCE.convolutionInputGradient(g, w, window, x[2], x[3]),
                FAST.convolutionInputGradient(inFloat(g), inFloat(w), window, x[2], x[3]));
        assertNear(
                REFERENCE.convolutionKernelGradient(images, g, window),
                FAST.convolutionKernelGradient(inFloat(images), inFloat(g), window));
    }

    private static void assertPoolingsAgree(Window window, long... shape) {
        Random random = new Random(Arrays.hashCode(shape));
        INDArray x = eighths(random, shape);
        INDArray u = eighths(random, shape);
        INDArray y = REFERENCE.maxPool(x, window);
        INDArray g = eighths(random, y.shape());

        assertNear(y, FAST.maxPool(inFloat(x), window));
        assertNear(
                REFERENCE.maxPoolGradient(g, x, y, window),
                FAST.maxPoolGradient(inFloat(g), inFloat(x), inFloat(y), window));
        assertNear(
                REFERENCE.maxPoolGradientGradient(u, x, y, window),
                FAST.maxPoolGradientGradient(inFloat(u), inFloat(x), inFloat(y), window));
        assertNear(REFERENCE.averagePool(x, window), FAST.averagePool(inFloat(x), window));
        assertNear(
                REFERENCE.averagePoolGradient(g, window, shape[2], shape[3]),
                FAST.averagePoolGradient(inFloat(g), window, shape[2], shape[3]));
    }

    private static void assertNear(INDArray expected, INDArray actual) {
        assertEquals(DataType.FLOAT, actual.dataType());
        assertArrayEquals(expected.shape(), actual.shape());
        double[] e = ArrayIo.doubles(expected);
        double[] a = ArrayIo.doubles(actual);
        double largest = Math.max(1, Arrays.stream(e).map(Math::abs).max().orElseThrow());
        for (int i = 0; i < e.length; i++) {
            assertTrue(Math.abs(e[i] - a[i]) <= TOLERANCE * largest, "element " + i + ": " + a[i] + ", not " + e[i]);
        }
    }

    /** Multiples of an eighth: exact in FLOAT, and so few different values that many windows have several maxima. */
    private static INDArray eighths(Random random, long... shape) {
        int length = (int) LongStream.of(shape).reduce(1, Math::multiplyExact);
        return ArrayFactory.of(
                random.ints(length, -16, 17).mapToDouble(i -> i / 8.0).toArray(), DataType.DOUBLE, shape);
    }

    private static INDArray of(double[] values, long... shape) {
        return ArrayFactory.of(values, DataType.FLOAT, shape);
    }

    private static INDArray like(INDArray x, double value) {
        return ArrayFactory.fill(value, x.dataType(), x.shape());
    }

    private static INDArray inFloat(INDArray x) {
        return ArrayFactory.of(ArrayIo.doubles(x), DataType.FLOAT, x.shape());
    }
}
