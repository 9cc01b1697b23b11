package io.beras.models;

import java.util.Map;

/**
 * Receives the events of {@link Model#fit}: a progress bar, a checkpoint or early stopping.
 *
 * <p>Order of calls: {@code onTrainBegin} once, {@code onEpochBegin} before each epoch, {@code onBatchEnd} after each batch,
 * {@code onEpochEnd} after each epoch, {@code onTrainEnd} once. Values are plain doubles, safe to keep.
 *
 * <p>A callback that got {@code onTrainBegin} always gets {@code onTrainEnd}, also if the data, the model or a callback
 * throws. So a callback may close there what it opened, and the history up to the exception is not lost.
 */
public interface Callback {

    /** Called before training: at most {@code epochs} epochs of {@code batches} batches each follow. */
    default void onTrainBegin(int epochs, int batches) {}

    /** Called before an epoch, counted from 1. */
    default void onEpochBegin(int epoch) {}

    /** Called after a batch; epoch and batch count from 1. */
    default void onBatchEnd(int epoch, int batch, Map<String, Double> values) {}

    /**
     * Called after an epoch and its validation. The seconds are the time of training, without validation.
     *
     * <p>If {@link #wantsToStop} ended the epoch early, the values are those of the batches so far, as in Keras.
     */
    default void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {}

    /** Called after training, also after training that an exception or an interrupt ended, with the history so far. */
    default void onTrainEnd(History history) {}

    /**
     * Returns true to end training early. {@code fit} calls it after each batch and after each epoch.
     *
     * <p>Training ends after the batch. The epoch is then closed as usual: with validation, an entry in the history and
     * {@link #onEpochEnd}. A callback that decides by epochs sets its answer in {@code onEpochEnd}.
     */
    default boolean wantsToStop() {
        return false;
    }
}
