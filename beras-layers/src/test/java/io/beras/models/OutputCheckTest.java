package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Softmax;
import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.layers.Sequential;
import io.beras.losses.BinaryCrossEntropy;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SigmoidCrossEntropy;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.BinaryAccuracy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.F1;
import io.beras.metrics.Metric;
import io.beras.metrics.Precision;
import io.beras.metrics.Recall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model whose output its loss or metric does not take is refused: by its last part, or in the first step. */
class OutputCheckTest {

    private static final Tensor X = Tensor.of(new double[][] {{1, 2}, {3, -4}, {-5, 6}});
    private static final Tensor LABELS = Tensor.ofLabels(0, 1, 1);
    private static final Tensor COLUMN = Tensor.of(new double[][] {{0}, {1}, {1}});

    @Test
    void aSoftmaxBeforeTheLossThatContainsIt() {
        String expected =
                "SoftmaxCrossEntropy takes raw scores and contains the activation itself, but the model ends with a"
                        + " softmax; remove the activation, or use CategoricalCrossEntropy";

        assertEquals(expected, atCompile(new SoftmaxCrossEntropy(), new Dense(2, 3), new Softmax()));
        assertEquals(
                expected,
                atCompile(
                        new SoftmaxCrossEntropy(),
                        new Dense(2, 3),
                        new Sequential(new Dense(3, 3), new SequentialModel(new Softmax()))));
        assertEquals(expected, atFirstStep(new SoftmaxCrossEntropy(), LABELS, new Dense(2, 3), x -> x[0].softmax()));
        assertEquals(expected, atFirstStep(new SoftmaxCrossEntropy(), LABELS, new Ending(new Softmax())));
    }

    @Test
    void aSoftmaxThatTheUserComposed() {
        Callable composed = x -> x[0].exp().div(x[0].exp().sumKeepDims(1));

        assertEquals(
                "SoftmaxCrossEntropy takes raw scores and contains the activation itself, but each row of the predictions is"
                        + " positive and sums to 1, as after a softmax; remove the activation, or use"
                        + " CategoricalCrossEntropy",
                atFirstStep(new SoftmaxCrossEntropy(), LABELS, new Dense(2, 3), composed));
    }

    @Test
    void aSigmoidBeforeTheLossThatContainsIt() {
        assertEquals(
                "SigmoidCrossEntropy takes raw scores and contains the activation itself, but the model ends with a sigmoid;"
                        + " remove the activation, or use BinaryCrossEntropy",
                atCompile(new SigmoidCrossEntropy(), new Dense(2, 1), new Sigmoid()));
        assertTrue(atFirstStep(new SigmoidCrossEntropy(), LABELS, new Dense(2, 1), x -> x[0].sigmoid())
                .contains("the model ends with a sigmoid"));
    }

    @Test
    void rawScoresBeforeALossOfProbabilities() {
        assertEquals(
                "CategoricalCrossEntropy takes probabilities, but the model ends with a Dense layer, which returns raw scores;"
                        + " end the model with Softmax, or use SoftmaxCrossEntropy",
                atCompile(new CategoricalCrossEntropy(), new Dense(2, 3)));
        assertEquals(
                "BinaryCrossEntropy takes probabilities, but the model ends with a Dense layer, which returns raw scores; end"
                        + " the model with Sigmoid, or use SigmoidCrossEntropy",
                atCompile(new BinaryCrossEntropy(), new ReLU(), new Dense(2, 1)));
    }

    @Test
    void rowsThatAreNoDistribution() {
        assertEquals(
                "CategoricalCrossEntropy takes rows of probabilities that sum to 1, but the model ends with a sigmoid; end the"
                        + " model with Softmax, or use BinaryCrossEntropy",
                atCompile(new CategoricalCrossEntropy(), new Dense(2, 3), new Sigmoid()));
        assertEquals(
                "CategoricalCrossEntropy takes rows of probabilities that sum to 1, but a row of the predictions sums to 1.5;"
                        + " end the model with Softmax, or use BinaryCrossEntropy for independent answers",
                atFirstStep(
                        new CategoricalCrossEntropy(),
                        LABELS,
                        new Dense(2, 3),
                        x -> x[0].mul(0).add(.5)));
    }

    @Test
    void aSoftmaxOfOneColumn() {
        String expected =
                "a softmax over 1 column is always 1, so predictions of shape (3, 1) learn nothing; give the last"
                        + " layer a unit for each class, or use SigmoidCrossEntropy for a single yes-or-no answer";

        assertEquals(expected, atFirstStep(new BinaryCrossEntropy(), LABELS, new Dense(2, 1), new Softmax()));
        assertEquals(expected, atFirstStep(new SoftmaxCrossEntropy(), Tensor.ofLabels(0, 0, 0), new Dense(2, 1)));
    }

    @Test
    void aThresholdOfProbabilitiesOnRawScores() {
        for (Metric metric : List.of(new BinaryAccuracy(), new Precision(), new Recall(), new F1())) {
            String name = metric.getClass().getSimpleName();
            assertEquals(
                    name
                            + " with the threshold 0.5 is for probabilities, but SigmoidCrossEntropy takes raw scores, with"
                            + " the threshold 0; use new " + name + "().withThreshold(0)",
                    metricRefusal(new SigmoidCrossEntropy(), metric));
        }
    }

    @Test
    void elementwiseAccuracyOfClasses() {
        assertEquals(
                "BinaryAccuracy counts each element of a row, but SoftmaxCrossEntropy takes one class per row; use"
                        + " CategoricalAccuracy",
                metricRefusal(new SoftmaxCrossEntropy(), new BinaryAccuracy()));
    }

    @Test
    void acceptsWhatBelongsTogether() {
        compile(new SoftmaxCrossEntropy(), new Dense(2, 3)).fit(X, LABELS);
        compile(new SoftmaxCrossEntropy(), new Dense(2, 3), new Sigmoid()).fit(X, LABELS); // scores from 0 to 1
        compile(new CategoricalCrossEntropy(), new Dense(2, 3), new Softmax()).fit(X, LABELS);
        compile(new SigmoidCrossEntropy(), new Dense(2, 1)).fit(X, LABELS);
        compile(new BinaryCrossEntropy(), new Dense(2, 1), new Sigmoid()).fit(X, LABELS);
        compile(new MeanSquaredError(), new Dense(2, 1), new Sigmoid()).fit(X, COLUMN);
        new SequentialModel(new Dense(2, 1))
                .compile(new Descent(.1), new SigmoidCrossEntropy(), new BinaryAccuracy().withThreshold(0));
        new SequentialModel(new Dense(2, 3))
                .compile(new Descent(.1), new SoftmaxCrossEntropy(), new CategoricalAccuracy(), new F1().macro());
    }

    @Test
    void aVectorOfTargetsBesideAColumnOfPredictions() {
        // ŷ − y of (3, 1) and (3) would be (3, 3): each prediction compared with each target
        assertEquals(
                "Broadcasting compares predictions of shape (3, 1) with targets of shape (3), which would broadcast; reshape"
                        + " the targets, as in y.reshape(-1, 1)",
                atFirstStep(new Broadcasting(), Tensor.of(1, 2, 3), new Dense(2, 1)));
        assertTrue(atFirstStep(new Broadcasting(), COLUMN, new Dense(2, 1), x -> x[0].reshape(-1))
                .endsWith("as in y.reshape(-1)"));
    }

    private static String atCompile(Loss loss, Callable... parts) {
        return assertThrows(IllegalArgumentException.class, () -> compile(loss, parts))
                .getMessage();
    }

    private static String atFirstStep(Loss loss, Tensor y, Callable... parts) {
        SequentialModel model = compile(loss, parts);
        return assertThrows(IllegalArgumentException.class, () -> model.batchStep(X, y, true))
                .getMessage();
    }

    private static String metricRefusal(Loss loss, Metric metric) {
        SequentialModel model = new SequentialModel(new Dense(2, 3));
        return assertThrows(IllegalArgumentException.class, () -> model.compile(new Descent(.1), loss, metric))
                .getMessage();
    }

    private static SequentialModel compile(Loss loss, Callable... parts) {
        SequentialModel model = new SequentialModel(parts);
        model.compile(new Descent(.1), loss);
        return model;
    }

    /** A model whose last part only its forward knows. */
    private static final class Ending extends Model {
        private final Dense dense = add(new Dense(2, 3));
        private final Callable last;

        Ending(Callable last) {
            this.last = add(last);
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return last.call(dense.call(inputs));
        }
    }

    /** mean (ŷ − y)², in tensor operations that broadcast. */
    private static final class Broadcasting extends ComposedLoss {
        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0].sub(inputs[1]).pow(2).mean();
        }
    }
}
