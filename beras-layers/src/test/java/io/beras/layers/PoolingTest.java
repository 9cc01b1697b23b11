package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Values under many windows stand in beras-core's images.txt, which PyTorch wrote. */
class PoolingTest {

    @Test
    void takesTheLargestOrTheMeanOfEachWindow() {
        // Two windows side by side: 1 2 / 5 6, with a mean of 14 / 4, and 3 4 / 7 8, with one of 22 / 4.
        Tensor x = Tensor.of(1, 2, 3, 4, 5, 6, 7, 8).reshape(1, 1, 2, 4);

        assertArrayEquals(new double[] {6, 8}, new MaxPool2d(2).call(x).toDoubleArray());
        assertArrayEquals(new double[] {3.5, 5.5}, new AvgPool2d(2).call(x).toDoubleArray());
    }

    @Test
    void keepsChannelsApartAndLeavesOutWhatIsTooLittleForAWindow() {
        Tensor y = new MaxPool2d(2).call(Tensor.randomNormal(3, 4, 5, 7));

        assertArrayEquals(new long[] {3, 4, 2, 3}, y.shape());
    }

    @Test
    void paddingIsNeverTheLargestButCountsInTheMean() {
        Tensor x = Tensor.of(-1, -2, -3, -4).reshape(1, 1, 2, 2);

        assertArrayEquals(
                new double[] {-1, -2, -3, -4},
                new MaxPool2d(2).withPadding(1).call(x).toDoubleArray());
        assertArrayEquals(
                new double[] {-.25, -.5, -.75, -1},
                new AvgPool2d(2).withPadding(1).call(x).toDoubleArray());
    }

    @Test
    void whereWindowsOverlapGradientsAddUp() {
        // 1 3 / 0 0 and 3 2 / 0 0: the 3 is the largest of both, and the middle column counts in both means.
        Tensor x = Tensor.of(1, 3, 2, 0, 0, 0).reshape(1, 1, 2, 3);

        assertArrayEquals(new double[] {0, 2, 0, 0, 0, 0}, gradientOfSum(new MaxPool2d(2).withStride(1), x));
        assertArrayEquals(new double[] {.25, .5, .25, .25, .5, .25}, gradientOfSum(new AvgPool2d(2).withStride(1), x));
    }

    @Test
    void equalLargestOnesShareTheGradientEqually() {
        Tensor x = Tensor.of(7, 1, 7, 7).reshape(1, 1, 2, 2);

        assertArrayEquals(
                new double[] {1, 0, 1, 1},
                gradientOfSum(inputs -> new MaxPool2d(2).call(inputs).mul(3), x));
    }

    @Test
    @Tag("gradient-check")
    void haveRightGradientsToSecondOrder() {
        for (Callable pool : pools()) {
            Callable nonlinear = inputs -> {
                Tensor y = pool.call(inputs);
                return y.mul(y);
            };
            GradientReport report = GradientCheck.of(nonlinear).secondOrder().check(different(2, 2, 5, 6));

            assertTrue(report.passed(), pool + "\n" + report);
        }
    }

    @Test
    void floatAgreesWithDouble() {
        Tensor x = different(3, 5, 9, 7);
        for (Callable pool : pools()) {
            Tensor y = pool.call(x);

            assertEquals(DataType.FLOAT, y.dataType());
            assertArrayEquals(pool.call(x.cast(DataType.DOUBLE)).toDoubleArray(), y.toDoubleArray(), 1e-5);
            assertArrayEquals(
                    gradientOfSum(pool, x.cast(DataType.DOUBLE)), gradientOfSum(pool, x), 1e-6, pool.toString());
        }
    }

    @Test
    void twiceUnderOneTapeIsTwoCalls() {
        // The larger of 4 2 / 1 3 is pixel 0, of its negative pixel 2; a call that remembered only the last would mix
        // them up.
        Tensor x = Tensor.of(4, 2, 1, 3).reshape(1, 1, 2, 2);
        MaxPool2d pool = new MaxPool2d(2);

        assertArrayEquals(
                new double[] {1, 0, -1, 0},
                gradientOfSum(inputs -> pool.call(inputs).add(pool.call(inputs[0].neg())), x));
    }

    @Test
    void saysWhatItNeeds() {
        MaxPool2d pool = new MaxPool2d(3).withStride(2).withPadding(1);

        assertEquals("MaxPool2d(3, stride 2, padding 1)", pool.toString());
        assertEquals("AvgPool2d(2)", new AvgPool2d(2).toString());
        assertEquals(
                "MaxPool2d(2) has no room for a window of 2 × 2 on images (1, 1, 1, 5) with padding 0: along axis 2 there"
                        + " would be (1 + 2·0 − 2) / 2 + 1 < 1 positions; use a smaller window or more padding",
                assertThrows(ShapeException.class, () -> new MaxPool2d(2).call(Tensor.zeros(1, 1, 1, 5)))
                        .getMessage());
        assertEquals(
                "AvgPool2d needs a padding of at most half its window's size, 1 for a size of 3, not 2:"
                        + " some windows would see padding alone",
                assertThrows(IllegalArgumentException.class, () -> new AvgPool2d(3).withPadding(2))
                        .getMessage());
        assertThrows(ShapeException.class, () -> pool.call(Tensor.zeros(4, 4)));
        assertThrows(IllegalArgumentException.class, () -> pool.call());
        assertThrows(IllegalArgumentException.class, () -> new MaxPool2d(0));
    }

    private static List<Callable> pools() {
        return List.of(
                new MaxPool2d(2),
                new MaxPool2d(3).withStride(2).withPadding(1),
                new MaxPool2d(2).withStride(3),
                new MaxPool2d(1),
                new AvgPool2d(2),
                new AvgPool2d(3).withStride(1).withPadding(1),
                new AvgPool2d(2).withStride(3));
    }

    /** Numbers no two of which are equal or near: a maximum has a kink there. */
    private static Tensor different(long... shape) {
        int length = (int) Tensor.zeros(shape).length();
        float[] values = new float[length];
        IntStream.range(0, length).forEach(i -> values[i] = (i * 37 % length) / 8f - 3);
        return Tensor.of(values, shape);
    }

    private static double[] gradientOfSum(Callable function, Tensor x) {
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            tape.watch(x);
            return tape.gradient(function.call(x).sum(), x).toDoubleArray();
        }
    }
}
