package io.beras.examples.training;

import io.beras.activations.ReLU;
import io.beras.activations.Softmax;
import io.beras.core.Optimizer;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Flatten;
import io.beras.layers.Initializer;
import io.beras.layers.MaxPool2d;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;

/**
 * LeNet-5 with rectifiers and max pooling, as it is taught today: two convolutions find what three dense layers read.
 *
 * <p>(n, 784) → (n, 1, 28, 28) → (n, 6, 28, 28) → (n, 6, 14, 14) → (n, 16, 10, 10) → (n, 16, 5, 5) → (n, 400) → 120 → 84
 * → 10 probabilities.
 *
 * <pre>{@code
 * TrainingOutcome outcome = new TrainingSession(mnist, 0, LeNet::recipe).run();
 * }</pre>
 *
 * <p>Source: Y. LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998.
 */
public final class LeNet {

    private LeNet() {}

    /** Returns the network and how it is trained. */
    public static Recipe recipe() {
        Optimizer optimizer = new Adam(0.002);
        SequentialModel model = new SequentialModel(
                x -> x[0].reshape(-1, 1, 28, 28),
                new Conv2d(1, 6, 5, Initializer.KAIMING_UNIFORM).withPadding(2),
                new ReLU(),
                new MaxPool2d(2),
                new Conv2d(6, 16, 5, Initializer.KAIMING_UNIFORM),
                new ReLU(),
                new MaxPool2d(2),
                new Flatten(),
                new Dense(16 * 5 * 5, 120, Initializer.KAIMING_UNIFORM),
                new ReLU(),
                new Dense(120, 84, Initializer.KAIMING_UNIFORM),
                new ReLU(),
                new Dense(84, 10),
                new Softmax());
        model.compile(optimizer, new CategoricalCrossEntropy(), new CategoricalAccuracy());
        int epochs = 10;
        int batchSize = 64;
        return new Recipe("lenet", model, optimizer, new LearningRateDecay(optimizer, 0.02), epochs, batchSize);
    }
}
