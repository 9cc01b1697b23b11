package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** INT labels can be gathered, sliced and reshaped, for embeddings and windows of a sequence; no tape records them. */
class LabelsTest {

    private final Tensor labels = Tensor.ofLabels(3, 1, 4, 1, 5, 9);

    @Test
    void slicesRowsAndReshapesOfLabelsAreLabels() {
        assertLabels(new long[] {2}, new int[] {4, 1}, labels.slice(0, 2, 4));
        assertLabels(new long[] {3}, new int[] {9, 3, 9}, labels.gather(5, 0, 5));
        Tensor pairs = labels.reshape(3, -1);
        assertLabels(new long[] {3, 2}, new int[] {3, 1, 4, 1, 5, 9}, pairs);
        assertLabels(new long[] {3, 1}, new int[] {1, 1, 9}, pairs.slice(1, 1, 2));
        assertLabels(new long[] {2, 2}, new int[] {5, 9, 3, 1}, pairs.gather(2, 0));
        assertLabels(new long[] {6}, new int[] {3, 1, 4, 1, 5, 9}, pairs.reshape(6));
    }

    @Test
    void windowsOverASequenceAreItsRows() {
        Tensor windows = labels.gather(0, 1, 2, 1, 2, 3, 2, 3, 4).reshape(3, 3);

        assertLabels(new long[] {3, 3}, new int[] {3, 1, 4, 1, 4, 1, 4, 1, 5}, windows);
    }

    @Test
    void labelsPickRowsOfWeightsUnderATape() {
        // The row that two labels pick gets both their gradients.
        Variable w = new Variable("w", Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}}));
        try (GradientTape tape = new GradientTape()) {
            int[] picked = Tensor.ofLabels(0, 2, 0, 1).slice(0, 0, 3).toIntArray();
            Tensor y = w.gather(picked);

            assertArrayEquals(new double[] {1, 2, 5, 6, 1, 2}, y.toDoubleArray());
            assertArrayEquals(
                    new double[] {2, 2, 0, 0, 1, 1}, tape.gradient(y, w).toDoubleArray());
        }
    }

    @Test
    void labelsOfAStepAreItsOwn() {
        for (int i = 0; i < 3; i++) {
            try (StepScope step = new StepScope()) {
                assertLabels(new long[] {2}, new int[] {1, 4}, labels.slice(0, 1, 3));
            }
        }
    }

    private static void assertLabels(long[] shape, int[] expected, Tensor actual) {
        assertEquals(DataType.INT32, actual.dataType());
        assertArrayEquals(shape, actual.shape());
        assertArrayEquals(expected, actual.toIntArray());
    }
}
