package io.beras.metrics;

import io.beras.core.Tensor;

/**
 * A number that says how good predictions are, gathered over batches.
 *
 * <p>Order of use: {@link #reset}, then {@link #update} for each batch, then {@link #result}.
 */
public interface Metric {

    /** Returns the name under which histories keep this metric, as in "accuracy". */
    String name();

    /**
     * Takes in the predictions of a batch and their targets.
     *
     * <p>Both end with the batch's step, and so does what is computed of them: keep plain numbers, or {@code detach()}.
     */
    void update(Tensor prediction, Tensor target);

    /** Returns the metric over all batches since the last reset; NaN before the first. */
    double result();

    /** Forgets all batches. */
    void reset();
}
