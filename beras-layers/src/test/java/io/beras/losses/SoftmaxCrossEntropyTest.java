package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.Softmax;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class SoftmaxCrossEntropyTest {

    private final Loss loss = new SoftmaxCrossEntropy();

    @Test
    void isTheMeanOfTheNegativeLogSoftmaxOfTheRightClasses() {
        // Row 1: equal scores of 4 classes, ln 4. Row 2: scores (0, ln 3), p = (1/4, 3/4) for the first of them.
        assertEquals(
                Math.log(4),
                loss.call(matrix(new double[][] {{7, 7, 7, 7}}), Tensor.ofLabels(2))
                        .item(),
                1e-14);
        Tensor scores = matrix(new double[][] {{0, Math.log(3)}, {0, 0}});
        assertEquals(
                (Math.log(4) + Math.log(2)) / 2,
                loss.call(scores, Tensor.ofLabels(0, 0)).item(),
                1e-15);
    }

    @Test
    void equalsSoftmaxThenCategoricalCrossEntropy() {
        Tensor scores = Tensor.randomNormal(6, 5).cast(DataType.DOUBLE);
        Tensor labels = Tensor.ofLabels(0, 1, 2, 3, 4, 0);
        Loss inTwoSteps = new CategoricalCrossEntropy();
        Softmax softmax = new Softmax();

        assertEquals(
                inTwoSteps.call(softmax.call(scores), labels).item(),
                loss.call(scores, labels).item(),
                1e-14);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(scores);
            Tensor gradient = tape.gradient(inTwoSteps.call(softmax.call(scores), labels), scores);
            assertArrayEquals(gradient.toDoubleArray(), gradient(scores, labels), 1e-14);
        }
    }

    @Test
    void takesTheTargetsOfTheTwoTwoTwoNetworkWhichAreNoDistribution() {
        // −Σ yₖ·log softmax(z)ₖ with y = (.23, −.07) over the network's outputs, through sigmoids and through ReLUs
        Tensor target = matrix(new double[][] {{.23, -.07}});

        assertEquals(
                .118719702,
                loss.call(matrix(new double[][] {{.4769457586, .5286964003}}), target)
                        .item(),
                5e-10);
        assertEquals(
                .107166049,
                loss.call(matrix(new double[][] {{.025, 0}}), target).item(),
                5e-10);
    }

    @Test
    void hasTheGradientSumOfTargetsTimesSoftmaxMinusTargetsOverN() {
        Tensor scores = matrix(new double[][] {{1, 2, 3}, {-1, 0, 5}});
        double[][] y = {{.5, -2, 1}, {3, 0, 4}}; // sums −0.5 and 7
        double[] p = scores.softmax().toDoubleArray();

        double[] expected = new double[6];
        for (int i = 0; i < 6; i++) {
            expected[i] = ((i < 3 ? -.5 : 7) * p[i] - y[i / 3][i % 3]) / 2;
        }
        assertArrayEquals(expected, gradient(scores, matrix(y)), 1e-15);
    }

    @Test
    void theGradientInOnePassHasTheDerivativesOfTheComposition() {
        Tensor scores = Tensor.randomNormal(4, 3).cast(DataType.DOUBLE);
        Tensor target = Tensor.randomNormal(4, 3).cast(DataType.DOUBLE);
        Tensor c = Tensor.randomNormal(4, 3).cast(DataType.DOUBLE);
        try (GradientTape tape = new GradientTape(true)) {
            tape.watch(scores);
            tape.watch(target);
            Tensor fused = loss.call(scores, target);
            Tensor composed = scores.logSoftmax().mul(target).sum().div(-4);
            Tensor fusedGradient = gradientOf(scores, target);
            Tensor composedGradient =
                    scores.softmax().mul(target.sumKeepDims(1)).sub(target).div(4);

            assertEquals(composed.item(), fused.item(), 1e-14);
            assertArrayEquals(composedGradient.toDoubleArray(), fusedGradient.toDoubleArray(), 1e-15);
            for (Tensor source : List.of(scores, target)) {
                assertArrayEquals(
                        tape.gradient(composedGradient.mul(c).sum(), source).toDoubleArray(),
                        tape.gradient(fusedGradient.mul(c).sum(), source).toDoubleArray(),
                        1e-14);
            }
        }
    }

    @Test
    void labelsAndOneHotRowsAgreeBitForBit() {
        Tensor scores = Tensor.randomNormal(3, 3);
        Tensor labels = Tensor.ofLabels(2, 0, 1);
        Tensor oneHot = Tensor.of(new double[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}});

        assertEquals(loss.call(scores, oneHot).item(), loss.call(scores, labels).item());
        assertArrayEquals(gradient(scores, oneHot), gradient(scores, labels));
    }

    @Test
    void staysRightAtScoresOf1e10() {
        // Right class far ahead: 0. Far behind: the whole distance of 2e10, with the gradient of a certain wrong
        // answer.
        Tensor scores = Tensor.of(new double[][] {{1e10, -1e10}});

        assertEquals(0, loss.call(scores, Tensor.ofLabels(0)).item());
        assertEquals(2e10, loss.call(scores, Tensor.ofLabels(1)).item(), 2e3);
        assertArrayEquals(new double[] {1, -1}, gradient(scores, Tensor.ofLabels(1)));
        assertArrayEquals(new double[] {0, 0}, gradient(scores, Tensor.ofLabels(0)));
        Tensor equal = Tensor.of(new double[][] {{1e10, 1e10}});
        assertEquals(Math.log(2), loss.call(equal, Tensor.ofLabels(1)).item(), 1e-7);
    }

    @Test
    void learnsWhereTheTwoStepFormHasNothingToLearnFrom() {
        // Behind by 100, the FLOAT probability of the right class is 0, clipped; the scores still tell.
        Tensor scores = Tensor.of(new double[][] {{0, 200}});

        assertArrayEquals(new double[] {-1, 1}, gradient(scores, Tensor.ofLabels(0)));
    }

    @Test
    void leavesOutAClassWhoseScoreIsMinusInfinity() {
        // The masked class has probability 0; the other two have equal scores, so p = ½ each: ln 2.
        Tensor scores = matrix(new double[][] {{5, Double.NEGATIVE_INFINITY, 5}});

        assertEquals(Math.log(2), loss.call(scores, Tensor.ofLabels(0)).item(), 1e-15);
    }

    @Test
    void reportsNotANumberInsteadOfHidingIt() {
        Tensor scores = Tensor.of(new double[][] {{Double.NaN, 1}});

        assertTrue(Double.isNaN(loss.call(scores, Tensor.ofLabels(1)).item()));
    }

    private double[] gradient(Tensor scores, Tensor target) {
        return gradientOf(scores, target).toDoubleArray();
    }

    private Tensor gradientOf(Tensor scores, Tensor target) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(scores);
            return tape.gradient(loss.call(scores, target), scores);
        }
    }

    private static Tensor matrix(double[][] rows) {
        return Tensor.of(DataType.DOUBLE, rows);
    }
}
