package io.beras.examples.training;

import io.beras.core.Optimizer;
import io.beras.optim.AdaGrad;
import io.beras.optim.Adam;
import io.beras.optim.AdamW;
import io.beras.optim.Nadam;
import io.beras.optim.RMSProp;
import io.beras.optim.SGD;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The choice of an optimizer, as far as the user made it; null leaves the choice to the recipe.
 *
 * <pre>{@code
 * OptimizerOptions chosen = OptimizerOptions.NONE.or(OptimizerOptions.of(OptimizerChoice.ADAM, 0.003, ScheduleChoice.EXPONENTIAL));
 * Optimizer optimizer = chosen.create(epochs, batches);
 * }</pre>
 *
 * @param optimizer the optimizer
 * @param learningRate the initial learning rate, above 0
 * @param schedule the schedule of the learning rate
 * @param momentum the momentum, from 0 to below 1
 * @param weightDecay the weight decay, at least 0
 */
public record OptimizerOptions(
        @Nullable OptimizerChoice optimizer,
        @Nullable Double learningRate,
        @Nullable ScheduleChoice schedule,
        @Nullable Double momentum,
        @Nullable Double weightDecay) {

    /** No choice at all. */
    public static final OptimizerOptions NONE = new OptimizerOptions(null, null, null, null, null);

    /** Returns the choice of a recipe. */
    public static OptimizerOptions of(OptimizerChoice optimizer, double learningRate, ScheduleChoice schedule) {
        return new OptimizerOptions(optimizer, learningRate, schedule, null, null);
    }

    /** Returns this choice with what it leaves open taken from a recipe; another optimizer has its own usual rate. */
    public OptimizerOptions or(OptimizerOptions recipe) {
        OptimizerChoice chosen = optimizer != null ? optimizer : recipe.choice();
        boolean isOther = chosen != recipe.choice();
        return new OptimizerOptions(
                chosen,
                learningRate != null ? learningRate : isOther ? chosen.usualRate() : recipe.rate(),
                schedule != null ? schedule : recipe.scheduleOrConstant(),
                momentum != null ? momentum : isOther ? null : recipe.momentum,
                weightDecay != null ? weightDecay : isOther ? null : recipe.weightDecay);
    }

    /**
     * Returns a new optimizer for a number of epochs of a number of batches.
     *
     * @throws IllegalArgumentException if the optimizer takes no momentum
     */
    public Optimizer create(int epochs, int batches) {
        Optional<LearningRateSchedule> scheduled = scheduleOrConstant().create(rate(), epochs, batches);
        return switch (choice()) {
            case ADAM -> adam(scheduled.map(Adam::new).orElseGet(() -> new Adam(rate())));
            case ADAMW -> adamW(scheduled.map(AdamW::new).orElseGet(() -> new AdamW(rate())));
            case NADAM -> nadam(scheduled.map(Nadam::new).orElseGet(() -> new Nadam(rate())));
            case SGD -> sgd(scheduled.map(SGD::new).orElseGet(() -> new SGD(rate())));
            case RMSPROP -> rmsProp(scheduled.map(RMSProp::new).orElseGet(() -> new RMSProp(rate())));
            case ADAGRAD -> adaGrad(scheduled.map(AdaGrad::new).orElseGet(() -> new AdaGrad(rate())));
        };
    }

    private Optimizer adam(Adam adam) {
        requireNoMomentum();
        return weightDecay == null ? adam : adam.weightDecay(weightDecay);
    }

    private Optimizer adamW(AdamW adamW) {
        requireNoMomentum();
        return weightDecay == null ? adamW : adamW.weightDecay(weightDecay);
    }

    private Optimizer nadam(Nadam nadam) {
        requireNoMomentum();
        return weightDecay == null ? nadam : nadam.weightDecay(weightDecay);
    }

    private Optimizer sgd(SGD sgd) {
        SGD moving = sgd.momentum(momentumOrUsual());
        return weightDecay == null ? moving : moving.weightDecay(weightDecay);
    }

    private Optimizer rmsProp(RMSProp rmsProp) {
        RMSProp moving = rmsProp.momentum(momentumOrUsual());
        return weightDecay == null ? moving : moving.weightDecay(weightDecay);
    }

    private Optimizer adaGrad(AdaGrad adaGrad) {
        requireNoMomentum();
        return weightDecay == null ? adaGrad : adaGrad.weightDecay(weightDecay);
    }

    /** Returns the optimizer; Adam unless chosen. */
    public OptimizerChoice choice() {
        return optimizer == null ? OptimizerChoice.ADAM : optimizer;
    }

    /** Returns the initial learning rate; the usual one of the optimizer unless chosen. */
    public double rate() {
        return learningRate == null ? choice().usualRate() : learningRate;
    }

    /** Returns the schedule; constant unless chosen. */
    public ScheduleChoice scheduleOrConstant() {
        return schedule == null ? ScheduleChoice.CONSTANT : schedule;
    }

    private double momentumOrUsual() {
        return momentum == null ? choice().usualMomentum() : momentum;
    }

    private void requireNoMomentum() {
        if (momentum != null && !choice().takesMomentum()) {
            throw new IllegalArgumentException(
                    choice() + " takes no momentum; leave out --momentum, or choose --optimizer sgd or rmsprop");
        }
    }
}
