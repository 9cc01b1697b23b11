package io.beras.optim.schedules;

/** Checks the number of a step. */
final class StepNumbers {

    private StepNumbers() {}

    /** Returns the number of a step if it is at least 0. */
    static long require(long step) {
        if (step < 0) {
            throw new IllegalArgumentException("a schedule counts steps from 0, not from " + step);
        }
        return step;
    }
}
