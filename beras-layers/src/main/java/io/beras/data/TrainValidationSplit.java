package io.beras.data;

import java.util.Arrays;

/**
 * A data set in two parts: one to learn from, one to see how learning goes.
 *
 * @param training what a model may see while it learns
 * @param validation what it is measured on meanwhile, never trained on
 */
public record TrainValidationSplit(Dataset training, Dataset validation) {

    /** Splits a data set after the first samples of this order. */
    static TrainValidationSplit of(Dataset dataset, double trainingShare, int... order) {
        int first = (int) Math.round(trainingShare * order.length);
        if (first < 1 || first >= order.length) {
            throw new IllegalArgumentException(
                    "split(" + trainingShare + ") of " + order.length
                            + " samples leaves one part empty; the share must lie between 0 and 1, and each part needs a sample");
        }
        return new TrainValidationSplit(
                dataset.subset(Arrays.copyOf(order, first)),
                dataset.subset(Arrays.copyOfRange(order, first, order.length)));
    }
}
