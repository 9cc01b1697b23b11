package io.beras.optim;

import io.beras.core.Variable;
import io.beras.optim.schedules.LearningRateSchedule;

/**
 * Nadam: {@link Adam} with Nesterov momentum, whose m̂ looks one step ahead.
 *
 * <p>Formula, at the t-th update of a variable, with a momentum μₜ that rises to β₁; the rest is Adam's:
 *
 * <pre>
 * μₜ = β₁·(1 − ½·0.96^(0.004·t))
 * m̂ = μₜ₊₁·m / (1 − μ₁·…·μₜ₊₁) + (1 − μₜ)·g / (1 − μ₁·…·μₜ)
 * </pre>
 *
 * <p>This is the formula of PyTorch and of Dozat; in Keras the exponent of 0.96 is t.
 *
 * <pre>{@code
 * Optimizer optimizer = new Nadam(0.002);
 * }</pre>
 *
 * <p>Source: T. Dozat, "Incorporating Nesterov Momentum into Adam", 2016.
 */
public final class Nadam extends AdamVariant<Nadam> {

    private static final double MOMENTUM_DECAY = 0.004;

    /** Creates an optimizer with this learning rate and Adam's settings. */
    public Nadam(double learningRate) {
        super(learningRate);
    }

    /** Creates an optimizer with a scheduled learning rate and Adam's settings. */
    public Nadam(LearningRateSchedule learningRate) {
        super(learningRate);
    }

    @Override
    FirstMomentFactors firstMomentEstimate(Variable w, int t) {
        double momentum = momentum(t);
        double nextMomentum = momentum(t + 1.0);
        Variable productSlot = productSlot(w, "momentumProduct");
        productSlot.assign(productSlot.mul(momentum));
        double product = productSlot.item(); // μ₁·…·μₜ
        return new FirstMomentFactors(nextMomentum / (1 - product * nextMomentum), (1 - momentum) / (1 - product));
    }

    private double momentum(double t) {
        return beta1() * (1 - 0.5 * StrictMath.pow(0.96, MOMENTUM_DECAY * t));
    }

    @Override
    Nadam self() {
        return this;
    }
}
