package io.beras.losses;

import io.beras.core.Shapes;

/**
 * The reduction of the losses of all elements to one value: a sum, half a sum, or a mean.
 *
 * <p>{@link #MEAN} is the default of Keras ("sum_over_batch_size") and of PyTorch for elementwise losses. {@link #SUM} is
 * PyTorch's "sum"; Keras's "sum" of an elementwise loss is smaller by the number of elements of a sample, because it adds
 * the means of the samples.
 */
public enum Reduction {
    /** The mean over all elements: Σ / size. */
    MEAN,
    /** The sum over all elements: Σ. */
    SUM,
    /** Half the sum over all elements: ½ Σ. */
    HALF_SUM,
    /** The mean over the batch of each sample's sum: Σ / n. */
    BATCH_MEAN;

    /** Returns true if the losses of batches add up to the loss of all their samples. */
    boolean addsUp() {
        return this == SUM || this == HALF_SUM;
    }

    /** Returns the factor for predictions of this shape, batch first. */
    double factor(long... shape) {
        return switch (this) {
            case MEAN -> 1.0 / Shapes.size(shape);
            case SUM -> 1;
            case HALF_SUM -> 0.5;
            case BATCH_MEAN -> 1.0 / shape[0];
        };
    }
}
