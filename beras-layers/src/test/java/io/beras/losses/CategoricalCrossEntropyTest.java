package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class CategoricalCrossEntropyTest {

    private final Loss loss = new CategoricalCrossEntropy();

    @Test
    void isTheMeanOfTheNegativeLogarithmsOfTheRightProbabilities() {
        // −(ln 0.5 + ln 0.25) / 2 = 1.5·ln 2
        Tensor p = matrix(new double[][] {{.5, .3, .2}, {.5, .25, .25}});
        Tensor target = matrix(new double[][] {{1, 0, 0}, {0, 1, 0}});

        assertEquals(1.5 * Math.log(2), loss.call(p, target).item(), 1e-15);
    }

    @Test
    void hasTheGradientMinusYOverPN() {
        // Row 1: −1 / (0.5·2) = −1; row 2: −1 / (0.25·2) = −2; elsewhere 0.
        Tensor p = matrix(new double[][] {{.5, .3, .2}, {.5, .25, .25}});

        assertArrayEquals(new double[] {-1, 0, 0, 0, -2, 0}, gradient(p, Tensor.ofLabels(0, 1)), 1e-15);
    }

    @Test
    void labelsAndOneHotRowsAgreeBitForBit() {
        Tensor p = Tensor.randomUniform(4, 3);
        Tensor labels = Tensor.ofLabels(2, 0, 1, 2);
        Tensor oneHot = Tensor.of(new double[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}});

        assertEquals(loss.call(p, oneHot).item(), loss.call(p, labels).item());
        assertArrayEquals(gradient(p, oneHot), gradient(p, labels));
    }

    @Test
    void clipsAProbabilityOfZeroAt1eMinus12() {
        // −ln 1e-12 = 12·ln 10 = 27.63, and nothing to learn from there
        Tensor p = matrix(new double[][] {{0, 1}});

        assertEquals(12 * Math.log(10), loss.call(p, Tensor.ofLabels(0)).item(), 1e-12);
        assertArrayEquals(new double[] {0, 0}, gradient(p, Tensor.ofLabels(0)), 1e-15);
        assertEquals(
                27.6310,
                loss.call(Tensor.of(new double[][] {{0, 1}}), Tensor.ofLabels(0))
                        .item(),
                1e-4);
    }

    @Test
    void passesTheGradientAtTheClipItself() {
        Tensor p = matrix(new double[][] {{1e-12, 1}});

        assertEquals(-1e12, gradient(p, Tensor.ofLabels(0))[0], 1);
    }

    @Test
    void isZeroForACertainAndRightAnswer() {
        assertEquals(
                0,
                loss.call(matrix(new double[][] {{0, 1}}), Tensor.ofLabels(1)).item());
    }

    @Test
    void takesSoftTargets() {
        // −(0.25·ln 0.5 + 0.75·ln 0.5) = ln 2
        Tensor p = matrix(new double[][] {{.5, .5}});

        assertEquals(
                Math.log(2), loss.call(p, matrix(new double[][] {{.25, .75}})).item(), 1e-15);
    }

    private double[] gradient(Tensor p, Tensor target) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(p);
            return tape.gradient(loss.call(p, target), p).toDoubleArray();
        }
    }

    private static Tensor matrix(double[][] rows) {
        return Tensor.of(DataType.DOUBLE, rows);
    }
}
