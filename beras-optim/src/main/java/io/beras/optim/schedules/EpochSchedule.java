package io.beras.optim.schedules;

import io.beras.core.Arguments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * A schedule counted in epochs: the rate changes only between epochs.
 *
 * @param schedule the schedule, as a function of the epoch
 * @param steps the number of steps in an epoch
 */
record EpochSchedule(LearningRateSchedule schedule, long steps) implements LearningRateSchedule, Configurable {

    EpochSchedule {
        Arguments.requirePositive("the steps of an epoch", steps);
    }

    @Override
    public double at(long step) {
        return schedule.at(StepNumbers.require(step) / steps);
    }

    @Override
    public Config config() {
        return Config.empty().withPart("schedule", schedule).with("steps", steps);
    }

    @Override
    public String toString() {
        return ScheduleText.of(schedule, "epoch");
    }
}
