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

/**
 * Two models of handwritten digits, each written down with the hyperparameters that suit it.
 *
 * <p>The first weights come from this thread's {@link io.beras.core.random.Randomness}: set its seed before.
 *
 * <pre>{@code
 * Randomness.setSeed(1);
 * Recipe recipe = MnistModels.advanced();
 * recipe.model().fit(digits, recipe.options().seed(1));
 * }</pre>
 */
public final class MnistModels {

    private MnistModels() {}

    /** Returns one dense layer and a softmax: logistic regression for ten classes. */
    public static Recipe simple() {
        Optimizer optimizer = new Adam(0.003);
        SequentialModel model = new SequentialModel(new Dense(784, 10), new Softmax());
        model.compile(optimizer, new CategoricalCrossEntropy(), new CategoricalAccuracy());
        int epochs = 6;
        int batchSize = 128;
        return new Recipe("simple", model, optimizer, new LearningRateDecay(optimizer, 0.02), epochs, batchSize);
    }

    /** Returns three dense layers with leaky rectifiers between them. */
    public static Recipe advanced() {
        Optimizer optimizer = new Adam(0.003);
        SequentialModel model = new SequentialModel(
                new Dense(784, 256, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(256, 128, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(128, 10),
                new Softmax());
        model.compile(optimizer, new CategoricalCrossEntropy(), new CategoricalAccuracy());
        int epochs = 6;
        int batchSize = 128;
        return new Recipe("advanced", model, optimizer, new LearningRateDecay(optimizer, 0.02), epochs, batchSize);
    }
}
