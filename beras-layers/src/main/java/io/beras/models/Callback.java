package io.beras.models;

import io.beras.core.Tensor;
import java.util.Map;

/**
 * Receives the events of {@link Model#fit}: override one method to observe a run, to stop it, or to save it.
 *
 * <pre>{@code
 * Callback untilGood = new Callback() {
 *     @Override
 *     public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
 *         if (values.get("val_accuracy") >= 0.98) {
 *             run.stop();
 *         }
 *     }
 * };
 * model.fit(x, y, new FitOptions().epochs(50).validationSplit(0.1).callback(untilGood));
 * }</pre>
 *
 * <p>Order of events: {@code onTrainBegin} once, {@code onEpochBegin} before each epoch, {@code onBatchEnd} after each batch,
 * {@code onEpochEnd} after each epoch, {@code onTrainEnd} once. An event goes to the callbacks in the order in which they
 * were added; callbacks that {@linkplain #runsLast run last} follow. Values are plain doubles, safe to keep.
 *
 * <p>A callback that got {@code onTrainBegin} always gets {@code onTrainEnd}, also if the data, the model or a callback
 * throws. So a callback may close there what it opened, and the history up to the exception is not lost.
 *
 * <p>A callback that counts or stores values across events also overrides {@link #state} and {@link #restore}. Then a run
 * that {@linkplain FitOptions#resumeFrom resumes} is the same as a run without a break.
 */
public interface Callback {

    /** Called before training. {@link TrainingRun#history()} holds the epochs of an earlier run, if this run resumes one. */
    default void onTrainBegin(TrainingRun run) {}

    /** Called before the first batch of an epoch; not for the rest of an epoch in which a run resumes. */
    default void onEpochBegin(TrainingRun run) {}

    /** Called after a batch, with "loss" and each metric of the batch. */
    default void onBatchEnd(TrainingRun run, Map<String, Double> values) {}

    /**
     * Called after an epoch and its validation, with "loss", each metric, "val_loss" and each validation metric.
     *
     * <p>If {@link TrainingRun#stop} ended the epoch early, the values are those of the batches so far, as in Keras.
     */
    default void onEpochEnd(TrainingRun run, Map<String, Double> values) {}

    /** Called after training, also after training that an exception or an interrupt ended. */
    default void onTrainEnd(TrainingRun run) {}

    /**
     * Returns the state that the callback needs to go on in another process: named tensors, scalars in DOUBLE for counts and
     * best values; empty by default. {@link TrainingRun#save} writes this state to the file.
     */
    default Map<String, Tensor> state() {
        return Map.of();
    }

    /**
     * Restores the {@link #state} of an earlier run. {@code fit} calls this method before {@link #onTrainBegin}, if
     * {@link FitOptions#resumeFrom} is set. If the model, the optimizer or another callback refuses the file, fit ends without
     * {@code onTrainBegin}: a new run, whose {@link TrainingRun#epoch} is 0 there, starts with a new state.
     *
     * @throws IllegalArgumentException if the state does not belong to a callback with these settings
     */
    default void restore(Map<String, ? extends Tensor> state) {}

    /**
     * Returns whether each event reaches this callback after all callbacks that do not run last; false by default.
     *
     * <p>A callback that saves the run returns true, so that the file holds the state of the others after the event.
     */
    default boolean runsLast() {
        return false;
    }
}
