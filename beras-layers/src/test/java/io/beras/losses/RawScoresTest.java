package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Losses on probabilities reject raw scores, and accept every value that may be a probability. */
class RawScoresTest {

    @Test
    void areRefusedWithBothRemedies() {
        assertEquals(
                "CategoricalCrossEntropy needs probabilities, from 0 to 1, but sample 1 has -1.5; end the network with"
                        + " Softmax, or use SoftmaxCrossEntropy, which takes raw scores",
                refusal(new CategoricalCrossEntropy(), new double[][] {{.2, .8}, {.5, -1.5}}));
        assertEquals(
                "BinaryCrossEntropy needs probabilities, from 0 to 1, but sample 0 has 3.0; end the network with Sigmoid,"
                        + " or use SigmoidCrossEntropy, which takes raw scores",
                refusal(new BinaryCrossEntropy(), new double[][] {{3, 0}, {0, 0}}));
    }

    @Test
    void rowsThatDoNotSumToOnePass() {
        // Sigmoids as the last layer, or what a difference quotient asks of.
        Tensor p = Tensor.of(DataType.DOUBLE, new double[][] {{.5, .9}, {.1, .1}});

        assertEquals(
                -(Math.log(.5) + Math.log(.1)) / 2,
                new CategoricalCrossEntropy().call(p, Tensor.ofLabels(0, 0)).item(),
                1e-15);
    }

    @Test
    void valuesOutsideByRoundingPass() {
        Tensor p = Tensor.of(new double[][] {{1.0000005, -1e-9}});

        assertEquals(
                0, new CategoricalCrossEntropy().call(p, Tensor.ofLabels(0)).item(), 1e-6);
        assertEquals(
                0,
                new BinaryCrossEntropy()
                        .call(p, Tensor.of(new double[][] {{1, 0}}))
                        .item(),
                1e-6);
    }

    @Test
    void notANumberPassesToBeSeenInTheLoss() {
        Tensor p = Tensor.of(new double[][] {{Double.NaN, .5}});

        assertTrue(Double.isNaN(
                new CategoricalCrossEntropy().call(p, Tensor.ofLabels(0)).item()));
    }

    private static String refusal(Loss loss, double[][] scores) {
        Tensor target = Tensor.of(new double[][] {{1, 0}, {0, 1}});
        return assertThrows(IllegalArgumentException.class, () -> loss.call(Tensor.of(scores), target))
                .getMessage();
    }
}
