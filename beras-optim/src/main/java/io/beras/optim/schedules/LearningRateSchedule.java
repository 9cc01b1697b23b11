package io.beras.optim.schedules;

/**
 * A learning rate that changes during training: a function of the step.
 *
 * <p>An optimizer with a schedule takes its learning rate from the schedule at each step, and counts the steps in its
 * state. Each call of {@code applyGradients} is one step, so a schedule works the same in {@code fit} and in a custom loop:
 *
 * <pre>{@code
 * Optimizer optimizer = new Adam(new CosineDecay(0.001, epochs * batches));
 * Optimizer warmedUp = new SGD(new WarmUp(500, new CosineDecay(0.1, 10_000)));
 * Optimizer slower = new SGD(new StepDecay(0.1, 30, 0.1).inEpochsOf(batches));    // a tenth every 30 epochs
 * Optimizer custom = new SGD(step -> 0.1 / (1 + 0.01 * step));
 * }</pre>
 *
 * <p>A schedule has no state: several optimizers may share a schedule.
 */
@FunctionalInterface
public interface LearningRateSchedule {

    /** Returns the learning rate of a step, counted from 0: finite and at least 0. */
    double at(long step);

    /** Returns this schedule counted in epochs of {@code steps} steps, at least 1: the rate changes between epochs only. */
    default LearningRateSchedule inEpochsOf(long steps) {
        return new EpochSchedule(this, steps);
    }
}
