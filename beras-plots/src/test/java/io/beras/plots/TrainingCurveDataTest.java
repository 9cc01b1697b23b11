package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.Metric;
import io.beras.metrics.TopKAccuracy;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import io.beras.optim.BasicOptimizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingCurveDataTest {

    @Test
    void needsAtLeastOneBatch() {
        assertRefused("There are no losses to plot; train for at least one batch first.", List.of(), List.of(), 1);
    }

    @Test
    void needsAsManyAccuraciesAsLosses() {
        assertRefused(
                "1 accuracies for 2 losses; give as many of one as of the other.", List.of(1.0, 0.5), List.of(0.5), 1);
    }

    @Test
    void needsBatchesInAnEpoch() {
        assertRefused("An epoch of 0 batches; it needs at least 1.", List.of(1.0), List.of(0.5), 0);
    }

    @Test
    void refusesMoreValidationLossesThanEpochs() {
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingCurveData(
                        List.of(3.0, 2.0, 1.0),
                        List.of(0.1, 0.2, 0.3),
                        2,
                        List.of(2.0, 1.0, 0.5),
                        List.of(0.2, 0.3, 0.4)));

        assertEquals("3 validation losses for 2 epochs; give one an epoch, or none.", error.getMessage());
    }

    @Test
    void recognisesLossesThatSpanAFactorOfTen() {
        assertTrue(ofLosses(2.3, 0.2).lossSpansDecades());
        assertTrue(ofLosses(2.3, Double.NaN, 0.2, Double.POSITIVE_INFINITY).lossSpansDecades());
        assertFalse(ofLosses(2.3, 0.3).lossSpansDecades());
        assertFalse(ofLosses(2.3, 0).lossSpansDecades(), "zero has no logarithm");
        assertFalse(ofLosses(2.3, -5).lossSpansDecades(), "a negative value has no logarithm");
        assertFalse(ofLosses(Double.NaN).lossSpansDecades());
    }

    @Test
    void ofAHistoryHasItsBatchesAndItsValidation() {
        History history = fit(new CategoricalAccuracy(), new FitOptions().validationSplit(0.2));

        TrainingCurveData curves = TrainingCurveData.of(history);

        // 16 training samples of 20 in batches of 4
        assertEquals(4, curves.batchesPerEpoch());
        assertEquals(history.batches("loss"), curves.loss());
        assertEquals(history.batches("accuracy"), curves.accuracy());
        assertEquals(history.epochs("val_loss"), curves.validationLoss());
        assertEquals(history.epochs("val_accuracy"), curves.validationAccuracy());
    }

    @Test
    void ofAHistoryWithoutValidationHasNone() {
        TrainingCurveData curves = TrainingCurveData.of(fit(new CategoricalAccuracy(), new FitOptions()));

        assertEquals(5, curves.batchesPerEpoch());
        assertEquals(List.of(), curves.validationLoss());
        assertEquals(List.of(), curves.validationAccuracy());
    }

    @Test
    void ofAHistoryNeedsAnAccuracy() {
        History history = fit(new TopKAccuracy(2), new FitOptions());

        var error = assertThrows(IllegalArgumentException.class, () -> TrainingCurveData.of(history));

        assertEquals(
                "TrainingCurveData needs \"accuracy\", but the history has only [loss, top_2_accuracy]; compile the model"
                        + " with CategoricalAccuracy or BinaryAccuracy, or draw the loss with a Chart.",
                error.getMessage());
    }

    /** Trains on 20 samples in two epochs of batches of 4. */
    private static History fit(Metric metric, FitOptions options) {
        SequentialModel model = new SequentialModel(new Dense(2, 3));
        model.compile(new BasicOptimizer(0.1), new SoftmaxCrossEntropy(), metric);
        int[] labels = IntStream.range(0, 20).map(i -> i % 3).toArray();
        return model.fit(
                Tensor.randomNormal(20, 2),
                Tensor.ofLabels(labels),
                options.epochs(2).batchSize(4));
    }

    private static TrainingCurveData ofLosses(double... losses) {
        List<Double> values = Arrays.stream(losses).boxed().toList();
        return new TrainingCurveData(values, values, 1);
    }

    private static void assertRefused(String message, List<Double> loss, List<Double> accuracy, int batchesPerEpoch) {
        var error = assertThrows(
                IllegalArgumentException.class, () -> new TrainingCurveData(loss, accuracy, batchesPerEpoch));
        assertEquals(message, error.getMessage());
    }
}
