package io.beras.examples.training;

import io.beras.core.Optimizer;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;

/**
 * A compiled model and the settings to train it once.
 *
 * @param name the name of the model, for reports
 * @param model the model, compiled
 * @param optimizer the optimizer of the model, whose learning-rate schedule ends after the last epoch
 * @param epochs the number of passes through the training samples
 * @param batchSize the number of samples in a batch
 */
public record Recipe(String name, SequentialModel model, Optimizer optimizer, int epochs, int batchSize) {

    /** Returns new options for {@code fit} with the epochs and the batch size of this recipe. */
    public FitOptions options() {
        return new FitOptions().epochs(epochs).batchSize(batchSize);
    }
}
