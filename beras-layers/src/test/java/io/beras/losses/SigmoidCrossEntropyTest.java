package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.Sigmoid;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class SigmoidCrossEntropyTest {

    private final Loss loss = new SigmoidCrossEntropy();

    @Test
    void isTheLogarithmOfTheOddsAgainstTheRightAnswer() {
        // The score ln 3 says p = ¾: −ln ¾ for "yes", −ln ¼ for "no"
        Tensor scores = Tensor.of(DataType.DOUBLE, Math.log(3), Math.log(3));

        assertEquals(
                -(Math.log(.75) + Math.log(.25)) / 2,
                loss.call(scores, Tensor.ofLabels(1, 0)).item(),
                1e-15);
    }

    @Test
    void hasTheGradientSigmoidMinusTargetOverSize() {
        Tensor scores = Tensor.of(DataType.DOUBLE, Math.log(3), 0);

        // (¾ − 1) / 2 and (½ − 0.2) / 2
        assertArrayEquals(new double[] {-.125, .15}, gradient(scores, Tensor.of(DataType.DOUBLE, 1, .2)), 1e-15);
    }

    @Test
    void equalsSigmoidThenBinaryCrossEntropy() {
        Tensor scores = Tensor.randomNormal(7, 3).mul(3).cast(DataType.DOUBLE);
        Tensor target = Tensor.randomUniform(7, 3).cast(DataType.DOUBLE);
        Loss inTwoSteps = new BinaryCrossEntropy();
        Sigmoid sigmoid = new Sigmoid();

        assertEquals(
                inTwoSteps.call(sigmoid.call(scores), target).item(),
                loss.call(scores, target).item(),
                1e-14);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(scores);
            Tensor gradient = tape.gradient(inTwoSteps.call(sigmoid.call(scores), target), scores);
            assertArrayEquals(gradient.toDoubleArray(), gradient(scores, target), 1e-14);
        }
    }

    @Test
    void keepsTheSmallLossOfAGoodAnswer() {
        double loss18 = StrictMath.log1p(StrictMath.exp(-18)); // 1.5e-8, where 1 + 1.5e-8 is 1 in FLOAT
        double loss38 = StrictMath.log1p(StrictMath.exp(-38));

        assertEquals(loss18, loss.call(Tensor.of(18), Tensor.ofLabels(1)).item(), 1e-6 * loss18);
        Tensor score = Tensor.of(DataType.DOUBLE, -38);
        assertEquals(loss38, loss.call(score, Tensor.ofLabels(0)).item(), 1e-14 * loss38);
    }

    @Test
    void staysRightAtScoresOf1e10() {
        Tensor scores = Tensor.of(1e10, -1e10);

        assertEquals(0, loss.call(scores, Tensor.ofLabels(1, 0)).item());
        assertEquals(1e10, loss.call(scores, Tensor.ofLabels(0, 1)).item(), 1e3);
        assertArrayEquals(new double[] {0, 0}, gradient(scores, Tensor.ofLabels(1, 0)));
    }

    @Test
    void learnsWhereTheTwoStepFormHasNothingToLearnFrom() {
        // At a score of 100 the FLOAT probability is 1, and 1 − p is clipped; the score still tells.
        assertArrayEquals(new double[] {1}, gradient(Tensor.of(100.0), Tensor.ofLabels(0)));
    }

    @Test
    void reportsNotANumberInsteadOfHidingIt() {
        assertTrue(Double.isNaN(
                loss.call(Tensor.of(Double.NaN, 1), Tensor.ofLabels(1, 0)).item()));
    }

    private double[] gradient(Tensor scores, Tensor target) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(scores);
            return tape.gradient(loss.call(scores, target), scores).toDoubleArray();
        }
    }
}
