package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Signs and masks: the values at ties and at NaN, and tapes that do not record them. */
class ComparisonsTest {

    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void theSignIsThatOfJava(DataType type) {
        Tensor x = Tensor.of(type, -2, -0.0, 0, 3, INF, -INF, NAN);

        assertEquals(type, x.sign().dataType());
        assertArrayEquals(new double[] {-1, -0.0, 0, 1, 1, -1, NAN}, x.sign().toDoubleArray());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void theMasksOfGradientsKeepNaNVisible(DataType type) {
        Tensor x = Tensor.of(type, 1, 2, 3, NAN, 1, INF);
        Tensor y = Tensor.of(type, 2, 2, 2, 1, NAN, INF);

        assertArrayEquals(
                new double[] {0, 1, 0, NAN, NAN, 1},
                new PiecewiseConstantOps.Equal().call(x, y).toDoubleArray());
        assertArrayEquals(
                new double[] {0, 0.5, 1, NAN, NAN, 0.5},
                new PiecewiseConstantOps.Heaviside().call(x, y).toDoubleArray());
    }

    @Test
    void theMeanAbsoluteErrorCanBeWrittenWithTheSign() {
        // |x| = x·sign x, and the sign is a constant: d/dx Σ x·sign x = sign x.
        Variable x = new Variable("x", Tensor.of(-3, 4));
        try (GradientTape tape = new GradientTape()) {
            assertArrayEquals(
                    new double[] {-1, 1}, tape.gradient(x.mul(x.sign()), x).toDoubleArray());
        }
    }

    @Test
    void aTargetOfComparisonsAloneIsUnconnected() {
        Variable x = new Variable("x", Tensor.of(-3, 4));
        try (GradientTape tape = new GradientTape(true)) {
            assertThrows(IllegalStateException.class, () -> tape.gradient(x.sign(), x));
            assertThrows(IllegalStateException.class, () -> tape.gradient(x.greater(0), x));
            assertThrows(
                    IllegalStateException.class, () -> tape.gradient(x.sign().mul(x.less(1)), x));
            assertThrows(IllegalArgumentException.class, () -> tape.gradient(x.argMax(0), x));
        }
    }

    @Test
    void aRowWithNanHasNoLargestElement() {
        // −1 is no index: gather refuses it, so NaN never passes for class 0.
        Tensor x = Tensor.of(new double[][] {{1, 3, 2}, {Double.NaN, 3, 2}, {1, 3, Double.NaN}});

        int[] indices = x.argMax(1).toIntArray();

        assertArrayEquals(new int[] {1, -1, -1}, indices);
        assertArrayEquals(new int[] {-1, 0, -1}, x.argMax(0).toIntArray());
        assertThrows(ShapeException.class, () -> x.gather(indices));
        assertArrayEquals(
                new int[] {1},
                Tensor.of(new double[][] {{1, Double.POSITIVE_INFINITY}})
                        .argMax(1)
                        .toIntArray());
    }

    @Test
    void argMaxAndCastTakeLabels() {
        Tensor labels = Tensor.ofLabels(3, 7, 5);

        assertArrayEquals(new int[] {1}, labels.argMax(0).reshape(1).toIntArray());
        assertArrayEquals(new double[] {3, 7, 5}, labels.cast(DataType.DOUBLE).toDoubleArray());
        assertEquals(DataType.FLOAT, labels.cast(DataType.FLOAT).dataType());
    }
}
