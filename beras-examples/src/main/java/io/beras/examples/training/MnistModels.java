package io.beras.examples.training;

import io.beras.activations.LeakyReLU;
import io.beras.activations.Softmax;
import io.beras.core.Optimizer;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.optim.schedules.ExponentialDecay;

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
        ExponentialDecay decay = new ExponentialDecay(0.003, epochs, 0.02);
        Optimizer optimizer = new Adam(decay.inEpochsOf(length.batches(batchSize)));
        SequentialModel model = new SequentialModel(new Dense(784, 10), new Softmax());
        model.compile(optimizer, new CategoricalCrossEntropy(), new CategoricalAccuracy());
        return new Recipe("simple", model, optimizer, epochs, batchSize);
    }

    /** Returns three dense layers with leaky rectifiers between them. */
    public static Recipe advanced(RecipeOptions length) {
        int epochs = length.epochsOr(6);
        int batchSize = length.batchSizeOr(128);
        ExponentialDecay decay = new ExponentialDecay(0.003, epochs, 0.02);
        Optimizer optimizer = new Adam(decay.inEpochsOf(length.batches(batchSize)));
        SequentialModel model = new SequentialModel(
                new Dense(784, 256, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(256, 128, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(128, 10),
                new Softmax());
        model.compile(optimizer, new CategoricalCrossEntropy(), new CategoricalAccuracy());
        return new Recipe("advanced", model, optimizer, epochs, batchSize);
    }
}
