package assignment.milestones;

import assignment.given.Encoder;
import assignment.given.LibraryParts;
import assignment.given.Parts;
import assignment.given.Recipe;
import assignment.given.TrainableModel;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;

/** The library's parts, of which a test replaces one. */
class BrokenParts implements Parts {

    private final Parts right = new LibraryParts();

    @Override
    public Encoder oneHot() {
        return right.oneHot();
    }

    @Override
    public Metric accuracy() {
        return right.accuracy();
    }

    @Override
    public Diffable dense(int in, int out, String initializer) {
        return right.dense(in, out, initializer);
    }

    @Override
    public Diffable relu() {
        return right.relu();
    }

    @Override
    public Diffable leakyRelu(double alpha) {
        return right.leakyRelu(alpha);
    }

    @Override
    public Diffable sigmoid() {
        return right.sigmoid();
    }

    @Override
    public Diffable softmax() {
        return right.softmax();
    }

    @Override
    public Loss meanSquaredError() {
        return right.meanSquaredError();
    }

    @Override
    public Loss crossEntropy() {
        return right.crossEntropy();
    }

    @Override
    public GradientTape tape() {
        return right.tape();
    }

    @Override
    public Optimizer basicOptimizer(double learningRate) {
        return right.basicOptimizer(learningRate);
    }

    @Override
    public Optimizer rmsProp(double learningRate) {
        return right.rmsProp(learningRate);
    }

    @Override
    public Optimizer adam(double learningRate) {
        return right.adam(learningRate);
    }

    @Override
    public TrainableModel model(Recipe recipe, Parts parts) {
        return right.model(recipe, parts);
    }

    @Override
    public Recipe simpleModel(Parts parts) {
        return right.simpleModel(parts);
    }

    @Override
    public Recipe advancedModel(Parts parts) {
        return right.advancedModel(parts);
    }
}
