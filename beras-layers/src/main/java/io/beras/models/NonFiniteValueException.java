package io.beras.models;

/**
 * Reports a training step that was stopped because its loss, or a weight, is NaN or infinite.
 *
 * <p>The message names the epoch, the batch, and the first layer and operation whose output was not finite. The weights and
 * the running statistics are those before the step, except if the last update of {@code fit} made a weight NaN or infinite.
 *
 * <pre>{@code
 * try {
 *     model.fit(x, y, options);
 * } catch (NonFiniteValueException e) {
 *     plot(e.history());                           // the batches and epochs before
 * }
 * }</pre>
 *
 * <p>{@link FitOptions#continueOnNonFiniteLoss()} switches this exception off.
 */
public final class NonFiniteValueException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    private final int epoch;
    private final int batch;
    private final double loss;
    private final transient History history;

    private NonFiniteValueException(String message, int epoch, int batch, double loss, History history) {
        super(message);
        this.epoch = epoch;
        this.batch = batch;
        this.loss = loss;
        this.history = history;
    }

    /** Creates an exception for a step outside {@code fit}, or for a step before {@link #during} adds its place. */
    static NonFiniteValueException ofStep(String message, double loss) {
        return new NonFiniteValueException(message, 0, 0, loss, new History());
    }

    /** Returns this exception with the place in the run of {@code fit}. */
    NonFiniteValueException during(int epoch, int batch, History history) {
        NonFiniteValueException placed = new NonFiniteValueException(
                "epoch " + epoch + ", batch " + batch + ": " + getMessage(), epoch, batch, loss, history);
        placed.setStackTrace(getStackTrace());
        return placed;
    }

    /** Returns the epoch, counted from 1; 0 if {@link Model#batchStep} threw. */
    public int epoch() {
        return epoch;
    }

    /** Returns the batch of the epoch, counted from 1; 0 if {@link Model#batchStep} threw. */
    public int batch() {
        return batch;
    }

    /** Returns the loss of the batch; finite if only a weight is not finite. */
    public double loss() {
        return loss;
    }

    /** Returns the history of the batches and epochs before; empty if {@link Model#batchStep} threw. */
    public History history() {
        return history;
    }
}
