package io.beras.examples.cli;

import java.util.Locale;

/**
 * Shows the progress of training to a user.
 *
 * <p>Order of calls: {@link #onBatchEnd} after each batch, {@link #onEpochEnd} after the last batch of an epoch, and
 * {@link #close} once, also if training fails.
 *
 * <pre>{@code
 * try (var progress = Terminals.isInteractive() ? new TerminalProgress(System.out) : new LogProgress(System.out)) {
 *     progress.onBatchEnd(new TrainingProgress.Batch(3, 10, 470, 600, 0.0835, 0.9741));
 *     progress.onEpochEnd(new TrainingProgress.Epoch(3, 10, 0.0812, 0.9753, 0.9698, 2.1));
 * }
 * }</pre>
 */
public interface TrainingProgress extends AutoCloseable {

    /**
     * The state of training after a batch.
     *
     * @param epoch the number of the epoch, from 1
     * @param epochs the planned number of epochs
     * @param batch the number of the batch in its epoch, from 1
     * @param batches the number of batches in an epoch
     * @param loss the loss to show
     * @param accuracy the accuracy to show, from 0 to 1
     */
    record Batch(int epoch, int epochs, int batch, int batches, double loss, double accuracy) {}

    /**
     * The results of an epoch.
     *
     * @param epoch the number of the epoch, from 1
     * @param epochs the planned number of epochs
     * @param loss the loss of the epoch
     * @param accuracy the accuracy of the epoch, from 0 to 1
     * @param testAccuracy the accuracy on the test images after the epoch, from 0 to 1
     * @param seconds the time that the epoch took
     */
    record Epoch(int epoch, int epochs, double loss, double accuracy, double testAccuracy, double seconds) {

        /**
         * Returns one line of text, in every locale the same: {@code epoch 3/10  loss 0.0812  accuracy 97.53 %  test
         * accuracy 96.98 %  (2.1 s)}.
         */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "epoch %d/%d  loss %s  accuracy %.2f %%  test accuracy %.2f %%  (%.1f s)",
                    epoch,
                    epochs,
                    formatLoss(loss),
                    100 * accuracy,
                    100 * testAccuracy,
                    seconds);
        }
    }

    /** Shows the values of a batch after its training step. */
    void onBatchEnd(Batch batch);

    /** Shows the values of an epoch after its last batch. */
    void onEpochEnd(Epoch epoch);

    /** Erases unfinished output; throws nothing. */
    @Override
    void close();

    /** Returns a loss with four decimals, or in scientific notation if it has diverged to 1e6 or more. */
    static String formatLoss(double loss) {
        return String.format(Locale.ROOT, Math.abs(loss) < 1e6 ? "%.4f" : "%.3e", loss);
    }
}
