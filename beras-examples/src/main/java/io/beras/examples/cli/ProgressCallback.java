package io.beras.examples.cli;

import io.beras.models.Callback;
import java.util.Map;
import java.util.Objects;

/** Notifies a display of each batch and epoch; loss and accuracy are means over the epoch so far. */
final class ProgressCallback implements Callback {

    private final TrainingProgress progress;
    private int epochs;
    private int batches;
    private double lossSum;
    private double accuracySum;

    ProgressCallback(TrainingProgress progress) {
        this.progress = progress;
    }

    @Override
    public void onTrainBegin(int epochs, int batches) {
        this.epochs = epochs;
        this.batches = batches;
    }

    @Override
    public void onBatchEnd(int epoch, int batch, Map<String, Double> values) {
        lossSum += value(values, "loss");
        accuracySum += value(values, "accuracy");
        progress.onBatchEnd(
                new TrainingProgress.Batch(epoch, epochs, batch, batches, lossSum / batch, accuracySum / batch));
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {
        lossSum = 0;
        accuracySum = 0;
        progress.onEpochEnd(new TrainingProgress.Epoch(
                epoch,
                epochs,
                value(values, "loss"),
                value(values, "accuracy"),
                value(values, "val_accuracy"),
                seconds));
    }

    private static double value(Map<String, Double> values, String name) {
        return Objects.requireNonNull(values.get(name));
    }
}
