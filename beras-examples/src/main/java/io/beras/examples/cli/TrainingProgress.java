package io.beras.examples.cli;

import java.util.Locale;

/**
 * Shows a person how far training has come.
 *
 * <p>Order of use: {@link #onBatchEnd} after every batch, {@link #onEpochEnd} after the last batch of an epoch, and
 * {@link #close} once, also when training fails.
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
     * Where training stands after a batch.
     *
     * @param epoch the epoch's number, from 1
     * @param epochs how many epochs there will be
     * @param batch the batch's number in its epoch, from 1
     * @param batches how many batches an epoch has
     * @param loss the loss to show
     * @param accuracy the accuracy to show, from 0 to 1
     */
    record Batch(int epoch, int epochs, int batch, int batches, double loss, double accuracy) {}

    /**
     * What an epoch came to.
     *
     * @param epoch the epoch's number, from 1
     * @param epochs how many epochs there will be
     * @param loss the epoch's loss
     * @param accuracy the epoch's accuracy, from 0 to 1
     * @param testAccuracy the accuracy on the test images after the epoch, from 0 to 1
     * @param seconds how long it took
     */
    record Epoch(int epoch, int epochs, double loss, double accuracy, double testAccuracy, double seconds) {

        /**
         * Returns one line, the same in every locale: {@code epoch 3/10  loss 0.0812  accuracy 97.53 %  test accuracy
         * 96.98 %  (2.1 s)}.
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

    /** Shows a batch that has just been trained on. */
    void onBatchEnd(Batch batch);

    /** Shows an epoch that has just ended. */
    void onEpochEnd(Epoch epoch);

    /** Leaves the screen tidy; throws nothing. */
    @Override
    void close();

    /** Returns a loss with four decimals, or as a power of ten once divergence would fill the line with digits. */
    static String formatLoss(double loss) {
        return String.format(Locale.ROOT, Math.abs(loss) < 1e6 ? "%.4f" : "%.3e", loss);
    }
}
