package io.beras.optim;

import io.beras.optim.schedules.LearningRateSchedule;

/**
 * AdamW: {@link Adam} whose weight decay goes past the gradient, so that a weight with large gradients decays no less.
 *
 * <p>Formula: w ← w − lr·λ·w (as PyTorch), then Adam's step by the gradient alone.
 *
 * <pre>{@code
 * Optimizer optimizer = new AdamW(0.001).weightDecay(0.01);      // the default; 0.004 in Keras
 * }</pre>
 *
 * <p>Source: I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", 2019.
 */
public final class AdamW extends Adam {

    private static final double DEFAULT_WEIGHT_DECAY = 0.01;

    /** Makes the optimizer with this learning rate, λ = 0.01, and Adam's other settings. */
    public AdamW(double learningRate) {
        super(learningRate);
        weightDecay(DEFAULT_WEIGHT_DECAY);
    }

    /** Makes the optimizer with a learning rate that follows a schedule, λ = 0.01, and Adam's other settings. */
    public AdamW(LearningRateSchedule learningRate) {
        super(learningRate);
        weightDecay(DEFAULT_WEIGHT_DECAY);
    }

    @Override
    public AdamW beta1(double beta1) {
        super.beta1(beta1);
        return this;
    }

    @Override
    public AdamW beta2(double beta2) {
        super.beta2(beta2);
        return this;
    }

    @Override
    public AdamW epsilon(double epsilon) {
        super.epsilon(epsilon);
        return this;
    }

    /** Sets the weight decay λ, at least 0: each step first shrinks w by the share lr·λ. */
    @Override
    public AdamW weightDecay(double weightDecay) {
        setWeightDecay(new DecoupledWeightDecay(weightDecay));
        return this;
    }

    @Override
    public AdamW amsgrad() {
        super.amsgrad();
        return this;
    }
}
