package assignment.given;

import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Own parts where they are named, the library's parts elsewhere. Notes which parts a program has used.
 *
 * <pre>{@code
 * MixedParts parts = new MixedParts(Set.of("dense", "softmax"));
 * parts.dense(784, 10, "xavier");                  // the class assignment.Dense
 * parts.adam(0.001);                               // the library's Adam
 * }</pre>
 */
public final class MixedParts implements Parts {

    private final Set<String> ownNames;
    private final Parts own = new OwnParts();
    private final Parts library = new LibraryParts();
    private final Set<String> used = new LinkedHashSet<>();

    /** Creates a mixture with these own parts, by the names of the parts in the assignment, such as "mean-squared-error". */
    public MixedParts(Set<String> ownNames) {
        this.ownNames = Set.copyOf(ownNames);
    }

    /** Returns the names of the own parts that were used so far, in the order of their first use. */
    public List<String> usedOwn() {
        return used.stream().filter(ownNames::contains).toList();
    }

    /** Returns the names of the library's parts that were used so far, in the order of their first use. */
    public List<String> usedOfLibrary() {
        return used.stream().filter(name -> !ownNames.contains(name)).toList();
    }

    private Parts source(String name) {
        used.add(name);
        return ownNames.contains(name) ? own : library;
    }

    @Override
    public Encoder oneHot() {
        return source("one-hot").oneHot();
    }

    @Override
    public Metric accuracy() {
        return source("accuracy").accuracy();
    }

    @Override
    public Diffable dense(int in, int out, String initializer) {
        return source("dense").dense(in, out, initializer);
    }

    @Override
    public Diffable relu() {
        return source("relu").relu();
    }

    @Override
    public Diffable leakyRelu(double alpha) {
        return source("leaky-relu").leakyRelu(alpha);
    }

    @Override
    public Diffable sigmoid() {
        return source("sigmoid").sigmoid();
    }

    @Override
    public Diffable softmax() {
        return source("softmax").softmax();
    }

    @Override
    public Loss meanSquaredError() {
        return source("mean-squared-error").meanSquaredError();
    }

    @Override
    public Loss crossEntropy() {
        return source("cross-entropy").crossEntropy();
    }

    @Override
    public GradientTape tape() {
        return source("tape").tape();
    }

    @Override
    public Optimizer basicOptimizer(double learningRate) {
        return source("basic-optimizer").basicOptimizer(learningRate);
    }

    @Override
    public Optimizer rmsProp(double learningRate) {
        return source("rmsprop").rmsProp(learningRate);
    }

    @Override
    public Optimizer adam(double learningRate) {
        return source("adam").adam(learningRate);
    }

    @Override
    public TrainableModel model(Recipe recipe, Parts parts) {
        return source("model").model(recipe, parts);
    }

    @Override
    public Recipe simpleModel(Parts parts) {
        return source("simple-model").simpleModel(parts);
    }

    @Override
    public Recipe advancedModel(Parts parts) {
        return source("advanced-model").advancedModel(parts);
    }
}
