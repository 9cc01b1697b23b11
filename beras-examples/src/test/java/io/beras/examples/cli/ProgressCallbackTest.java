package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import io.beras.optim.SGD;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressCallbackTest {

    private final List<TrainingProgress.Batch> batches = new ArrayList<>();
    private final List<TrainingProgress.Epoch> epochs = new ArrayList<>();

    @Test
    void showsMeansOverTheEpochSoFar() {
        SequentialModel model = new SequentialModel(new Dense(1, 2));
        model.compile(new SGD(.1), new SoftmaxCrossEntropy(), new CategoricalAccuracy());
        Tensor x = Tensor.of(-1, -.5, .5, 1).reshape(4, 1);
        Tensor y = Tensor.ofLabels(0, 0, 1, 1);

        History history = model.fit(
                x,
                y,
                new FitOptions().epochs(2).batchSize(2).validation(x, y).callback(new ProgressCallback(recorder())));

        List<Double> losses = history.batches("loss");
        List<Double> accuracies = history.batches("accuracy");
        assertEquals(
                List.of(
                        new TrainingProgress.Batch(1, 2, 1, 2, losses.get(0), accuracies.get(0)),
                        new TrainingProgress.Batch(1, 2, 2, 2, mean(losses, 0), mean(accuracies, 0)),
                        new TrainingProgress.Batch(2, 2, 1, 2, losses.get(2), accuracies.get(2)),
                        new TrainingProgress.Batch(2, 2, 2, 2, mean(losses, 2), mean(accuracies, 2))),
                batches);
        TrainingProgress.Epoch second = epochs.get(1);
        assertEquals(2, second.epoch());
        assertEquals(2, second.epochs());
        assertEquals(history.last("loss"), second.loss());
        assertEquals(history.last("accuracy"), second.accuracy());
        assertEquals(history.last("val_accuracy"), second.testAccuracy());
        assertTrue(second.seconds() > 0);
    }

    private static double mean(List<Double> values, int from) {
        return (values.get(from) + values.get(from + 1)) / 2;
    }

    private TrainingProgress recorder() {
        return new TrainingProgress() {
            @Override
            public void onBatchEnd(Batch batch) {
                batches.add(batch);
            }

            @Override
            public void onEpochEnd(Epoch epoch) {
                epochs.add(epoch);
            }

            @Override
            public void close() {}
        };
    }
}
