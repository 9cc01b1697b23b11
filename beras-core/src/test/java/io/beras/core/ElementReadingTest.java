package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** {@code get} reads one element; {@code allClose} compares all elements within tolerances. */
class ElementReadingTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void getReadsTheElementInRowMajorOrderInEveryType() {
        // (2, 3, 2) counted up: element (i, j, k) is 6i + 2j + k.
        double[] values = new double[12];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Tensor x = Tensor.of(DataType.DOUBLE, values, 2, 3, 2);

        assertEquals(11, x.get(1, 2, 1));
        assertEquals(9, x.cast(DataType.FLOAT).get(1, 1, 1));
        assertEquals(8, x.transpose().get(0, 1, 1)); // (k, j, i)
        assertEquals(4, Tensor.ofLabels(3, 1, 4).get(2));
        assertEquals(7, Tensor.scalar(7).get());
    }

    @Test
    void getRefusesWrongIndices() {
        Tensor x = Tensor.zeros(2, 3);
        for (long[] indices : new long[][] {{0}, {0, 0, 0}, {}, {2, 0}, {0, 3}, {-1, 0}, {Long.MIN_VALUE, 0}}) {
            String message =
                    assertThrows(ShapeException.class, () -> x.get(indices)).getMessage();

            assertEquals(
                    "get" + Shapes.text(indices) + " needs one index per axis of the shape (2, 3), from 0 to the size"
                            + " of the axis minus 1",
                    message);
        }
    }

    @Test
    void getOfATensorThatEndedWithItsStepIsRefused() {
        Tensor x;
        try (StepScope step = new StepScope("step 7")) {
            x = Tensor.zeros(2);
            assertEquals(0, x.get(1));
        }
        assertTrue(assertThrows(IllegalStateException.class, () -> x.get(1))
                .getMessage()
                .contains("step 7"));
    }

    @Test
    void allCloseHasNumpysTolerances() {
        // |x − y| ≤ 0.5 + 0.1·|y|: for y = 10 from 8.5 to 11.5.
        Tensor y = Tensor.of(10, -10);
        assertTrue(Tensor.of(11.5, -8.5).allClose(y, 0.1, 0.5));
        assertFalse(Tensor.of(11.75, -8.5).allClose(y, 0.1, 0.5));
        assertFalse(Tensor.of(11.5, -8.25).allClose(y, 0.1, 0.5));
        // rtol belongs to y: 0.1·100 = 10 covers |90 − 100|, 0.1·90 = 9 does not.
        assertTrue(Tensor.of(90).allClose(Tensor.of(100), 0.1, 0));
        assertFalse(Tensor.of(100).allClose(Tensor.of(90), 0.1, 0));
        // The defaults: 1e-5 of y, and 1e-8 near 0.
        assertTrue(Tensor.of(DataType.DOUBLE, 1.000009, 9e-9).allClose(Tensor.of(DataType.DOUBLE, 1, 0)));
        assertFalse(Tensor.of(DataType.DOUBLE, 1.00002).allClose(Tensor.of(DataType.DOUBLE, 1)));
        assertFalse(Tensor.of(DataType.DOUBLE, 2e-8).allClose(Tensor.of(DataType.DOUBLE, 0)));
    }

    @Test
    void allCloseOfNanAndInfinitiesFollowsNumpy() {
        assertTrue(Tensor.of(INF, -INF).allClose(Tensor.of(INF, -INF)));
        assertFalse(Tensor.of(INF).allClose(Tensor.of(-INF)));
        assertFalse(Tensor.of(1).allClose(Tensor.of(INF)));
        assertFalse(Tensor.of(INF).allClose(Tensor.of(1)));
        assertFalse(Tensor.of(Double.NaN).allClose(Tensor.of(Double.NaN)));
    }

    @Test
    void allCloseTakesTwoTypesButOneShape() {
        assertTrue(Tensor.of(0.1).allClose(Tensor.of(DataType.DOUBLE, 0.1)));
        assertEquals(
                "allClose needs the same shape twice, but got (3, 1) and (3)",
                assertThrows(ShapeException.class, () -> Tensor.zeros(3, 1).allClose(Tensor.zeros(3)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Tensor.zeros(1).allClose(Tensor.zeros(1), -1, 0));
    }
}
