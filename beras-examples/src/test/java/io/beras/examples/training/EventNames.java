package io.beras.examples.training;

import io.beras.models.Callback;
import io.beras.models.TrainingRun;
import java.util.List;
import java.util.Map;

/** Writes the names of the events into a list. */
record EventNames(List<String> events) implements Callback {

    @Override
    public void onTrainBegin(TrainingRun run) {
        events.add("onTrainBegin");
    }

    @Override
    public void onEpochBegin(TrainingRun run) {
        events.add("onEpochBegin");
    }

    @Override
    public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
        events.add("onBatchEnd");
    }

    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        events.add("onEpochEnd");
    }

    @Override
    public void onTrainEnd(TrainingRun run) {
        events.add("onTrainEnd");
    }
}
