package io.beras.optim;

import io.beras.optim.schedules.LearningRateSchedule;

/**
 * The base class of Adam's variants: Adam's setters, which here return the variant itself.
 *
 * @param <A> the variant
 */
abstract sealed class AdamVariant<A extends AdamVariant<A>> extends Adam permits AdamW, Nadam {

    AdamVariant(double learningRate) {
        super(learningRate);
    }

    AdamVariant(LearningRateSchedule learningRate) {
        super(learningRate);
    }

    /** Returns {@code this}, with its own type. */
    abstract A self();

    @Override
    public A beta1(double beta1) {
        super.beta1(beta1);
        return self();
    }

    @Override
    public A beta2(double beta2) {
        super.beta2(beta2);
        return self();
    }

    @Override
    public A epsilon(double epsilon) {
        super.epsilon(epsilon);
        return self();
    }

    @Override
    public A weightDecay(double weightDecay) {
        super.weightDecay(weightDecay);
        return self();
    }

    @Override
    public A amsgrad() {
        super.amsgrad();
        return self();
    }
}
