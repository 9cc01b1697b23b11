package io.beras.data;

import java.util.Arrays;

/**
 * A data set split into a training part and a validation part.
 *
 * @param training the samples to train on
 * @param validation the samples to evaluate on during training, never trained on
 */
public record TrainValidationSplit(Dataset training, Dataset validation) {

    /** Splits a data set after the first samples of this order. */
    static TrainValidationSplit of(Dataset dataset, double trainingFraction, int... order) {
        int first = (int) Math.round(trainingFraction * order.length);
        if (first < 1 || first >= order.length) {
            throw new IllegalArgumentException(
                    "split(" + trainingFraction + ") of " + order.length
                            + " samples leaves one part empty; the fraction must lie between 0 and 1, and each part needs a sample");
        }
        return new TrainValidationSplit(
                dataset.subset(Arrays.copyOf(order, first)),
                dataset.subset(Arrays.copyOfRange(order, first, order.length)));
    }
}
