package assignment.given;

import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;

/**
 * Creates the parts of the assignment: the student's own ({@link OwnParts}), the library's ({@link LibraryParts}), or own
 * parts with the library's in place of those that are missing ({@link MixedParts}).
 */
public interface Parts {

    /** Returns an encoder without classes. */
    Encoder oneHot();

    /** Returns the accuracy. */
    Metric accuracy();

    /** Returns a fully connected layer; the initializers are zero, normal, xavier and kaiming. */
    Diffable dense(int in, int out, String initializer);

    /** Returns the rectifier. */
    Diffable relu();

    /** Returns the leaky rectifier with the slope alpha below 0. */
    Diffable leakyRelu(double alpha);

    /** Returns the logistic function. */
    Diffable sigmoid();

    /** Returns the softmax of rows. */
    Diffable softmax();

    /** Returns the mean squared error. */
    Loss meanSquaredError();

    /** Returns the cross-entropy of probabilities and one-hot rows. */
    Loss crossEntropy();

    /** Returns a tape that records from now on. */
    GradientTape tape();

    /** Returns gradient descent with this learning rate. */
    Optimizer basicOptimizer(double learningRate);

    /** Returns RMSProp with this learning rate. */
    Optimizer rmsProp(double learningRate);

    /** Returns Adam with this learning rate. */
    Optimizer adam(double learningRate);

    /** Returns a compiled model of a recipe, which uses tapes of these parts. */
    TrainableModel model(Recipe recipe, Parts parts);

    /** Returns the recipe of the simple model, made of these parts. */
    Recipe simpleModel(Parts parts);

    /** Returns the recipe of the advanced model, made of these parts. */
    Recipe advancedModel(Parts parts);
}
