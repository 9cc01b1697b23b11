package io.beras.callbacks;

import io.beras.core.SettingsText;
import io.beras.models.Callback;
import io.beras.models.TrainingRun;
import java.util.function.IntToDoubleFunction;

/**
 * Sets the learning rate of each epoch before its first batch.
 *
 * <pre>{@code
 * new LearningRateScheduler(epoch -> epoch <= 10 ? 0.01 : 0.001);
 * new LearningRateScheduler((epoch, rate) -> epoch <= 10 ? rate : rate * 0.9);
 * }</pre>
 *
 * <p>Epochs count from 1; in Keras, they count from 0. A schedule of steps, such as
 * {@code io.beras.optim.schedules.CosineDecay}, belongs to the optimizer instead, and needs no callback.
 */
public final class LearningRateScheduler implements Callback {

    /** A learning rate computed from the epoch and the rate before. */
    @FunctionalInterface
    public interface Schedule {

        /** Returns the rate of an epoch, counted from 1, whose epoch before had the given rate. */
        double rate(int epoch, double rate);
    }

    private final Schedule schedule;

    /** Creates a scheduler from a function of the epoch, counted from 1. */
    public LearningRateScheduler(IntToDoubleFunction rateOfEpoch) {
        this((epoch, rate) -> rateOfEpoch.applyAsDouble(epoch));
    }

    /** Creates a scheduler from a function of the epoch, counted from 1, and the present rate. */
    public LearningRateScheduler(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Checks that the rate can be set.
     *
     * @throws IllegalStateException if the learning rate of the optimizer follows a schedule
     */
    @Override
    public void onTrainBegin(TrainingRun run) {
        run.optimizer().setLearningRate(run.optimizer().learningRate());
    }

    /**
     * Sets the rate of the epoch.
     *
     * @throws IllegalArgumentException if the rate is negative or not finite
     */
    @Override
    public void onEpochBegin(TrainingRun run) {
        double rate = schedule.rate(run.epoch(), run.optimizer().learningRate());
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("LearningRateScheduler got the rate " + rate + " for epoch "
                    + run.epoch() + "; return a finite rate of at least 0");
        }
        run.optimizer().setLearningRate(rate);
    }

    @Override
    public String toString() {
        return new SettingsText(this).toString();
    }
}
