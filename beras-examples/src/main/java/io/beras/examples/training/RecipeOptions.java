package io.beras.examples.training;

import io.beras.core.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The size of the training set, and the epochs and the batch size that the user chose, if any: what a recipe depends on.
 *
 * <p>The functions that build the models need these values, because a learning-rate schedule depends on the number of
 * epochs and on the number of batches in an epoch.
 *
 * <pre>{@code
 * Recipe recipe = MnistModels.advanced(new RecipeOptions(60_000));           // epochs and batch size of the model
 * Recipe shorter = MnistModels.advanced(new RecipeOptions(60_000, 2, null)); // two epochs
 * }</pre>
 *
 * @param samples the number of training samples
 * @param epochs the number of epochs, or null to use the default of the model
 * @param batchSize the number of samples in a batch, or null to use the default of the model
 */
public record RecipeOptions(
        int samples, @Nullable Integer epochs, @Nullable Integer batchSize) {

    /** Creates options from values of at least 1. */
    public RecipeOptions {
        Arguments.requirePositive("samples", samples);
        if (epochs != null) {
            Arguments.requirePositive("epochs", epochs.intValue());
        }
        if (batchSize != null) {
            Arguments.requirePositive("batchSize", batchSize.intValue());
        }
    }

    /** Creates options that use the defaults of the model. */
    public RecipeOptions(int samples) {
        this(samples, null, null);
    }

    /** Returns the number of epochs: chosen by the user, or else this default. */
    int epochsOr(int modelDefault) {
        return epochs == null ? modelDefault : epochs;
    }

    /** Returns the batch size: chosen by the user, or else this default. */
    int batchSizeOr(int modelDefault) {
        return batchSize == null ? modelDefault : batchSize;
    }

    /** Returns the number of batches in an epoch; the last batch may be smaller. */
    int batches(int size) {
        return (samples - 1) / size + 1;
    }
}
