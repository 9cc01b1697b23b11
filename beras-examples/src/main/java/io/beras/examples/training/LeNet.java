package io.beras.examples.training;

import io.beras.activations.ReLU;
import io.beras.activations.Softmax;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Flatten;
import io.beras.layers.Initializer;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Reshape;
import io.beras.models.SequentialModel;

/**
 * LeNet-5 in its modern form, with rectifiers and max pooling: two convolutions extract features and three dense layers
 * classify them.
 *
 * <p>(n, 784) → (n, 1, 28, 28) → (n, 6, 28, 28) → (n, 6, 14, 14) → (n, 16, 10, 10) → (n, 16, 5, 5) → (n, 400) → 120 → 84
 * → 10 probabilities.
 *
 * <pre>{@code
 * TrainingOutcome outcome = new TrainingSession(mnist, 0, LeNet::recipe).run();    // the seed is 0
 * }</pre>
 *
 * <p>Source: Y. LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998.
 */
public final class LeNet {

    private LeNet() {}

    /**
     * Returns the network and its training settings.
     *
     * @throws IllegalArgumentException if the samples are no grey images of 28 × 28 pixels
     */
    public static Recipe recipe(RecipeOptions length) {
        if (length.inputs() != 28 * 28) {
            throw new IllegalArgumentException(
                    "lenet needs grey images of 28 × 28 pixels, 784 values, but a sample has " + length.inputs()
                            + " values; choose another --model, or --size 28x28x1 for a folder of images");
        }
        int epochs = length.epochsOr(10);
        int batchSize = length.batchSizeOr(64);
        OptimizerOptions adam = OptimizerOptions.of(OptimizerChoice.ADAM, 0.002, ScheduleChoice.EXPONENTIAL);
        SequentialModel model = new SequentialModel(
                new Reshape(1, 28, 28),
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
                new Dense(84, length.outputs()),
                new Softmax());
        return Recipe.compile("lenet", model, length, adam, epochs, batchSize, 0);
    }
}
