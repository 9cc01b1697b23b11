package io.beras.losses;

import io.beras.core.Diffable;

/**
 * How far a prediction is from its target, as a scalar: {@code loss.call(prediction, target)}.
 *
 * <p>A third tensor, {@code loss.call(prediction, target, sampleWeight)}, of shape (n), makes some samples count more:
 * their losses are multiplied by it, and the factor of the {@link Reduction} stays, as in Keras. A model calls its loss
 * so if its data have sample weights, or {@code fit} was given class weights.
 *
 * <pre>{@code
 * Loss loss = new MeanSquaredError();
 * double value = loss.call(prediction, target).item();
 * }</pre>
 */
public interface Loss extends Diffable {

    /**
     * Returns whether the losses of batches add up to the loss of all their samples (Σ), rather than average to it
     * (Σ / n); false unless a loss says otherwise. By this a model reports the loss of an epoch or a data set, so that
     * evaluating gives the same whatever the size of the batches.
     */
    default boolean addsUp() {
        return false;
    }
}
