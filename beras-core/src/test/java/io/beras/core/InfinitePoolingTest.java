package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.beras.core.arrays.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Maxima that are infinite: the pixels of the image share the gradient, the padding gets none. */
class InfinitePoolingTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aWindowOfMinusInfinityWithPaddingLosesNoGradient(DataType type) {
        // Windows of 2 × 2 at stride 2 with padding 1 on 2 × 2 pixels: each window holds one pixel and three of
        // padding.
        Variable x = new Variable("x", Tensor.of(type, new double[] {-INFINITY, 5, -INFINITY, INFINITY}, 1, 1, 2, 2));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.maxPool2d(new Window(2, 2, 1));
            Tensor gradient = tape.gradient(y, x);

            assertArrayEquals(new double[] {-INFINITY, 5, -INFINITY, INFINITY}, y.toDoubleArray());
            assertArrayEquals(new double[] {1, 1, 1, 1}, gradient.toDoubleArray());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void equalInfiniteMaximaShareTheGradient(DataType type) {
        // A window over all four pixels and five of padding: two pixels are +∞, so each gets ½; all −∞: each gets ¼.
        Window window = new Window(3, 3, 1).withPadding(1);
        assertGradient(type, window, new double[] {INFINITY, 1, -INFINITY, INFINITY}, new double[] {0.5, 0, 0, 0.5});
        double low = -INFINITY;
        assertGradient(type, window, new double[] {low, low, low, low}, new double[] {0.25, 0.25, 0.25, 0.25});
    }

    private static void assertGradient(DataType type, Window window, double[] values, double[] right) {
        Variable x = new Variable("x", Tensor.of(type, values, 1, 1, 2, 2));
        try (GradientTape tape = new GradientTape()) {
            assertArrayEquals(right, tape.gradient(x.maxPool2d(window), x).toDoubleArray());
        }
    }
}
