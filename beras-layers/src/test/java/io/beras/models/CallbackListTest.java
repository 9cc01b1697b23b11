package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallbackListTest {

    private final List<String> events = new ArrayList<>();

    @Test
    void eachEventReachesTheCallbacksInTheirOrderAndThenThoseThatRunLast() {
        FitOptions options = new FitOptions()
                .callback(new Recorder("saves", true))
                .callback(new Recorder("a", false))
                .callback(new Recorder("b", false));
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(new Descent(.1), new MeanSquaredError());

        model.fit(Tensor.zeros(2, 1), Tensor.zeros(2, 1), options);

        assertEquals(
                List.of(
                        "a begin 0",
                        "b begin 0",
                        "saves begin 0",
                        "a begin epoch 1",
                        "b begin epoch 1",
                        "saves begin epoch 1",
                        "a batch 1.1 [loss]",
                        "b batch 1.1 [loss]",
                        "saves batch 1.1 [loss]",
                        "a epoch 1 [loss]",
                        "b epoch 1 [loss]",
                        "saves epoch 1 [loss]",
                        "a end [loss]",
                        "b end [loss]",
                        "saves end [loss]"),
                events);
    }

    private final class Recorder implements Callback {
        private final String name;
        private final boolean isLast;

        Recorder(String name, boolean isLast) {
            this.name = name;
            this.isLast = isLast;
        }

        @Override
        public boolean runsLast() {
            return isLast;
        }

        @Override
        public void onTrainBegin(TrainingRun run) {
            events.add(name + " begin " + run.epoch());
        }

        @Override
        public void onEpochBegin(TrainingRun run) {
            events.add(name + " begin epoch " + run.epoch());
        }

        @Override
        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
            events.add(name + " batch " + run.epoch() + "." + run.batch() + " " + values.keySet());
        }

        @Override
        public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
            events.add(name + " epoch " + run.epoch() + " " + values.keySet());
        }

        @Override
        public void onTrainEnd(TrainingRun run) {
            events.add(name + " end " + run.history().names());
        }
    }
}
