package io.beras.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class SoftmaxTest {

    private final Softmax softmax = new Softmax();

    @Test
    void turnsScoresIntoProbabilities() {
        // e¹ = 2.718, e² = 7.389, e³ = 20.086, together 30.193: 0.0900, 0.2447, 0.6652
        double[] p = softmax.call(matrix(new double[][] {{1, 2, 3}})).toDoubleArray();

        double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
        assertArrayEquals(new double[] {Math.exp(1) / sum, Math.exp(2) / sum, Math.exp(3) / sum}, p, 1e-15);
    }

    @Test
    void normalisesEachRowByItself() {
        Tensor p = softmax.call(Tensor.randomNormal(5, 4, 7).mul(10));

        for (double sum : p.sum(-1).toDoubleArray()) {
            assertEquals(1, sum, 1e-6);
        }
    }

    @Test
    void isInvariantToAShift() {
        double[] p = softmax.call(matrix(new double[][] {{1, 2, 3}})).toDoubleArray();

        assertArrayEquals(
                p, softmax.call(matrix(new double[][] {{-999, -998, -997}})).toDoubleArray(), 1e-13);
    }

    @Test
    void neitherOverflowsNorVanishesAtLargeScores() {
        for (double scale : new double[] {1e4, 1e30}) {
            assertArrayEquals(
                    new double[] {1, 0, 0},
                    softmax.call(Tensor.of(scale, -scale, 0)).toDoubleArray());
            assertArrayEquals(
                    new double[] {.5, .5},
                    softmax.call(Tensor.of(-scale, -scale)).toDoubleArray());
            assertArrayEquals(
                    new double[] {.5, .5}, softmax.call(Tensor.of(scale, scale)).toDoubleArray());
        }
    }

    @Test
    void givesAScoreOfMinusInfinityNoProbability() {
        assertArrayEquals(
                new double[] {0, .5, .5},
                softmax.call(Tensor.of(Double.NEGATIVE_INFINITY, 4, 4)).toDoubleArray());
    }

    @Test
    void itsGradientIsTheFullJacobiansProductWithTheUpstream() {
        // The assignment writes the Jacobian out, per row: ∂yᵢ/∂xⱼ = yᵢ·(δᵢⱼ − yⱼ); the gradient is ∂L/∂xⱼ = Σᵢ
        // gᵢ·∂yᵢ/∂xⱼ.
        Tensor x = matrix(new double[][] {{1, -2, .5, 3}, {0, 0, 10, -1}});
        double[][] g = {{1, 2, -3, .5}, {-1, 0, 2, 4}};
        Tensor y;
        Tensor gradient;
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            y = softmax.call(x);
            gradient = tape.gradient(y.mul(matrix(g)).sum(), x);
        }

        double[] byJacobian = new double[8];
        double[] values = y.toDoubleArray();
        for (int row = 0; row < 2; row++) {
            for (int j = 0; j < 4; j++) {
                for (int i = 0; i < 4; i++) {
                    double yi = values[row * 4 + i];
                    double yj = values[row * 4 + j];
                    double jacobian = i == j ? yi * (1 - yi) : -yi * yj;
                    byJacobian[row * 4 + j] += g[row][i] * jacobian;
                }
            }
        }
        assertArrayEquals(byJacobian, gradient.toDoubleArray(), 1e-15);
    }

    @Test
    void itsGradientStaysFiniteAtLargeScores() {
        // y = (1, 0): every entry of the Jacobian is 0.
        Tensor x = Tensor.of(1e4, -1e4);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor gradient = tape.gradient(softmax.call(x).mul(Tensor.of(3, 5)).sum(), x);

            assertArrayEquals(new double[] {0, 0}, gradient.toDoubleArray());
        }
    }

    @Test
    void needsAnAxis() {
        String message = assertThrows(ShapeException.class, () -> softmax.call(Tensor.scalar(1)))
                .getMessage();

        assertEquals("Softmax over axis -1 needs a tensor that has it; shape () has no axes", message);
    }

    private static Tensor matrix(double[][] rows) {
        return Tensor.of(DataType.DOUBLE, rows);
    }
}
