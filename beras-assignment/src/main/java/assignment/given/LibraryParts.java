package assignment.given;

import io.beras.activations.LeakyReLU;
import io.beras.activations.ReLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Softmax;
import io.beras.activations.Tanh;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.Metric;
import io.beras.optim.Adam;
import io.beras.optim.BasicOptimizer;
import io.beras.optim.RMSProp;
import java.util.List;

/** The library's parts. A program can use these parts in place of own parts that are not written yet. */
public final class LibraryParts implements Parts {

    /** Gives access to the library's parts. */
    public LibraryParts() {}

    @Override
    public Encoder oneHot() {
        return new LibraryEncoder();
    }

    @Override
    public Metric accuracy() {
        return new CategoricalAccuracy();
    }

    @Override
    public Diffable dense(int in, int out, String initializer) {
        return new Dense(in, out, Initializer.named(initializer));
    }

    @Override
    public Diffable relu() {
        return new ReLU();
    }

    @Override
    public Diffable leakyRelu(double alpha) {
        return new LeakyReLU(alpha);
    }

    @Override
    public Diffable sigmoid() {
        return new Sigmoid();
    }

    @Override
    public Diffable softmax() {
        return new Softmax();
    }

    @Override
    public Loss meanSquaredError() {
        return new MeanSquaredError();
    }

    @Override
    public Loss crossEntropy() {
        return new CategoricalCrossEntropy();
    }

    @Override
    public GradientTape tape() {
        return new GradientTape();
    }

    @Override
    public Optimizer basicOptimizer(double learningRate) {
        return new BasicOptimizer(learningRate);
    }

    @Override
    public Optimizer rmsProp(double learningRate) {
        return new RMSProp(learningRate);
    }

    @Override
    public Optimizer adam(double learningRate) {
        return new Adam(learningRate);
    }

    @Override
    public TrainableModel model(Recipe recipe, Parts parts) {
        LibraryModel model = new LibraryModel(recipe.layers());
        model.compile(recipe.optimizer(), recipe.loss(), recipe.metric(), parts::tape);
        return model;
    }

    @Override
    public Recipe simpleModel(Parts parts) {
        Diffable scores = parts.dense(784, 10, "zero");
        Loss loss = parts.crossEntropy();
        Metric metric = parts.accuracy();
        return new Recipe(List.of(scores, parts.softmax()), parts.basicOptimizer(0.2), loss, metric, 8, 50);
    }

    /** Returns a recipe of the library's layers alone: how to build a deep model of own parts is the task. */
    @Override
    public Recipe advancedModel(Parts parts) {
        return new Recipe(
                List.of(new Dense(784, 100, Initializer.XAVIER_NORMAL), new Tanh(), new Dense(100, 10)),
                new Adam(0.003),
                new SoftmaxCrossEntropy(),
                new CategoricalAccuracy(),
                10,
                50);
    }
}
