package io.beras.optim.schedules;

import io.beras.core.Arguments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * Raises the learning rate in a straight line to the initial rate of another schedule, then follows that schedule.
 *
 * <p>Formula, with T steps of warm-up: lr(t) = s(0)·(t + 1) / (T + 1) for t &lt; T, and s(t − T) afterwards.
 *
 * <pre>{@code
 * new WarmUp(500, new CosineDecay(0.1, 10_000))
 * new WarmUp(500, step -> 0.001)                     // then constant
 * }</pre>
 *
 * <p>The first step has the rate s(0) / (T + 1), and step T the rate s(0). Keras's {@code CosineDecay} with
 * {@code warmup_steps=T} goes from its initial rate, often 0, and has the rate s(0)·t / T. PyTorch's {@code LinearLR} with
 * {@code start_factor=1/(T+1)} and {@code total_iters=T} has these rates; its default starts at a third.
 *
 * <p>The first gradients of a large network, and the first moments of Adam, are unreliable; small steps limit the damage.
 *
 * <p>Source: P. Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017.
 *
 * @param steps T, at least 1
 * @param then s, the schedule that follows; its step 0 is the first step after the warm-up
 */
public record WarmUp(long steps, LearningRateSchedule then) implements LearningRateSchedule, Configurable {

    /** Checks the number of steps. */
    public WarmUp {
        Arguments.requirePositive("steps", steps);
    }

    @Override
    public double at(long step) {
        return StepNumbers.require(step) < steps ? then.at(0) * (step + 1) / (steps + 1.0) : then.at(step - steps);
    }

    @Override
    public Config config() {
        return Config.empty().with("steps", steps).withPart("then", then);
    }

    @Override
    public String toString() {
        return ScheduleText.of(this);
    }
}
