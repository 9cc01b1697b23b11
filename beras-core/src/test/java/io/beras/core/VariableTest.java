package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A variable changes in place, only by assign, and is identified by identity, not by value. */
class VariableTest {

    private final Variable w = new Variable("w", Tensor.of(1, 2));

    @Test
    void itStartsWithACopy() {
        Variable other = new Variable("other", w);
        other.assign(Tensor.of(7, 8));

        assertArrayEquals(new float[] {1, 2}, w.toFloatArray());
        assertNotEquals(w, other);
    }

    @Test
    void assignReplacesItsNumbersInPlace() {
        INDArray live = w.array();
        w.assign(Tensor.of(3, 4));

        assertArrayEquals(new float[] {3, 4}, w.toFloatArray());
        assertSame(live, w.array());
        assertEquals(3, live.getDouble(0));
    }

    @Test
    void assignSubSubtracts() {
        w.assignSub(Tensor.of(0.5, 3));

        assertArrayEquals(new float[] {0.5f, -1}, w.toFloatArray());
    }

    @Test
    void assigningOrSubtractingItselfIsHarmless() {
        w.assign(w);
        assertArrayEquals(new float[] {1, 2}, w.toFloatArray());

        w.assignSub(w);
        assertArrayEquals(new float[] {0, 0}, w.toFloatArray());
    }

    @Test
    void assignChecksShapeAndType() {
        var shape = assertThrows(ShapeException.class, () -> w.assign(Tensor.of(1, 2, 3)));
        assertEquals("assign on variable \"w\" (2) needs a tensor of the same shape, not (3)", shape.getMessage());
        var noBroadcast = assertThrows(ShapeException.class, () -> w.assignSub(Tensor.scalar(1)));
        assertEquals(
                "assignSub on variable \"w\" (2) needs a tensor of the same shape, not ()", noBroadcast.getMessage());
        var type = assertThrows(IllegalArgumentException.class, () -> w.assign(Tensor.full(DataType.DOUBLE, 0, 2)));
        assertEquals(
                "assign on variable \"w\" (2) needs a FLOAT tensor, not DOUBLE; cast(...) it first", type.getMessage());
        assertArrayEquals(new float[] {1, 2}, w.toFloatArray());
    }

    @Test
    void aVariableCreatedNonTrainableStaysSo() {
        Variable mean = Variable.nonTrainable("mean", Tensor.of(0));
        mean.setTrainable(true);

        assertFalse(mean.trainable());
    }

    @Test
    void aFrozenVariableUnfreezes() {
        w.setTrainable(false);
        assertFalse(w.trainable());
        w.setTrainable(true);
        assertTrue(w.trainable());
    }

    @Test
    void messagesCallItByItsPresentName() {
        w.setName("dense_1/w");

        assertEquals("dense_1/w", w.name());
        assertTrue(assertThrows(ShapeException.class, () -> w.assign(Tensor.of(1)))
                .getMessage()
                .contains("\"dense_1/w\""));
    }

    @Test
    void labelsCanNotTrain() {
        var e = assertThrows(IllegalArgumentException.class, () -> new Variable("labels", Tensor.ofLabels(1, 2)));
        assertTrue(e.getMessage().contains("FLOAT or DOUBLE, not INT"), e.getMessage());
    }

    @Test
    void castingToDoubleAndBackKeepsEveryBit() {
        Variable numbers = new Variable("numbers", Tensor.of(0.1, -3e-39, 1e38, Float.MIN_VALUE, Double.NaN));
        float[] before = numbers.toFloatArray();
        numbers.castInPlace(DataType.DOUBLE);
        numbers.castInPlace(DataType.FLOAT);

        assertArrayEquals(before, numbers.toFloatArray());
    }
}
