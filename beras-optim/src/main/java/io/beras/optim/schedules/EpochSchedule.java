package io.beras.optim.schedules;

import io.beras.core.Arguments;

/** A schedule whose steps are epochs. */
record EpochSchedule(LearningRateSchedule schedule, long steps) implements LearningRateSchedule {

    EpochSchedule {
        Arguments.requirePositive("the steps of an epoch", steps);
    }

    @Override
    public double at(long step) {
        return schedule.at(step / steps);
    }
}
