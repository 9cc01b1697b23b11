package io.beras.optim;

import io.beras.core.Variable;
import io.beras.optim.schedules.LearningRateSchedule;

/**
 * Nadam: {@link Adam} with Nesterov's momentum, whose m̂ is what the next step would make of the mean.
 *
 * <p>Formula, at the t-th update of a variable, with a momentum μ that rises to β₁; all else is Adam's:
 *
 * <pre>
 * μₜ = β₁·(1 − ½·0.96^(0.004·t))
 * m̂ = μₜ₊₁·m / (1 − μ₁·…·μₜ₊₁) + (1 − μₜ)·g / (1 − μ₁·…·μₜ)
 * </pre>
 *
 * <p>This is PyTorch's formula, and Dozat's; in Keras's the exponent of 0.96 is t.
 *
 * <pre>{@code
 * Optimizer optimizer = new Nadam(0.002);
 * }</pre>
 *
 * <p>Source: T. Dozat, "Incorporating Nesterov Momentum into Adam", 2016.
 */
public final class Nadam extends Adam {

    private static final double MOMENTUM_DECAY = 0.004;

    /** Makes the optimizer with this learning rate and Adam's settings. */
    public Nadam(double learningRate) {
        super(learningRate);
    }

    /** Makes the optimizer with a learning rate that follows a schedule, and Adam's settings. */
    public Nadam(LearningRateSchedule learningRate) {
        super(learningRate);
    }

    @Override
    public Nadam beta1(double beta1) {
        super.beta1(beta1);
        return this;
    }

    @Override
    public Nadam beta2(double beta2) {
        super.beta2(beta2);
        return this;
    }

    @Override
    public Nadam epsilon(double epsilon) {
        super.epsilon(epsilon);
        return this;
    }

    @Override
    public Nadam weightDecay(double weightDecay) {
        super.weightDecay(weightDecay);
        return this;
    }

    @Override
    public Nadam amsgrad() {
        super.amsgrad();
        return this;
    }

    @Override
    FirstMomentEstimate meanEstimate(Variable w, int t) {
        double now = momentum(t);
        double next = momentum(t + 1);
        Variable product = scalarSlot(w, "momentumProduct", 1);
        product.assign(product.mul(now));
        double untilNow = product.item();
        return new FirstMomentEstimate(next / (1 - untilNow * next), (1 - now) / (1 - untilNow));
    }

    private double momentum(int t) {
        return beta1() * (1 - 0.5 * StrictMath.pow(0.96, MOMENTUM_DECAY * t));
    }
}
