package io.beras.examples.training;

import io.beras.models.Callback;
import java.util.Map;
import java.util.Objects;

/** Ends training after the first epoch whose test accuracy reaches a target. */
public final class UntilAccuracy implements Callback {

    private final double target;
    private boolean reached;

    /** Creates a callback for a target accuracy from 0 to 1. */
    public UntilAccuracy(double target) {
        this.target = target;
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {
        reached = Objects.requireNonNull(values.get("val_accuracy")) >= target;
    }

    @Override
    public boolean wantsToStop() {
        return reached;
    }
}
