package io.beras.optim.schedules;

/**
 * A learning rate that changes in the course of training: a function of the number of the step.
 *
 * <p>An optimizer made with a schedule asks it at each step, {@code applyGradients} being one, and counts the steps in
 * its state. So it works the same in a loop of one's own and in {@code fit}:
 *
 * <pre>{@code
 * Optimizer optimizer = new Adam(new CosineDecay(0.001, epochs * batches));
 * Optimizer warmedUp = new SGD(new WarmUp(500, new CosineDecay(0.1, 10_000)));
 * Optimizer slower = new SGD(new StepDecay(0.1, 30, 0.1).inEpochsOf(batches));    // a tenth every 30 epochs
 * Optimizer own = new SGD(step -> 0.1 / (1 + 0.01 * step));
 * }</pre>
 *
 * <p>A schedule remembers nothing: one may serve several optimizers.
 */
@FunctionalInterface
public interface LearningRateSchedule {

    /** Returns the learning rate of a step, counted from 0: finite and not negative. */
    double at(long step);

    /** Returns this schedule counted in epochs of so many steps, at least 1: the rate changes between epochs only. */
    default LearningRateSchedule inEpochsOf(long steps) {
        return new EpochSchedule(this, steps);
    }
}
