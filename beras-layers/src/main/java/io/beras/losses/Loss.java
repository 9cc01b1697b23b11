package io.beras.losses;

import io.beras.core.Diffable;

/**
 * A scalar that measures the distance of a prediction from its target: {@code loss.call(prediction, target)}.
 *
 * <p>A third tensor of shape (n), {@code loss.call(prediction, target, sampleWeights)}, multiplies the loss of each sample
 * by a weight, finite and at least 0; a sample of weight 0 counts as 0 even if its loss is infinite. The factor of the
 * {@link Reduction} does not change, as in Keras. A model passes this third tensor if its
 * data have sample weights or {@code fit} has class weights.
 *
 * <pre>{@code
 * Loss loss = new MeanSquaredError();
 * double value = loss.call(prediction, target).item();
 * }</pre>
 */
public interface Loss extends Diffable {

    /**
     * Returns true if the losses of batches add up to the loss of all their samples (Σ), false if their mean is that loss
     * (Σ / n). False by default.
     *
     * <p>A model combines the losses of batches accordingly, so the loss of a data set does not depend on the batch size.
     */
    default boolean addsUp() {
        return false;
    }

    /** Returns "the prediction", "the target" or "the sample weights". */
    @Override
    default String inputName(int index) {
        return switch (index) {
            case 0 -> "the prediction";
            case 1 -> "the target";
            default -> "the sample weights";
        };
    }
}
