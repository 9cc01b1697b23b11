package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressCallbackTest {

    private final List<Object> shown = new ArrayList<>();

    @Test
    void showsMeansOverTheEpochSoFar() {
        ProgressCallback callback = new ProgressCallback(recorder());

        callback.onTrainBegin(2, 2);
        callback.onBatchEnd(1, 1, Map.of("loss", 4.0, "accuracy", 0.0));
        callback.onBatchEnd(1, 2, Map.of("loss", 2.0, "accuracy", 0.5));
        callback.onEpochEnd(1, Map.of("loss", 3.1, "accuracy", 0.26, "val_accuracy", 0.4), 1.5);
        callback.onBatchEnd(2, 1, Map.of("loss", 1.0, "accuracy", 1.0));

        assertEquals(
                List.of(
                        new TrainingProgress.Batch(1, 2, 1, 2, 4, 0),
                        new TrainingProgress.Batch(1, 2, 2, 2, 3, 0.25),
                        new TrainingProgress.Epoch(1, 2, 3.1, 0.26, 0.4, 1.5),
                        new TrainingProgress.Batch(2, 2, 1, 2, 1, 1)),
                shown);
    }

    private TrainingProgress recorder() {
        return new TrainingProgress() {
            @Override
            public void onBatchEnd(Batch batch) {
                shown.add(batch);
            }

            @Override
            public void onEpochEnd(Epoch epoch) {
                shown.add(epoch);
            }

            @Override
            public void close() {}
        };
    }
}
