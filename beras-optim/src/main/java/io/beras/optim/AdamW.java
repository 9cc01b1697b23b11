package io.beras.optim;

import io.beras.optim.schedules.LearningRateSchedule;

/**
 * AdamW: {@link Adam} with decoupled weight decay, which does not depend on the size of the gradients.
 *
 * <p>Formula: w ← w − lr·λ·w, then Adam's update by the gradient alone, in this order as in Keras and PyTorch.
 *
 * <pre>{@code
 * Optimizer optimizer = new AdamW(0.001).weightDecay(0.01);      // the default; 0.004 in Keras
 * }</pre>
 *
 * <p>Source: I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", 2019.
 */
public final class AdamW extends AdamVariant<AdamW> {

    private static final double DEFAULT_WEIGHT_DECAY = 0.01;

    /** Creates an optimizer with the learning rate 0.001, λ = 0.01, and Adam's other settings. */
    public AdamW() {
        this(LEARNING_RATE);
    }

    /** Creates an optimizer with this learning rate, λ = 0.01, and Adam's other settings. */
    public AdamW(double learningRate) {
        super(learningRate);
        weightDecay(DEFAULT_WEIGHT_DECAY);
    }

    /** Creates an optimizer with a scheduled learning rate, λ = 0.01, and Adam's other settings. */
    public AdamW(LearningRateSchedule learningRate) {
        super(learningRate);
        weightDecay(DEFAULT_WEIGHT_DECAY);
    }

    /** Sets the weight decay λ, at least 0: each update first shrinks w by the fraction lr·λ. */
    @Override
    public AdamW weightDecay(double weightDecay) {
        setWeightDecay(new DecoupledWeightDecay(weightDecay));
        return this;
    }

    @Override
    double defaultWeightDecay() {
        return DEFAULT_WEIGHT_DECAY;
    }

    @Override
    AdamW self() {
        return this;
    }
}
