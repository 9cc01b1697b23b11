package io.beras.examples.training;

import io.beras.core.Optimizer;
import io.beras.models.Callback;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;

/**
 * A compiled model and how to train it.
 *
 * @param name the model's name, for people
 * @param model the model, compiled
 * @param optimizer what it was compiled with
 * @param schedule moves the optimizer's learning rate in the course of training
 * @param epochs how often to go through the data
 * @param batchSize how many samples a step sees
 */
public record Recipe(
        String name, SequentialModel model, Optimizer optimizer, Callback schedule, int epochs, int batchSize) {

    /** Returns this recipe with another number of epochs. */
    public Recipe withEpochs(int epochs) {
        return new Recipe(name, model, optimizer, schedule, epochs, batchSize);
    }

    /** Returns this recipe with another batch size. */
    public Recipe withBatchSize(int batchSize) {
        return new Recipe(name, model, optimizer, schedule, epochs, batchSize);
    }

    /** Returns new options for {@code fit} that follow this recipe. */
    public FitOptions options() {
        return new FitOptions().epochs(epochs).batchSize(batchSize).callback(schedule);
    }
}
