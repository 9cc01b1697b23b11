package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class LabelSmoothingTest {

    private static final Tensor P = Tensor.of(DataType.DOUBLE, new double[][] {{.7, .2, .05, .05}});

    @Test
    void spreadsAFractionOfTheTargetOverAllClasses() {
        // Fraction 0.2 of 4 classes: the right class keeps 0.8 + 0.05, the others get 0.05.
        double byHand = -(.85 * Math.log(.7) + .05 * Math.log(.2) + .1 * Math.log(.05));

        assertEquals(
                byHand,
                new CategoricalCrossEntropy()
                        .withLabelSmoothing(.2)
                        .call(P, Tensor.ofLabels(0))
                        .item(),
                1e-15);
        // softmax(ln p) = p
        assertEquals(
                byHand,
                new SoftmaxCrossEntropy()
                        .withLabelSmoothing(.2)
                        .call(P.log(), Tensor.ofLabels(0))
                        .item(),
                1e-15);
    }

    @Test
    void hasTwoClassesForASingleProbability() {
        // Fraction 0.2: "yes" becomes 0.9.
        Tensor p = Tensor.of(DataType.DOUBLE, .6);

        assertEquals(
                -(.9 * Math.log(.6) + .1 * Math.log(.4)),
                new BinaryCrossEntropy()
                        .withLabelSmoothing(.2)
                        .call(p, Tensor.ofLabels(1))
                        .item(),
                1e-15);
    }

    @Test
    void stopsScoresFromGrowingForever() {
        // At p = the smoothed target, (0.85, 0.05, 0.05, 0.05), the gradient is 0: a certain answer would be worse.
        Tensor scores = Tensor.of(DataType.DOUBLE, new double[][] {{.85, .05, .05, .05}})
                .log();
        Loss loss = new SoftmaxCrossEntropy().withLabelSmoothing(.2);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(scores);
            Tensor gradient = tape.gradient(loss.call(scores, Tensor.ofLabels(0)), scores);

            assertArrayEquals(new double[4], gradient.toDoubleArray(), 1e-15);
        }
    }

    @Test
    void ofZeroChangesNoBit() {
        Tensor labels = Tensor.ofLabels(1);

        assertEquals(
                new CategoricalCrossEntropy().call(P, labels).item(),
                new CategoricalCrossEntropy()
                        .withLabelSmoothing(0)
                        .call(P, labels)
                        .item());
    }

    @Test
    void makesANewLossAndKeepsTheReduction() {
        CategoricalCrossEntropy plain = new CategoricalCrossEntropy(Reduction.SUM);

        assertEquals(
                "CategoricalCrossEntropy(SUM) smoothed by 0.1",
                plain.withLabelSmoothing(.1).toString());
        assertEquals("CategoricalCrossEntropy(SUM)", plain.toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.1, 1.1, Double.NaN})
    void refusesAFractionOutsideZeroToOne(double share) {
        assertEquals(
                "label smoothing must be from 0 to 1, not " + share,
                assertThrows(IllegalArgumentException.class, () -> new SoftmaxCrossEntropy().withLabelSmoothing(share))
                        .getMessage());
    }
}
