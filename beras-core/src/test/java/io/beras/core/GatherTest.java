package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Slices gathered along any axis; the gradient of a slice that occurs twice is the sum of both places. */
class GatherTest {

    private static final Tensor X = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void takesColumnsInTheOrderOfTheIndices() {
        Tensor y = X.gather(1, Tensor.ofLabels(2, 0, 2, 2));

        assertArrayEquals(new long[] {2, 4}, y.shape());
        assertArrayEquals(new double[] {3, 1, 3, 3, 6, 4, 6, 6}, y.toDoubleArray());
        assertArrayEquals(
                y.toDoubleArray(), X.gather(-1, Tensor.ofLabels(2, 0, 2, 2)).toDoubleArray());
    }

    @Test
    void theShapeOfTheIndicesReplacesTheAxis() {
        Tensor y = X.gather(1, Tensor.of(new int[][] {{0, 1}, {2, 2}, {1, 0}}));

        assertArrayEquals(new long[] {2, 3, 2}, y.shape());
        assertArrayEquals(new double[] {1, 2, 3, 3, 2, 1, 4, 5, 6, 6, 5, 4}, y.toDoubleArray());
        // One index without an axis removes the axis, as x[:, 1] does in NumPy.
        Tensor column = X.gather(1, Tensor.ofLabels(1).reshape());
        assertArrayEquals(new long[] {2}, column.shape());
        assertArrayEquals(new double[] {2, 5}, column.toDoubleArray());
    }

    @Test
    void gradientsOfRepeatedSlicesAddUp() {
        // y = (x₂, x₀, x₂) per row with weights 1, 10, 100: column 0 gets 10, column 1 nothing, column 2 gets 101.
        try (GradientTape tape = new GradientTape()) {
            tape.watch(X);
            Tensor y = X.gather(1, Tensor.ofLabels(2, 0, 2)).mul(Tensor.of(1, 10, 100));

            assertArrayEquals(
                    new double[] {10, 0, 101, 10, 0, 101}, tape.gradient(y, X).toDoubleArray());
        }
    }

    @Test
    void labelsStayLabels() {
        Tensor y = Tensor.of(new int[][] {{1, 2}, {3, 4}}).gather(1, Tensor.ofLabels(1));

        assertEquals(DataType.INT32, y.dataType());
        assertArrayEquals(new int[] {2, 4}, y.toIntArray());
    }

    @Test
    void refusesWrongIndicesAndAxes() {
        says("gather needs indices from 0 to 2 along axis 1 for the shape (2, 3), not 3", 1, Tensor.ofLabels(0, 3));
        says("gather needs indices from 0 to 2 along axis 1 for the shape (2, 3), not -1", -1, Tensor.ofLabels(-1));
        says("gather over axis 2 needs a tensor that has it; shape (2, 3) has axes 0 to 1", 2, Tensor.ofLabels(0));
        says("toIntArray reads INT labels; this tensor is FLOAT: make labels with ofLabels(...)", 1, Tensor.of(0, 1));
    }

    @Test
    void squeezeRefusesAxesThatHoldSeveralElements() {
        assertEquals(
                "squeeze needs axes of size 1, but axis 1 of (2, 3) has size 3; reduce it with sum or mean, or choose"
                        + " one element with slice",
                assertThrows(ShapeException.class, () -> X.squeeze(-1)).getMessage());
        assertArrayEquals(new long[] {2, 3}, X.squeeze().shape());
        assertEquals(
                "expandDims along axis 3 needs one from -3 to 2 for tensors of shape (2, 3)",
                assertThrows(ShapeException.class, () -> X.expandDims(3)).getMessage());
    }

    private static void says(String message, int axis, Tensor indices) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> X.gather(axis, indices))
                        .getMessage());
    }
}
