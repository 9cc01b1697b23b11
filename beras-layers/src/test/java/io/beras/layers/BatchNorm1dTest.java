package io.beras.layers;

import static io.beras.layers.LayerChecks.refusal;
import static io.beras.layers.LayersFixture.assertGives;
import static io.beras.layers.LayersFixture.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class BatchNorm1dTest {

    @Test
    void standardizesByTheBatchInTrainingAndUpdatesTheRunningStatistics() {
        // x = (0 4)ᵀ: μ = 2, σ² = (4 + 4) / 2 = 4, so x̂ = ∓2 / √4.00001.
        // Running: mean 0.9·0 + 0.1·2 = 0.2, variance 0.9·1 + 0.1·4 = 1.3 (÷ n; ÷ (n − 1) would make it 1.7).
        BatchNorm1d norm = training(1);

        Tensor y = norm.call(Tensor.of(new double[][] {{0}, {4}}));

        double one = 2 / Math.sqrt(4.00001);
        assertArrayEquals(new double[] {-one, one}, y.toDoubleArray(), 1e-6);
        assertEquals(.2, norm.runningMean().item(), 1e-7);
        assertEquals(1.3, norm.runningVariance().item(), 1e-6);
    }

    @Test
    void standardizesByTheRunningStatisticsInEvaluationAndLeavesThem() {
        // (2 − 0.2) / √(1.3 + 0.00001)
        BatchNorm1d norm = training(1);
        norm.call(Tensor.of(new double[][] {{0}, {4}}));
        norm.setTraining(false);

        Tensor y = norm.call(Tensor.of(new double[][] {{2}}));

        assertEquals(1.8 / Math.sqrt(1.30001), y.item(), 1e-6);
        assertEquals(.2, norm.runningMean().item(), 1e-7);
    }

    @Test
    void untrainedItChangesNextToNothing() {
        Tensor x = Tensor.randomNormal(3, 2);

        assertArrayEquals(
                x.toDoubleArray(), new BatchNorm1d(2).call(x).toDoubleArray(), 5e-5); // 1 / √1.00001 = 1 − 5e-6
    }

    /** Four training steps of 5, 5, 2 and 7 samples, with momentum 0.3, and then evaluation. */
    @Test
    void givesWhatPyTorchGivesOverSeveralSteps() {
        BatchNorm1d norm = training(3).momentum(.3);
        norm.cast(DataType.DOUBLE);
        norm.gamma().assign(tensor("batchNorm/gamma"));
        norm.beta().assign(tensor("batchNorm/beta"));

        for (int step = 1; step <= 4; step++) {
            assertCallGives("batchNorm/" + step, norm);
            assertGives("batchNorm/" + step + "/runningMean", norm.runningMean());
            assertGives("batchNorm/" + step + "/runningVariance", norm.runningVariance());
        }
        norm.setTraining(false);
        assertCallGives("batchNorm/evaluation", norm);
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrderInTraining() {
        LayerChecks.assertRightToSecondOrder(training(3), Tensor.randomNormal(4, 3));
        LayerChecks.assertRightToSecondOrder(training(1), Tensor.of(new double[][] {{.3}, {-1}, {2}}));
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrderInEvaluation() {
        LayerChecks.assertRightToSecondOrder(new BatchNorm1d(3), Tensor.randomNormal(4, 3));
        LayerChecks.assertRightToSecondOrder(new BatchNorm1d(1), Tensor.randomNormal(1, 1));
    }

    @Test
    void checkingItsGradientsLeavesItsStatistics() {
        BatchNorm1d norm = training(2);
        LayerChecks.assertRightToSecondOrder(norm, Tensor.randomNormal(3, 2));

        assertArrayEquals(new double[] {0, 0}, norm.runningMean().toDoubleArray());
        assertArrayEquals(new double[] {1, 1}, norm.runningVariance().toDoubleArray());
    }

    @Property(tries = 25, seed = "1")
    void floatAgreesWithDouble(
            @ForAll @IntRange(min = 4, max = 17) int n, @ForAll @IntRange(min = 1, max = 9) int features) {
        Randomness.setSeed(n);
        Tensor x = Tensor.randomNormal(n, features).mul(3);

        LayerChecks.assertFloatAgreesWithDouble(training(features), x, Tensor.randomNormal(n, features), 1e-5);
    }

    @Test
    void aFeatureThatNeverVariesIsZeroWithAFiniteGradient() {
        // x̂ = 0 / √ε, and ∂x = (g − mean g) / √ε: for g = (1 3), ∓1 / √1e-5.
        List<Tensor> results = LayerChecks.valueAndGradients(
                training(1), Tensor.full(DataType.FLOAT, 1000, 2, 1), Tensor.of(new double[][] {{1}, {3}}));

        assertArrayEquals(new double[] {0, 0}, results.get(0).toDoubleArray());
        double slope = 1 / Math.sqrt(1e-5);
        assertArrayEquals(new double[] {-slope, slope}, results.get(1).toDoubleArray(), 1e-3);
    }

    @Test
    void aConstantAddedToAFeatureIsTakenOut() {
        // What a bias before this layer would add: the same output, and the gradients over a batch sum to 0.
        Tensor x = Tensor.randomNormal(6, 2);
        Tensor g = Tensor.randomNormal(6, 2);

        List<Tensor> results = LayerChecks.valueAndGradients(training(2), x, g);

        double[] shifted = training(2).call(x.add(3)).toDoubleArray();
        assertArrayEquals(results.get(0).toDoubleArray(), shifted, 1e-5);
        assertArrayEquals(new double[] {0, 0}, results.get(1).sum(0).toDoubleArray(), 1e-5);
    }

    @Test
    void twoUsesUnderOneTapeAreTwo() {
        // ∂(Σ y)/∂β counts the samples of both: 2 + 3. The statistics move twice, and outlive the step.
        BatchNorm1d norm = training(1).momentum(.5);
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            Tensor first = norm.call(Tensor.of(new double[][] {{0}, {4}})).sum();
            Tensor second = norm.call(Tensor.of(new double[][] {{5}, {6}, {7}})).sum();

            assertEquals(5, tape.gradient(first.add(second), norm.beta()).item());
        }
        assertEquals((0 + 2) / 2.0 / 2 + 6 / 2.0, norm.runningMean().item(), 1e-6);
    }

    @Test
    void aCallInTrainingLeavesTheGradientsOfOneInEvaluationRight() {
        // In evaluation y = x / √(1 + ε) at first, so ∂(Σ y)/∂x = 1 / √(1 + ε); training then moves the statistics.
        BatchNorm1d norm = new BatchNorm1d(1);
        Tensor x = Tensor.of(new double[][] {{3}});
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor y = norm.call(x).sum();
            norm.setTraining(true);
            norm.call(Tensor.of(new double[][] {{5}, {6}}));

            assertEquals(1 / Math.sqrt(1 + 1e-5), tape.gradient(y, x).item(), 1e-7);
        }
    }

    @Test
    void freezingLeavesTheStatisticsToTraining() {
        BatchNorm1d norm = training(1).momentum(.5);
        norm.setTrainable(false);

        norm.call(Tensor.of(new double[][] {{5}, {7}}));

        assertEquals(List.of(), norm.trainableVariables());
        assertEquals(3, norm.runningMean().item());
    }

    @Test
    void anOptimizerMovesScaleAndShiftAlone() {
        BatchNorm1d norm = new BatchNorm1d(2);

        assertEquals(List.of(norm.gamma(), norm.beta()), norm.trainableVariables());
        assertEquals(List.of(norm.runningMean(), norm.runningVariance()), norm.nonTrainableVariables());
    }

    @Test
    void refusesABatchOfOneInTrainingWithoutUpdatingStatistics() {
        BatchNorm1d norm = training(2);

        assertEquals(
                "BatchNorm1d(2) in training needs a batch of at least 2 samples, because 1 sample has no"
                        + " variance; choose a batch size without a last batch of 1, or call withoutShortBatch()",
                refusal(ShapeException.class, norm, Tensor.ones(1, 2)));
        assertArrayEquals(new double[] {0, 0}, norm.runningMean().toDoubleArray());
        norm.setTraining(false);
        assertArrayEquals(new long[] {1, 2}, norm.call(Tensor.ones(1, 2)).shape());
    }

    @Test
    void saysWhatItNeeds() {
        BatchNorm1d norm = training(3);

        assertEquals(
                "BatchNorm1d(3) needs x of shape (n, 3), but got (2, 4): axis 1 is 4",
                refusal(ShapeException.class, norm, Tensor.zeros(2, 4)));
        assertEquals(
                "BatchNorm1d(3) needs x of shape (n, 3), but got (2, 3, 1), which has rank 3; flatten it with Flatten",
                refusal(ShapeException.class, norm, Tensor.zeros(2, 3, 1)));
        assertEquals(
                "BatchNorm1d(3) needs x of shape (n, 3), but got (2, 5, 3), which has rank 3; for sequences use LayerNorm1d,"
                        + " or join the leading axes with reshape(-1, 3)",
                refusal(ShapeException.class, norm, Tensor.zeros(2, 5, 3)));
        assertEquals(
                "mul can't mix DOUBLE tensor (2, 3) with FLOAT variable \"gamma\" (1, 3); cast(...) one of them",
                refusal(IllegalArgumentException.class, norm, Tensor.zeros(2, 3).cast(DataType.DOUBLE)));
        assertArrayEquals(new double[] {1, 1, 1}, norm.runningVariance().toDoubleArray());
        assertEquals(
                "BatchNorm1d(features) needs at least 1 feature, not -1",
                assertThrows(ShapeException.class, () -> new BatchNorm1d(-1)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.1, 1.1, Double.NaN})
    void refusesAMomentumOutsideZeroToOne(double momentum) {
        assertEquals(
                "momentum must be from 0 to 1, not " + momentum,
                assertThrows(IllegalArgumentException.class, () -> new BatchNorm1d(1).momentum(momentum))
                        .getMessage());
    }

    @Test
    void addsTheEpsilonThatIsSet() {
        // Variance 1 and ε 3: x is divided by √(1 + 3) = 2.
        BatchNorm1d norm = new BatchNorm1d(1).epsilon(3);

        assertEquals(2.5, norm.call(Tensor.of(new double[][] {{5}})).item(), 1e-6);
        assertEquals(3, norm.epsilon());
        assertEquals(
                "epsilon must be finite and above 0, not 0.0",
                assertThrows(IllegalArgumentException.class, () -> new BatchNorm1d(1).epsilon(0))
                        .getMessage());
    }

    private static void assertCallGives(String name, BatchNorm1d norm) {
        List<Tensor> results = LayerChecks.valueAndGradients(norm, tensor(name + "/x"), tensor(name + "/g"));

        assertGives(name + "/y", results.get(0));
        assertGives(name + "/dx", results.get(1));
        assertGives(name + "/dgamma", results.get(2));
        assertGives(name + "/dbeta", results.get(3));
    }

    private static BatchNorm1d training(int features) {
        BatchNorm1d norm = new BatchNorm1d(features);
        norm.setTraining(true);
        return norm;
    }
}
