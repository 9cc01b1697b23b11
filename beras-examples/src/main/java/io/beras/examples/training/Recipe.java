package io.beras.examples.training;

import io.beras.core.Optimizer;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.R2Score;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;

/**
 * A compiled model and the settings to train it once.
 *
 * @param name the name of the model, for reports
 * @param model the model, compiled
 * @param optimizer the optimizer of the model, whose learning-rate schedule ends after the last epoch
 * @param chosen the settings of the optimizer
 * @param epochs the number of passes through the training samples
 * @param batchSize the number of samples in a batch
 * @param patience the number of epochs without a better validation loss after which training ends; 0 for no limit
 */
public record Recipe(
        String name,
        SequentialModel model,
        Optimizer optimizer,
        OptimizerOptions chosen,
        int epochs,
        int batchSize,
        int patience) {

    /**
     * Compiles a model of classes with cross entropy and accuracy, a model of numbers with the squared error and R².
     *
     * @param defaults the optimizer unless the user chose another
     */
    static Recipe compile(
            String name,
            SequentialModel model,
            RecipeOptions options,
            OptimizerOptions defaults,
            int epochs,
            int batchSize,
            int patience) {
        OptimizerOptions chosen = options.optimizer().or(defaults);
        int waiting = options.patience() == null ? patience : options.patience();
        Optimizer optimizer = chosen.create(epochs, options.batches(batchSize));
        if (options.isRegression()) {
            model.compile(optimizer, new MeanSquaredError(), new R2Score());
        } else {
            model.compile(optimizer, new CategoricalCrossEntropy(), new CategoricalAccuracy());
        }
        return new Recipe(name, model, optimizer, chosen, epochs, batchSize, waiting);
    }

    /** Returns new options for {@code fit} with the epochs and the batch size of this recipe. */
    public FitOptions options() {
        return new FitOptions().epochs(epochs).batchSize(batchSize);
    }
}
