package io.beras.autograder.checks;

import io.beras.core.Tensor;
import java.util.stream.IntStream;

/**
 * Predictions (n, k) of a batch, with the correct labels.
 *
 * @param prediction the probability of each class
 * @param labels the correct class of each row
 */
record LabeledBatch(Tensor prediction, int[] labels) {

    /** Returns a random batch of n samples, of which the first {@code right} are predicted right. */
    static LabeledBatch random(Draws draws, int right, int n, int classes) {
        Tensor prediction = ClassRows.probabilities(draws, n, classes);
        int[] predicted = prediction.argMax(1).toIntArray();
        int[] labels = IntStream.range(0, n)
                .map(i -> i < right ? predicted[i] : (predicted[i] + 1) % classes)
                .toArray();
        return new LabeledBatch(prediction, labels);
    }

    int size() {
        return labels.length;
    }

    int classes() {
        return (int) prediction.size(1);
    }

    Tensor labelTensor() {
        return Tensor.ofLabels(labels);
    }

    Tensor oneHot() {
        return ClassRows.oneHot(labels, classes());
    }

    int right() {
        return equal(prediction.argMax(1).toIntArray(), labels);
    }

    /** Returns the number of columns of prediction and target whose largest element is in the same row. */
    int rightAlongBatch() {
        return equal(prediction.argMax(0).toIntArray(), oneHot().argMax(0).toIntArray());
    }

    /** Returns the number of labels that equal the row of the largest element of the column with the label's position. */
    int labelsEqualToRows() {
        return equal(prediction.argMax(0).toIntArray(), labels);
    }

    private static int equal(int[] x, int[] y) {
        return (int) IntStream.range(0, Math.min(x.length, y.length))
                .filter(i -> x[i] == y[i])
                .count();
    }
}
