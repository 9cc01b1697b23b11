package io.beras.metrics;

import io.beras.core.Tensor;
import java.util.Optional;

/**
 * A number that says how good predictions are, gathered over batches.
 *
 * <p>Weights of samples and classes have no part in it, as in Keras's {@code metrics}.
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

    /**
     * Returns another metric with the same settings that has seen nothing. {@code fit} lets it gather what a training epoch
     * gives, while this one says how good each batch was. Without one, which is the default, the value of a training epoch
     * is the mean of its batches' values: right for an accuracy or a mean loss, not for what is no mean over samples.
     */
    default Optional<Metric> emptyCopy() {
        return Optional.empty();
    }
}
