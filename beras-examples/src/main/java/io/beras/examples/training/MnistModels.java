package io.beras.examples.training;

import io.beras.activations.LeakyReLU;
import io.beras.activations.Softmax;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.models.SequentialModel;

/**
 * Two models of handwritten digits. The function that builds a model holds all its hyperparameters.
 *
 * <p>The initial weights come from the default {@link io.beras.core.random.Randomness} of this thread: set its seed
 * first.
 *
 * <pre>{@code
 * Randomness.setSeed(1);
 * Recipe recipe = MnistModels.advanced(new RecipeOptions(digits.size()));
 * recipe.model().fit(digits, recipe.options().seed(1));
 * }</pre>
 */
public final class MnistModels {

    private MnistModels() {}

    /** Returns one dense layer and a softmax: logistic regression for ten classes. */
    public static Recipe simple(RecipeOptions length) {
        int epochs = length.epochsOr(6);
        int batchSize = length.batchSizeOr(128);
        OptimizerOptions adam = OptimizerOptions.of(OptimizerChoice.ADAM, 0.003, ScheduleChoice.EXPONENTIAL);
        SequentialModel model = new SequentialModel(new Dense(length.inputs(), length.outputs()), new Softmax());
        return Recipe.compile("simple", model, length, adam, epochs, batchSize, 0);
    }

    /** Returns three dense layers with leaky rectifiers between them. */
    public static Recipe advanced(RecipeOptions length) {
        int epochs = length.epochsOr(6);
        int batchSize = length.batchSizeOr(128);
        OptimizerOptions adam = OptimizerOptions.of(OptimizerChoice.ADAM, 0.003, ScheduleChoice.EXPONENTIAL);
        SequentialModel model = new SequentialModel(
                new Dense(length.inputs(), 256, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(256, 128, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(128, length.outputs()),
                new Softmax());
        return Recipe.compile("advanced", model, length, adam, epochs, batchSize, 0);
    }
}
