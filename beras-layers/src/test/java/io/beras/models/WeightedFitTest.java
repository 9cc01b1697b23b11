package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.layers.Dense;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SigmoidCrossEntropy;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.BinaryAccuracy;
import io.beras.metrics.CategoricalAccuracy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Sample weights and class weights multiply the losses of their samples in the loss that training minimises. */
class WeightedFitTest {

    private static final Tensor X = Tensor.of(new double[][] {{3}, {1}, {-2}, {.5}, {-1}});
    private static final Tensor LABELS = Tensor.ofLabels(0, 1, 2, 1, 0);

    @Test
    void aStepWithSampleWeightsByHand() {
        // ŷ = 2x + 1 = (7, 3), errors (−3, 1), weights (2, 4): L = (2·9 + 4·1) / 2 = 11,
        // ∂L/∂w = Σ s·error·x = −18 + 4 = −14, ∂L/∂b = −6 + 4 = −2 (2/n cancels the 2)
        Dense dense = SequentialModelTest.unit(2, 1);
        SequentialModel model = compiled(new MeanSquaredError(), dense);
        Tensor x = Tensor.of(new double[][] {{3}, {1}});
        Tensor y = Tensor.of(new double[][] {{10}, {2}});

        Map<String, Double> values = model.batchStep(new Batch(x, y, Tensor.of(2, 4)), true);

        assertEquals(Map.of("loss", 11.0), values);
        assertEquals(3.4, dense.w().item(), 1e-6);
        assertEquals(1.2, dense.b().item(), 1e-6);
    }

    @Test
    void aWeightOfZeroLeavesASampleOut() {
        Tensor weights = Tensor.of(1, 1, 0, 1, 1);
        Tensor spoilt = Tensor.of(new double[][] {{3}, {1}, {1000}, {.5}, {-1}});

        double[] one = trained(Dataset.of(X, LABELS, weights), new FitOptions().batchSize(2));
        double[] other = trained(Dataset.of(spoilt, LABELS, weights), new FitOptions().batchSize(2));

        assertArrayEquals(one, other);
    }

    @Test
    void classWeightsAreTheWeightsOfTheSamplesOfTheClass() {
        // Class 0 has no weight of its own: 1.
        double[] byClass = trained(Dataset.of(X, LABELS), weighted(1, 5, 2, .5));
        double[] bySample = trained(Dataset.of(X, LABELS, Tensor.of(1, 5, .5, 5, 1)), new FitOptions().batchSize(2));
        double[] plain = trained(Dataset.of(X, LABELS), new FitOptions().batchSize(2));

        assertArrayEquals(bySample, byClass);
        assertNotEquals(plain[0], byClass[0]);
    }

    @Test
    void classesAreReadFromOneHotRowsToo() {
        Tensor rows = Tensor.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 1, 0}, {1, 0, 0}});

        assertArrayEquals(
                trained(Dataset.of(X, LABELS), weighted(1, 5, 2, .5)),
                trained(Dataset.of(X, rows), weighted(1, 5, 2, .5)));
    }

    @Test
    void classesAreReadFromAColumnOfAnswers() {
        Tensor answers = Tensor.of(new double[][] {{0}, {1}, {1}, {0}, {1}});
        for (Tensor y : new Tensor[] {answers, Tensor.ofLabels(0, 1, 1, 0, 1)}) {
            SequentialModel model = compiled(new SigmoidCrossEntropy(), SequentialModelTest.unit(0, 0));
            History history = model.fit(X, y, new FitOptions().classWeights(Map.of(1, 3.0)));

            // Scores are 0, so each loss is ln 2, three of five of them thrice
            assertEquals(11 / 5.0 * Math.log(2), history.batches("loss").get(0), 1e-6);
        }
    }

    @Test
    void classWeightsMultiplyThoseOfSamples() {
        assertArrayEquals(
                trained(Dataset.of(X, LABELS, Tensor.of(2, 10, 1.5, 5, 1)), new FitOptions().batchSize(2)),
                trained(Dataset.of(X, LABELS, Tensor.of(2, 2, 3, 1, 1)), weighted(1, 5, 2, .5)));
    }

    @Test
    void validationCountsItsOwnWeightsAndNoClassWeights() {
        SequentialModel model = compiled(new MeanSquaredError(), SequentialModelTest.unit(0, 0));
        Tensor x = Tensor.of(new double[][] {{1}, {1}});
        Tensor y = Tensor.of(new double[][] {{1}, {2}}); // squares 1 and 4 of the model that says 0
        FitOptions options = new FitOptions().classWeights(Map.of(1, 0.0, 2, 0.0)); // so nothing moves

        assertEquals(
                2.5,
                model.fit(x, y, options.validation(x, y)).epochs("val_loss").get(0));
        assertEquals(
                3.5,
                model.fit(x, y, options.validation(Dataset.of(x, y, Tensor.of(3, 1))))
                        .epochs("val_loss")
                        .get(0));
        assertEquals(3.5, model.evaluate(Dataset.of(x, y, Tensor.of(3, 1)), 2).loss());
        assertEquals(3.5, model.evaluate(Dataset.of(x, y, Tensor.of(3, 1)), 1).loss());
    }

    @Test
    void metricsIgnoreWeights() {
        SequentialModel model = new SequentialModel(SequentialModelTest.unit(1, 0));
        model.compile(new Descent(.1), new SigmoidCrossEntropy(), new BinaryAccuracy().withThreshold(0));
        Tensor answers = Tensor.ofLabels(1, 1, 1, 0, 0); // x > 0: right, right, wrong, wrong, right

        assertEquals(
                .6,
                model.evaluate(Dataset.of(X, answers, Tensor.of(0, 0, 1, 0, 0)), 5)
                        .metric("accuracy"));
    }

    @Test
    void weightsTakeTheTypeOfTheModel() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            SequentialModel model = compiled(new MeanSquaredError(), SequentialModelTest.unit(0, 0));
            model.cast(type);
            Tensor y = Tensor.of(new double[][] {{1}, {1}, {1}, {1}, {1}});
            Tensor weights = Tensor.full(DataType.DOUBLE, .5, 5);

            History history = model.fit(Dataset.of(X, y, weights), new FitOptions().classWeights(Map.of(1, 3.0)));

            assertEquals(1.5, history.batches("loss").get(0));
        }
    }

    @Test
    void aRareClassIsFoundOnceItCounts() {
        // One "yes" among nine "no" at the same place: the score goes to the log of the odds, ln(1/9) < 0, or ln(20/9).
        Tensor same = Tensor.ones(10, 1);
        Tensor answers = Tensor.ofLabels(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        FitOptions options = new FitOptions().epochs(300).batchSize(10);

        SequentialModel plain = compiled(new SigmoidCrossEntropy(), SequentialModelTest.unit(0, 0));
        plain.fit(same, answers, options);
        assertEquals(Math.log(1 / 9.0), plain.predict(same).toDoubleArray()[0], 1e-2);

        SequentialModel fair = compiled(new SigmoidCrossEntropy(), SequentialModelTest.unit(0, 0));
        fair.fit(same, answers, options.classWeights(Map.of(1, 20.0)));
        assertEquals(Math.log(20 / 9.0), fair.predict(same).toDoubleArray()[0], 1e-2);
    }

    @Test
    void targetsThatAreNoClassesHaveNoClassWeights() {
        assertEquals(
                "class weights need targets that are classes, INT labels or one-hot rows, not the value 0.5",
                refusal(Tensor.of(new double[][] {{1}, {.5}, {0}, {0}, {0}})));
        assertEquals(
                "class weights need targets that are classes, INT labels or one-hot rows, not the shape (5, 2, 2)",
                refusal(Tensor.zeros(5, 2, 2)));
    }

    @Test
    void classWeightsAreFiniteAndNotNegative() {
        FitOptions options = new FitOptions();

        assertEquals(
                "class weights need classes from 0 and finite weights of at least 0, not -1.0 for class 2",
                assertThrows(IllegalArgumentException.class, () -> options.classWeights(Map.of(2, -1.0)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> options.classWeights(Map.of(-1, 1.0)));
        assertThrows(IllegalArgumentException.class, () -> options.classWeights(Map.of(0, Double.NaN)));
    }

    private static FitOptions weighted(int one, double weightOfOne, int other, double weightOfOther) {
        return new FitOptions().batchSize(2).classWeights(Map.of(one, weightOfOne, other, weightOfOther));
    }

    private static double[] trained(Dataset dataset, FitOptions options) {
        Randomness.setSeed(1);
        SequentialModel model = new SequentialModel(new Dense(1, 3));
        model.compile(new Descent(.1), new SoftmaxCrossEntropy(), new CategoricalAccuracy());
        model.fit(dataset, options.epochs(3));
        return model.weights().stream()
                .map(Variable::toDoubleArray)
                .reduce((w, b) -> new double[] {w[0], w[1], w[2], b[0], b[1], b[2]})
                .orElseThrow();
    }

    private static SequentialModel compiled(Loss loss, Dense dense) {
        SequentialModel model = new SequentialModel(dense);
        model.compile(new Descent(.1), loss);
        return model;
    }

    private static String refusal(Tensor y) {
        SequentialModel model = compiled(new MeanSquaredError(), new Dense(1, 1));
        FitOptions options = new FitOptions().inOrder().classWeights(Map.of(1, 2.0));
        return assertThrows(IllegalArgumentException.class, () -> model.fit(X, y, options))
                .getMessage();
    }
}
