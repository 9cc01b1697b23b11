package assignment;

import io.beras.autograder.Exercise;
import io.beras.core.Tensor;
import io.beras.metrics.Metric;

/**
 * The fraction of samples whose predicted class is the correct class.
 *
 * <p>Order of use: {@link #reset}, then {@link #update} for each batch, then {@link #result}.
 *
 * <pre>{@code
 * Metric accuracy = new CategoricalAccuracy();
 * accuracy.update(Tensor.of(new double[][] {{0.1, 0.9}, {0.8, 0.2}}), Tensor.ofLabels(1, 1));
 * double fraction = accuracy.result();                                          // 0.5
 * }</pre>
 */
public final class CategoricalAccuracy implements Metric {

    /** The number of samples that were predicted right since the last reset. */
    private int right;

    /** The number of all samples since the last reset. */
    private int samples;

    @Override
    public String name() {
        return "accuracy";
    }

    /**
     * Counts the samples of a batch, and those among them that were predicted right.
     *
     * <p>The predicted class of a row is the column of its largest element.
     *
     * @param prediction probabilities of shape (n, k)
     * @param target INT labels of shape (n), or one-hot rows of shape (n, k)
     */
    @Exercise(
            part = "accuracy",
            step = "update",
            hints = {
                "Compare the class with the largest probability of each row with the class of the target.",
                "argMax(1) gives one class for each row; a target of rank 1 already holds classes, one-hot rows do not.",
                "Turn both sides into int arrays, then add 1 to the samples for each row and 1 to right where they are equal."
            })
    @Override
    public void update(Tensor prediction, Tensor target) {
        int[] predicted = prediction.argMax(1).toIntArray();
        int[] actual =
                target.rank() == 1 ? target.toIntArray() : target.argMax(1).toIntArray();
        for (int i = 0; i < actual.length; i++) {
            samples++;
            if (predicted[i] == actual[i]) {
                right++;
            }
        }
    }

    /** Returns the fraction of right predictions over all batches since the last reset, from 0 to 1; NaN before a batch. */
    @Exercise(
            part = "accuracy",
            step = "update",
            hints = {
                "The accuracy is a fraction from 0 to 1: right predictions divided by all samples.",
                "Two int values divide to an int in Java, which is nearly always 0.",
                "Cast right to double, then divide it by the number of samples; 0.0 / 0 is NaN, as it should be."
            })
    @Override
    public double result() {
        return (double) right / samples;
    }

    @Override
    public void reset() {
        right = 0;
        samples = 0;
    }
}
