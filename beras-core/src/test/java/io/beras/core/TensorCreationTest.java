package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.buffer.DataType;

/** Tensors from Java arrays, filled tensors, and the identity matrix: their types, shapes and refusals. */
class TensorCreationTest {

    @Test
    void nestedArraysKeepTheirOrder() {
        assertIs(DataType.FLOAT, new long[] {2, 3}, Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}}), 1, 2, 3, 4, 5, 6);
        assertIs(DataType.FLOAT, new long[] {2, 1, 2}, Tensor.of(new double[][][] {{{1, 2}}, {{3, 4}}}), 1, 2, 3, 4);
        assertIs(DataType.FLOAT, new long[] {1, 3, 1}, Tensor.of(new float[][][] {{{1}, {2}, {3}}}), 1, 2, 3);
        // 0.1 is another value in FLOAT
        assertIs(
                DataType.DOUBLE,
                new long[] {1, 1, 2},
                Tensor.of(DataType.DOUBLE, new double[][][] {{{0.1, 2}}}),
                0.1,
                2);
    }

    @Test
    void intArraysStayIntAndLiteralsAreFloat() {
        assertIs(DataType.INT32, new long[] {3}, Tensor.of(new int[] {3, 1, 4}), 3, 1, 4);
        assertIs(DataType.INT32, new long[] {2, 2}, Tensor.of(new int[][] {{3, 1}, {4, 1}}), 3, 1, 4, 1);
        assertIs(DataType.FLOAT, new long[] {3}, Tensor.of(3, 1, 4), 3, 1, 4);
    }

    @Test
    void raggedArraysAreRefusedByTheNameOfTheRow() {
        says(
                "of(rows) needs rows of equal length, but the first has 2 elements and row [2] has 3; make all rows"
                        + " equally long",
                () -> Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6, 7}}));
        says(
                "of(rows) needs rows of equal length, but the first has 1 elements and row [1][1] has 2; make all rows"
                        + " equally long",
                () -> Tensor.of(new double[][][] {{{1}, {2}}, {{3}, {4, 5}}}));
        says(
                "of(rows) needs rows of equal length, but the first has 2 elements and row [1] has 1; make all rows"
                        + " equally long",
                () -> Tensor.of(new float[][][] {{{1}, {2}}, {{3}}}));
        says(
                "of(rows) can't read row [1], which is null; fill every row",
                () -> Tensor.of(new double[][] {{1, 2}, null}));
        says("of(rows) can't read row [0], which is null; fill every row", () -> Tensor.of(new int[2][]));
    }

    @Test
    void emptyArraysAreRefused() {
        assertThrows(ShapeException.class, () -> Tensor.of(new int[0]));
        assertThrows(ShapeException.class, () -> Tensor.of(new float[0][3]));
        assertThrows(ShapeException.class, () -> Tensor.of(new float[3][0]));
        assertThrows(ShapeException.class, () -> Tensor.of(new double[2][0][3]));
        assertThrows(ShapeException.class, () -> Tensor.of(new double[2][3][0]));
    }

    @Test
    void filledTensorsHaveTheRequestedType() {
        assertIs(DataType.DOUBLE, new long[] {2}, Tensor.zeros(DataType.DOUBLE, 2), 0, 0);
        assertIs(DataType.DOUBLE, new long[] {1, 2}, Tensor.ones(DataType.DOUBLE, 1, 2), 1, 1);
        assertIs(DataType.FLOAT, new long[] {}, Tensor.ones(DataType.FLOAT), 1);
        Tensor x = Tensor.of(DataType.DOUBLE, new double[] {5, 6}, 2, 1);
        assertIs(DataType.DOUBLE, new long[] {2, 1}, Tensor.zerosLike(x), 0, 0);
        assertIs(DataType.DOUBLE, new long[] {2, 1}, Tensor.onesLike(x), 1, 1);
        assertIs(DataType.DOUBLE, new long[] {2, 1}, Tensor.fullLike(x, 0.1), 0.1, 0.1);
        assertIs(DataType.FLOAT, new long[] {1}, Tensor.zerosLike(Tensor.of(7)), 0);
    }

    @Test
    void filledTensorsRefuseIntAndEmptyShapes() {
        says(
                "zerosLike needs FLOAT or DOUBLE, not INT: INT is for labels and indices, made with ofLabels(...)",
                () -> Tensor.zerosLike(Tensor.ofLabels(1)));
        says(
                "ones needs FLOAT or DOUBLE, not INT: INT is for labels and indices, made with ofLabels(...)",
                () -> Tensor.ones(DataType.INT32, 2));
        says(
                "zeros was given the shape (2, 0), which is empty: axis 1 must have a size of at least 1",
                () -> Tensor.zeros(DataType.DOUBLE, 2, 0));
    }

    @Test
    void eyeHasOnesOnItsMainDiagonal() {
        assertIs(DataType.FLOAT, new long[] {2, 2}, Tensor.eye(2), 1, 0, 0, 1);
        assertIs(DataType.FLOAT, new long[] {2, 3}, Tensor.eye(2, 3), 1, 0, 0, 0, 1, 0);
        assertIs(DataType.DOUBLE, new long[] {3, 2}, Tensor.eye(DataType.DOUBLE, 3, 2), 1, 0, 0, 1, 0, 0);
        says(
                "eye was given the shape (0, 0), which is empty: axis 0 must have a size of at least 1",
                () -> Tensor.eye(0));
        assertThrows(IllegalArgumentException.class, () -> Tensor.eye(DataType.INT32, 2, 2));
        assertThrows(ShapeException.class, () -> Tensor.eye(1 << 20));
    }

    private static void assertIs(DataType type, long[] shape, Tensor actual, double... expected) {
        assertEquals(type, actual.dataType());
        assertArrayEquals(shape, actual.shape());
        assertArrayEquals(expected, actual.toDoubleArray());
    }

    private static void says(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
