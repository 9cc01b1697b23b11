package io.beras.models;

import java.util.Map;

/**
 * Receives the events of {@link Model#fit}: a progress bar, a checkpoint or early stopping.
 *
 * <p>Order of calls: {@code onTrainBegin} once, {@code onBatchEnd} after each batch, {@code onEpochEnd} after each epoch,
 * {@code onTrainEnd} once. Values are plain doubles, safe to keep.
 */
public interface Callback {

    /** Called before training: at most {@code epochs} epochs of {@code batches} batches each follow. */
    default void onTrainBegin(int epochs, int batches) {}

    /** Called after a batch; epoch and batch count from 1. */
    default void onBatchEnd(int epoch, int batch, Map<String, Double> values) {}

    /** Called after an epoch and its validation. The seconds are the time of training, without validation. */
    default void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {}

    /** Called after training. */
    default void onTrainEnd(History history) {}

    /** Returns true to end training early. {@code fit} calls it after each epoch. */
    default boolean wantsToStop() {
        return false;
    }
}
