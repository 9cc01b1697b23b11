package io.beras.examples.training;

import io.beras.core.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The data of a recipe, and what the user chose for the training, if anything.
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
 * @param patience the number of epochs without a better validation loss, or null to use the default of the model
 * @param optimizer the choice of an optimizer
 * @param inputs the number of values of a sample
 * @param outputs the number of classes; 0 for a regression
 */
public record RecipeOptions(
        int samples,
        @Nullable Integer epochs,
        @Nullable Integer batchSize,
        @Nullable Integer patience,
        OptimizerOptions optimizer,
        int inputs,
        int outputs) {

    private static final int MNIST_PIXELS = 784;
    private static final int MNIST_CLASSES = 10;

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

    /** Creates options for images of MNIST, with the optimizer of the model. */
    public RecipeOptions(int samples, @Nullable Integer epochs, @Nullable Integer batchSize) {
        this(samples, epochs, batchSize, null, OptimizerOptions.NONE, MNIST_PIXELS, MNIST_CLASSES);
    }

    /** Creates options for images of MNIST that use the defaults of the model. */
    public RecipeOptions(int samples) {
        this(samples, null, null);
    }

    /** Returns these options with the user's choice of epochs, batch size and optimizer. */
    public RecipeOptions choosing(
            @Nullable Integer epochs,
            @Nullable Integer batchSize,
            @Nullable Integer patience,
            OptimizerOptions optimizer) {
        return new RecipeOptions(samples, epochs, batchSize, patience, optimizer, inputs, outputs);
    }

    /** Returns whether the targets are numbers instead of classes. */
    public boolean isRegression() {
        return outputs == 0;
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
