package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.Softmax;
import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.layers.Embedding;
import io.beras.layers.LayerNorm1d;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.Loss;
import io.beras.losses.Reduction;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.ConfusionMatrix;
import io.beras.metrics.Metric;
import io.beras.metrics.TopKAccuracy;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches of sequences, (n, t, …): each position is a sample for layers, losses over classes, and metrics. */
class SequencesTest {

    private static final int[][] LABELS = {{2, 0, 1}, {1, 1, 0}};

    @BeforeEach
    void sameNumbersEachTime() {
        Randomness.setSeed(1);
    }

    @Test
    void aModelLearnsALabelForEachWord() {
        // Each word has its own class: 0 to 2 for words 0 to 5, by word mod 3.
        Tensor words = Tensor.of(new int[][] {{0, 1, 2, 3}, {4, 5, 0, 2}, {5, 3, 1, 4}});
        Tensor labels = Tensor.of(new int[][] {{0, 1, 2, 0}, {1, 2, 0, 2}, {2, 0, 1, 1}});
        SequentialModel model =
                new SequentialModel(new Embedding(6, 4), new LayerNorm1d(4), new Dense(4, 3), new Softmax());
        model.compile(new Descent(2), new CategoricalCrossEntropy(), new CategoricalAccuracy());

        History history = model.fit(words, labels, new FitOptions().epochs(60).batchSize(2));

        assertEquals(1, history.epochs("accuracy").get(59));
        assertArrayEquals(new long[] {3, 4, 3}, model.predict(words).shape());
        assertEquals(1, model.evaluate(words, labels, 2).metrics().get("accuracy"));
    }

    static List<Loss> lossesOverClasses() {
        return List.of(
                new SoftmaxCrossEntropy(),
                new SoftmaxCrossEntropy(Reduction.SUM),
                new SoftmaxCrossEntropy(Reduction.MEAN),
                new SoftmaxCrossEntropy().withLabelSmoothing(.1),
                new CategoricalCrossEntropy(),
                new CategoricalCrossEntropy(Reduction.HALF_SUM).withLabelSmoothing(.2));
    }

    @ParameterizedTest
    @MethodSource("lossesOverClasses")
    void theLossOfSequencesIsTheLossOfTheirRows(Loss loss) {
        Tensor prediction = Tensor.randomUniform(2, 3, 4).mul(.9);
        Tensor labels = Tensor.of(LABELS);
        Tensor oneHot = Tensor.eye(4).gather(0, labels);
        double[] expected = valueAndGradient(loss, prediction.reshape(6, 4), labels.reshape(6));

        assertArrayEquals(expected, valueAndGradient(loss, prediction, labels), 1e-6);
        assertArrayEquals(expected, valueAndGradient(loss, prediction, labels.expandDims(-1)), 1e-6);
        assertArrayEquals(expected, valueAndGradient(loss, prediction, oneHot), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("lossesOverClasses")
    @Tag("gradient-check")
    void theGradientsAreRightToSecondOrder(Loss loss) {
        Tensor labels = Tensor.of(LABELS);
        GradientReport report = GradientCheck.of(x -> loss.call(x[0], labels))
                .secondOrder()
                .check(Tensor.randomUniform(2, 3, 4).mul(.5).add(.1));

        assertTrue(report.passed(), report.toString());
    }

    @Test
    void sampleWeightsWeighWholeSequences() {
        // Weights 2 and 0: twice the sum of the first sequence, divided by all 6 rows.
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
        Tensor prediction = Tensor.randomNormal(2, 3, 4);
        Tensor labels = Tensor.of(LABELS);
        double ofFirst = new SoftmaxCrossEntropy(Reduction.SUM)
                .call(prediction.slice(0, 0, 1), labels.slice(0, 0, 1))
                .item();

        assertEquals(
                2 * ofFirst / 6, loss.call(prediction, labels, Tensor.of(2, 0)).item(), 1e-6);
    }

    static List<Metric> metricsOverClasses() {
        return List.of(new CategoricalAccuracy(), new TopKAccuracy(2), new ConfusionMatrix());
    }

    @ParameterizedTest
    @MethodSource("metricsOverClasses")
    void metricsCountPositions(Metric metric) {
        Tensor prediction = Tensor.randomNormal(2, 3, 4);
        metric.update(prediction.reshape(6, 4), Tensor.of(LABELS).reshape(6));
        double expected = metric.result();
        metric.reset();

        metric.update(prediction, Tensor.of(LABELS));
        assertEquals(expected, metric.result());
        metric.update(prediction, Tensor.eye(4).gather(0, Tensor.of(LABELS)));
        assertEquals(expected, metric.result());
    }

    @Test
    void labelsThatDoNotFitAreRefusedWithTheRemedy() {
        Tensor prediction = Tensor.zeros(2, 3, 4);
        assertEquals(
                "SoftmaxCrossEntropy needs labels of shape (2, 3) for a prediction of shape (2, 3, 4), not (2);"
                        + " for one label per sample, let the network return (n, classes), by Flatten or a mean",
                refusal(() -> new SoftmaxCrossEntropy().call(prediction, Tensor.ofLabels(0, 1))));
        // As many labels as rows, in another order: (3, 2) would give each row the label of another.
        assertEquals(
                "CategoricalCrossEntropy needs labels of shape (2, 3) for a prediction of shape (2, 3, 4), not (3, 2)",
                refusal(() -> new CategoricalCrossEntropy()
                        .call(prediction, Tensor.of(LABELS).reshape(3, 2))));
        assertEquals(
                "CategoricalAccuracy needs labels of shape (2, 3) for predictions of shape (2, 3, 4), not (3, 2)",
                refusal(() -> new CategoricalAccuracy()
                        .update(prediction, Tensor.of(LABELS).reshape(3, 2))));
        assertEquals(
                "CategoricalAccuracy needs one-hot targets of shape (2, 3, 4) for predictions of shape (2, 3, 4), not (6, 4)",
                refusal(() -> new CategoricalAccuracy().update(prediction, Tensor.zeros(6, 4))));
    }

    private static double[] valueAndGradient(Loss loss, Tensor prediction, Tensor target) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(prediction);
            Tensor value = loss.call(prediction, target);
            Tensor gradient = tape.gradient(value, prediction);
            return Tensor.concat(0, value.reshape(1), gradient.reshape(-1)).toDoubleArray();
        }
    }

    private static String refusal(Executable call) {
        return assertThrows(ShapeException.class, call).getMessage();
    }
}
