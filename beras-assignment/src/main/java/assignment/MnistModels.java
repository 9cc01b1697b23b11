package assignment;

import assignment.given.Parts;
import assignment.given.Recipe;
import io.beras.autograder.Exercise;
import io.beras.autograder.Tier;
import java.util.List;

/**
 * Two models that read handwritten digits: images of 784 pixels in [0, 1], ten classes.
 *
 * <p>All hyperparameters stand here: widths, learning rate, epochs, batch size.
 */
public final class MnistModels {

    private MnistModels() {}

    /**
     * Returns a model of one dense layer and one activation that reads at least 85 % of the test digits.
     *
     * <p>The input is (n, 784), the output (n, 10): the probabilities of the ten digits.
     */
    @Exercise(
            part = "simple-model",
            step = "recipe",
            hints = {
                "One dense layer from 784 pixels to 10 scores, and a softmax that turns scores into probabilities.",
                "Cross-entropy fits probabilities; Adam with a learning rate of about 0.01 needs few epochs.",
                "A Recipe of a list of parts.dense and parts.softmax, an optimizer, parts.crossEntropy, parts.accuracy, 5 to 10 epochs, batches of 50 to 100."
            })
    public static Recipe simple(Parts parts) {
        return new Recipe(
                List.of(parts.dense(784, 10, "xavier"), parts.softmax()),
                parts.adam(0.005),
                parts.crossEntropy(),
                parts.accuracy(),
                8,
                100);
    }

    /**
     * Returns a model of at least two dense layers and two activations that reads more than 95 % of the test digits.
     *
     * <p>The input is (n, 784), the output (n, 10): the probabilities of the ten digits.
     */
    @Exercise(
            part = "advanced-model",
            step = "recipe",
            hints = {
                "Put a dense layer with a rectifier in front of the simple model: a hidden layer of 64 to 256 units.",
                "Start hidden layers with kaiming weights; Adam with a learning rate of 0.001 to 0.003 is a good start.",
                "Dense to a hidden width, leaky rectifier, dense to 10, softmax; more epochs help more than more layers."
            },
            give = {Tier.BASIC, Tier.FULL})
    public static Recipe advanced(Parts parts) {
        return new Recipe(
                List.of(
                        parts.dense(784, 128, "kaiming"),
                        parts.leakyRelu(0.1),
                        parts.dense(128, 64, "kaiming"),
                        parts.leakyRelu(0.1),
                        parts.dense(64, 10, "xavier"),
                        parts.softmax()),
                parts.adam(0.002),
                parts.crossEntropy(),
                parts.accuracy(),
                15,
                100);
    }
}
