package io.beras.examples.training;

import io.beras.models.Callback;
import io.beras.models.TrainingRun;
import java.util.Map;
import java.util.Objects;

/** Ends training after the first epoch whose test accuracy reaches a target. */
public final class UntilAccuracy implements Callback {

    private final double target;

    /** Creates a callback for a target accuracy from 0 to 1. */
    public UntilAccuracy(double target) {
        this.target = target;
    }

    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        if (Objects.requireNonNull(values.get("val_accuracy")) >= target) {
            run.stop();
        }
    }
}
