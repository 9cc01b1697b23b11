package io.beras.examples.training;

import io.beras.optim.schedules.CosineDecay;
import io.beras.optim.schedules.ExponentialDecay;
import io.beras.optim.schedules.LearningRateSchedule;
import io.beras.optim.schedules.StepDecay;
import java.util.Locale;
import java.util.Optional;

/** The learning-rate schedules that the command offers, over the planned epochs. */
public enum ScheduleChoice {
    /** The same rate in all steps. */
    CONSTANT,
    /** Half a cosine wave from the rate to 0, over the steps of all epochs. */
    COSINE,
    /** Multiplied by the same factor after each epoch, down to 2 % after the last epoch. */
    EXPONENTIAL,
    /** A tenth after each third of the epochs. */
    STEP;

    private static final double FINAL_FRACTION = 0.02;
    private static final double STEP_FACTOR = 0.1;
    private static final int PARTS = 3;

    /** Returns the schedule; empty for a constant rate. */
    Optional<LearningRateSchedule> create(double rate, int epochs, int batches) {
        return switch (this) {
            case CONSTANT -> Optional.empty();
            case COSINE -> Optional.of(new CosineDecay(rate, (long) epochs * batches));
            case EXPONENTIAL -> Optional.of(new ExponentialDecay(rate, epochs, FINAL_FRACTION).inEpochsOf(batches));
            case STEP ->
                Optional.of(new StepDecay(rate, (epochs + PARTS - 1) / PARTS, STEP_FACTOR).inEpochsOf(batches));
        };
    }

    /** Returns the name of the schedule on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
