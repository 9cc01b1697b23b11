package io.beras.examples.cli;

import io.beras.models.Callback;
import io.beras.models.TrainingRun;
import java.util.Map;
import java.util.Objects;

/** Notifies a display of each batch and epoch; loss and accuracy are means over the epoch so far. */
final class ProgressCallback implements Callback {

    private final TrainingProgress progress;
    private double lossSum;
    private double accuracySum;

    ProgressCallback(TrainingProgress progress) {
        this.progress = progress;
    }

    @Override
    public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
        lossSum += value(values, "loss");
        accuracySum += value(values, "accuracy");
        int batch = run.batch();
        progress.onBatchEnd(new TrainingProgress.Batch(
                run.epoch(), run.epochs(), batch, run.batches(), lossSum / batch, accuracySum / batch));
    }

    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        lossSum = 0;
        accuracySum = 0;
        progress.onEpochEnd(new TrainingProgress.Epoch(
                run.epoch(),
                run.epochs(),
                value(values, "loss"),
                value(values, "accuracy"),
                value(values, "val_accuracy"),
                run.seconds()));
    }

    private static double value(Map<String, Double> values, String name) {
        return Objects.requireNonNull(values.get(name));
    }
}
