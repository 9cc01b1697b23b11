package io.beras.metrics;

import io.beras.core.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * A value that measures the quality of predictions, accumulated over batches.
 *
 * <p>Sample weights and class weights are ignored, as in Keras's {@code metrics}.
 *
 * <p>Order of use: {@link #reset}, then {@link #update} for each batch, then {@link #result}.
 */
public interface Metric {

    /** Returns the name of this metric in a history, "accuracy" for example. */
    String name();

    /**
     * Adds the predictions of a batch and their targets.
     *
     * <p>Both tensors, and tensors computed from them, end with the training step: store plain values, or {@code detach()}.
     */
    void update(Tensor prediction, Tensor target);

    /** Returns the metric over all batches since the last reset; NaN before the first batch. */
    double result();

    /** Removes all batches. */
    void reset();

    /**
     * Returns a new metric with the same settings and no samples, or empty, the default.
     *
     * <p>{@code fit} uses this metric for the values of single batches, and the copy for the value of the training epoch.
     * Without a copy this metric accumulates the epoch: the value of the epoch is right. The value of a batch is then the
     * value of the epoch so far, as in the progress line of Keras. An evaluation by another thread then waits for the end of
     * the epoch, and an evaluation by a callback within the epoch is refused.
     *
     * <p>An evaluation uses the copy if another evaluation uses this metric at the same time. Without a copy it waits for
     * the other evaluation.
     */
    default Optional<Metric> emptyCopy() {
        return Optional.empty();
    }

    /**
     * Returns whether the metric of all samples is the mean of the metrics of their batches, weighted by batch size, as for
     * an accuracy; false by default. Then {@code fit} needs no copy for the value of the training epoch.
     */
    default boolean isMeanOverSamples() {
        return false;
    }

    /** Returns whether a larger value is better, as for an accuracy; true by default. For an error, return false. */
    default boolean higherIsBetter() {
        return true;
    }

    /**
     * Returns the batches since the last reset as DOUBLE tensors by name, so that an epoch resumes in its middle. Empty after
     * a reset, and by default.
     *
     * <p>A metric that {@linkplain #isMeanOverSamples is a mean over samples} needs no state: {@code fit} stores its mean. For
     * any other metric without state the value of a resumed epoch covers only the batches after the resume.
     */
    default Map<String, Tensor> state() {
        return Map.of();
    }

    /**
     * Replaces the batches by those of a {@link #state}; an empty state is a reset.
     *
     * @throws IllegalArgumentException if the state is not from such a metric
     */
    default void restore(Map<String, ? extends Tensor> state) {
        reset();
    }
}
