package io.beras.optim.schedules;

import io.beras.core.Arguments;

/**
 * Lets the learning rate rise in a line to where another schedule begins, and then follows that.
 *
 * <p>Formula, with T steps of warm-up: lr(t) = s(0)·(t + 1) / (T + 1) for t &lt; T, and s(t − T) from then on.
 *
 * <pre>{@code
 * new WarmUp(500, new CosineDecay(0.1, 10_000))
 * new WarmUp(500, step -> 0.001)                     // and stays there
 * }</pre>
 *
 * <p>Small first steps keep large networks, and Adam while its means are young, from being thrown far off.
 *
 * <p>Source: P. Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017.
 *
 * @param steps T, at least 1
 * @param then s, the schedule that follows; its step 0 is the one after the warm-up
 */
public record WarmUp(long steps, LearningRateSchedule then) implements LearningRateSchedule {

    /** Checks the number of steps. */
    public WarmUp {
        Arguments.requirePositive("steps", steps);
    }

    @Override
    public double at(long step) {
        return step < steps ? then.at(0) * (step + 1) / (steps + 1) : then.at(step - steps);
    }
}
