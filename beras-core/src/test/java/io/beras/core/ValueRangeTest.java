package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ValueRangeTest {

    @Test
    void isTheSmallestAndTheLargestValue() {
        ValueRange range = ValueRange.of(Tensor.of(new double[][] {{-1, 2}, {0.5, 0}}));

        assertTrue(range.isFinite());
        assertEquals(-1, range.min());
        assertEquals(2, range.max());
        assertEquals("(2, 2) in [-1.000, 2.000]", range.toString());
    }

    @Test
    void countsNaNAndInfiniteValuesApartFromTheOthers() {
        ValueRange range = ValueRange.of(Tensor.of(Double.NaN, 3, Double.NEGATIVE_INFINITY, Double.NaN));

        assertFalse(range.isFinite());
        assertEquals(2, range.nans());
        assertEquals(1, range.infinities());
        assertEquals("(4) with 2 NaN and 1 infinite of 4 values, the others in [3.000, 3.000]", range.toString());
    }

    @Test
    void namesNoOthersIfNoneIsFinite() {
        assertEquals(
                "() with 1 infinite of 1 value",
                ValueRange.of(Tensor.scalar(Double.POSITIVE_INFINITY)).toString());
    }

    @Test
    void labelsHaveARangeToo() {
        assertEquals(
                "(2) in [3.000, 7.000]", ValueRange.of(Tensor.ofLabels(7, 3)).toString());
    }
}
