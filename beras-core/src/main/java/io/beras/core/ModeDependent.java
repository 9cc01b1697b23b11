package io.beras.core;

/**
 * A layer whose {@code call} depends on the mode, training or evaluation, such as a dropout.
 *
 * <p>The layer holds a {@link TrainingMode} and asks it in each call; the class of {@code TrainingMode} shows an example.
 */
public interface ModeDependent extends Weighted {

    /** Returns the mode of this layer, always the same object. */
    TrainingMode trainingMode();

    /** Stores the mode in {@link #trainingMode()}, and sets it in every node below. */
    @Override
    default void setTraining(boolean training) {
        trainingMode().set(training);
        Weighted.super.setTraining(training);
    }
}
