package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Every message names the operation, the shapes, the axis that disagrees and what would fit. */
class ErrorMessagesTest {

    private final Tensor x = Tensor.zeros(64, 784);

    @Test
    void productsOfMatricesThatDoNotFit() {
        says(
                "matmul of (64, 784) and (256, 10) needs axis 1 of the first (784) and axis 0 of the second (256) to be equal",
                () -> x.matmul(Tensor.zeros(256, 10)));
        says(
                "transposeMatmul of (64, 784) and (32, 10) needs axis 0 of the first (64) and axis 0 of the second (32) to be"
                        + " equal",
                () -> x.transposeMatmul(Tensor.zeros(32, 10)));
        says(
                "matmulTranspose of (64, 784) and (10, 256) needs axis 1 of the first (784) and axis 1 of the second (256) to"
                        + " be equal",
                () -> x.matmulTranspose(Tensor.zeros(10, 256)));
        says(
                "matmul needs rank 2 or more, but the shape (784) has rank 1: reshape a vector to a matrix of one row or column",
                () -> x.matmul(Tensor.zeros(784)));
        says(
                "matmul needs rank 2 or more, but the shape () has rank 0",
                () -> Tensor.scalar(1).matmul(x));
        says(
                "matmul of (5, 2, 3) and (4, 2) needs axis 2 of the first (3) and axis 0 of the second (4) to be equal",
                () -> Tensor.zeros(5, 2, 3).matmul(Tensor.zeros(4, 2)));
        says(
                "matmulTranspose of (5, 2, 3) and (4, 2, 3), in the axes before the last two, can't broadcast (5) with (4):"
                        + " axis 0 has sizes 5 and 4, which must be equal, or one of them 1",
                () -> Tensor.zeros(5, 2, 3).matmulTranspose(Tensor.zeros(4, 2, 3)));
    }

    @Test
    void shapesThatDoNotBroadcast() {
        says(
                "add can't broadcast (64, 784) with (64): axis 1 has sizes 784 and 64, which must be equal, or one of them 1",
                () -> x.add(Tensor.zeros(64)));
        says(
                "maximum can't broadcast (2, 3) with (3, 3): axis 0 has sizes 2 and 3, which must be equal, or one of them 1",
                () -> Tensor.zeros(2, 3).maximum(Tensor.zeros(3, 3)));
        says(
                "where can't broadcast (3) with (64, 784): axis 1 has sizes 3 and 784, which must be equal, or one of them 1",
                () -> x.where(Tensor.zeros(3), x));
        says("where can't broadcast (64, 784) with (3)", () -> x.where(x, Tensor.zeros(3)));
        says("greater can't broadcast (64, 784) with (3)", () -> x.greater(Tensor.zeros(3)));
        says("less can't broadcast (64, 784) with (3)", () -> x.less(Tensor.zeros(3)));
        says(
                "broadcastTo can't make the shape (784) from (64, 784): only axes of size 1 and new ones in front can grow",
                () -> x.broadcastTo(784));
        says(
                "broadcastTo was given the shape (0), which is empty: axis 0 must have a size of at least 1",
                () -> Tensor.of(1).broadcastTo(0));
        says(
                "broadcastTo was given the shape (-1), which is empty: axis 0 must have a size of at least 1",
                () -> Tensor.of(1).broadcastTo(-1));
    }

    @Test
    void axesThatDoNotExist() {
        says("sum over axis 2 needs a tensor that has it; shape (64, 784) has axes 0 to 1", () -> x.sum(2));
        says("mean over axis -3 needs a tensor that has it", () -> x.mean(-3));
        says("min over axis 2 needs a tensor that has it", () -> x.min(2));
        says(
                "flatten over axis 0 needs a tensor that has it; shape () has no axes",
                () -> Tensor.scalar(1).flatten());
        says("max over axes [0, -2] names axis 0 twice", () -> x.max(0, -2));
        says(
                "softmax over axis -1 needs a tensor that has it; shape () has no axes",
                () -> Tensor.scalar(1).softmax());
        says("transpose needs each axis of (64, 784) once, not [0, 0]", () -> x.transpose(0, 0));
        says("transpose needs each axis of (64, 784) once, not [1]", () -> x.transpose(1));
        says(
                "slice over axis 0 needs a tensor that has it; shape () has no axes",
                () -> Tensor.scalar(1).slice(0, 0, 1));
    }

    @Test
    void partsThatDoNotExist() {
        says(
                "slice of axis 0 from 60 to 70 needs 0 <= from < to <= 64, the size of that axis in (64, 784)",
                () -> x.slice(0, 60, 70));
        says(
                "slice of axis 1 from 5 to 5 needs 0 <= from < to <= 784, the size of that axis in (64, 784)",
                () -> x.slice(1, 5, 5));
        says("gather needs indices from 0 to 63 for the shape (64, 784), not 64", () -> x.gather(0, 64));
        says("gather needs indices from 0 to 63 for the shape (64, 784), not -1", () -> x.gather(-1));
        says(
                "concat along axis 0 needs shapes that agree in all other axes, not (64, 784) and (1, 783)",
                () -> Tensor.concat(0, x, Tensor.zeros(1, 783)));
        says("concat needs at least one tensor", () -> Tensor.concat(0));
        says("stack needs at least one tensor", () -> Tensor.stack(0));
        says(
                "stack needs the same shape twice, but got (2) and (3)",
                () -> Tensor.stack(0, Tensor.of(1, 2), Tensor.ones(3)));
        says("stack along axis 3 needs one from -3 to 2 for tensors of shape (64, 784)", () -> Tensor.stack(3, x, x));
    }

    @Test
    void shapesOfAnotherSize() {
        says(
                "reshape to (64, 28, 27) needs 48384 elements, but the shape (64, 784) has 50176",
                () -> x.reshape(64, 28, 27));
        says(
                "reshape can't make (-1, 100) from (64, 784): sizes must be positive, at most one may be -1, and the others"
                        + " must divide 50176",
                () -> x.reshape(-1, 100));
        says("reshape can't make (-2, 784) from (64, 784): sizes must be positive", () -> x.reshape(-2, 784));
        says("reshape can't make (-1, -1) from (64, 784)", () -> x.reshape(-1, -1));
        says("of was given 3 values for the shape (2, 2), which holds 4", () -> Tensor.of(new float[3], 2, 2));
        says(
                "of(rows) needs rows of equal length, but the first has 1 elements and row [1] has 2; make all rows equally long",
                () -> Tensor.of(new double[][] {{1}, {1, 2}}));
        says(
                "item() needs a tensor with one element; the shape (64, 784) has 50176: reduce it first, with sum() or mean()",
                x::item);
    }

    @Test
    void emptyTensors() {
        says("of was given the shape (0), which is empty: axis 0 must have a size of at least 1", () -> Tensor.of());
        says("of was given the shape (0, 0), which is empty", () -> Tensor.of(new double[0][]));
        says("of was given the shape (0), which is empty", () -> Tensor.ofLabels());
        says("zeros was given the shape (3, 0), which is empty: axis 1 must have", () -> Tensor.zeros(3, 0));
        says("ones was given the shape (0), which is empty", () -> Tensor.ones(0));
        says("randomNormal was given the shape (-1), which is empty", () -> Tensor.randomNormal(-1));
        says(
                "of(INDArray) was given the shape (2, 0), which is empty",
                () -> Tensor.of(Nd4j.create(DataType.FLOAT, 2, 0)));
        says("of(INDArray) was given the empty array", () -> Tensor.of(Nd4j.empty(DataType.FLOAT)));
    }

    @Test
    void typesThatDoNotFit() {
        Tensor doubles = Tensor.full(DataType.DOUBLE, 1, 64, 784);
        says(
                "add can't mix FLOAT tensor (64, 784) with DOUBLE tensor (64, 784); cast(...) one of them",
                () -> x.add(doubles));
        Tensor labels = Tensor.ofLabels(1, 2);
        says(
                "mul can't compute with the INT tensor (2): INT is for labels and indices; convert it with cast(DataType.FLOAT)",
                () -> labels.mul(2));
        says("add can't compute with the INT tensor (2)", () -> Tensor.of(1, 2).add(labels));
        says("greater can't compute with the INT tensor (2): INT is for labels and indices", () -> labels.greater(1));
        says(
                "less can't mix FLOAT tensor (64, 784) with DOUBLE tensor (64, 784); cast(...) one of them",
                () -> x.less(doubles));
        says("where can't compute with the INT tensor (2): INT is for labels and indices", () -> x.where(labels, x));
        says("where can't mix FLOAT tensor (64, 784) with DOUBLE tensor (64, 784)", () -> x.where(x, doubles));
        says("transpose can't compute with the INT tensor (2)", labels::transpose);
        says("cast needs FLOAT or DOUBLE, not INT: INT is for labels and indices", () -> x.cast(DataType.INT32));
        says("full needs FLOAT or DOUBLE, not HALF", () -> Tensor.full(DataType.HALF, 1, 2));
        says(
                "a tensor is FLOAT, DOUBLE or (for labels) INT, but this array is BOOL; convert it with"
                        + " array.castTo(DataType.FLOAT)",
                () -> Tensor.of(Nd4j.ones(2).gt(0)));
        says(
                "toIntArray reads INT labels; this tensor is FLOAT: make labels with ofLabels(...)",
                () -> Tensor.of(1).toIntArray());
    }

    @Test
    void boundsThatLeaveNothing() {
        says("clamp(low, high) needs low <= high, not 2.0 and 1.0: swap them", () -> x.clamp(2, 1));
        says("clamp(low, high) needs low <= high, not NaN and 1.0", () -> x.clamp(Double.NaN, 1));
    }

    private static void says(String beginning, Runnable mistake) {
        var e = assertThrows(IllegalArgumentException.class, mistake::run);
        assertEquals(
                beginning,
                e.getMessage()
                        .substring(
                                0, Math.min(beginning.length(), e.getMessage().length())));
    }
}
