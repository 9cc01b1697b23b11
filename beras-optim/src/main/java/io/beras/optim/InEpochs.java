package io.beras.optim;

/** A schedule whose steps are epochs. */
record InEpochs(Schedule schedule, long steps) implements Schedule {

    InEpochs {
        Settings.requireSteps("the steps of an epoch", steps);
    }

    @Override
    public double at(long step) {
        return schedule.at(step / steps);
    }
}
