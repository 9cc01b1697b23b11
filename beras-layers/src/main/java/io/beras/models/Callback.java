package io.beras.models;

import java.util.Map;

/**
 * What wants to know how training goes: a progress bar, a checkpoint, a stopping rule.
 *
 * <p>Order of calls: {@code onTrainBegin}, then for each epoch {@code onBatchEnd} for each batch and {@code onEpochEnd},
 * and {@code onTrainEnd}. Values are plain numbers, free to be kept.
 */
public interface Callback {

    /** Training begins: so many epochs of so many batches at most. */
    default void onTrainBegin(int epochs, int batches) {}

    /** A batch is done; epoch and batch count from 1. */
    default void onBatchEnd(int epoch, int batch, Map<String, Double> values) {}

    /** An epoch is done, validation included; it took so many seconds. */
    default void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {}

    /** Training is over. */
    default void onTrainEnd(History history) {}

    /** Returns whether training should end before its time; asked after each epoch. */
    default boolean wantsToStop() {
        return false;
    }
}
