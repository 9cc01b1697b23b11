package io.beras.autograder.checks;

import io.beras.activations.Softmax;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.layers.Dense;
import io.beras.layers.Sequential;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.Metric;
import io.beras.optim.BasicOptimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Two batches and the initial weights of a network of two dense layers and a softmax, in DOUBLE.
 *
 * @param initial the weights of both layers
 * @param firstX the samples of the batch that comes first, where two batches are needed
 */
record TrainingSetup(List<Tensor> initial, Tensor firstX, Tensor firstY, Tensor x, Tensor y) {

    private static final int FEATURES = 4;
    private static final int HIDDEN = 5;
    private static final int CLASSES = 3;
    private static final double LEARNING_RATE = 0.5;
    private static final int ACCURACIES = 6;

    /** A step under test with the network that it trains. */
    record Run(TrainStepChecks.Step step, Sequential network, List<GradientTape> tapes) {
        Tensor weights() {
            return flat(network.weights());
        }
    }

    static TrainingSetup draw(Draws draws, int n) {
        List<Tensor> initial = List.of(
                draws.normal(FEATURES, HIDDEN),
                draws.normal(1, HIDDEN),
                draws.normal(HIDDEN, CLASSES),
                draws.normal(1, CLASSES));
        return new TrainingSetup(
                initial,
                draws.normal(n, FEATURES),
                oneHot(draws.labels(n, CLASSES)),
                draws.normal(n, FEATURES),
                oneHot(draws.labels(n, CLASSES)));
    }

    /** Draws setups whose batches have different accuracies, so that a metric which is not reset is seen. */
    static List<TrainingSetup> withDifferentAccuracies(Draws draws, int n) {
        return drawWhere(draws, n, setup -> {
            double first = setup.accuracyOfFirst().item();
            double second = setup.accuracyOfSecond().item();
            return first != second && second > 0;
        });
    }

    /** Draws setups whose accuracy an update changes, so that a prediction after the update is seen. */
    static List<TrainingSetup> withAccuraciesThatChange(Draws draws, int n) {
        return drawWhere(draws, n, setup -> {
            double before = setup.accuracyOfSecond().item();
            double after = setup.accuracyAfterOwnUpdate().item();
            return before != after && before > 0;
        });
    }

    /** Draws several setups: an accuracy has few possible values, so a diagnosis could fit one setup by chance. */
    private static List<TrainingSetup> drawWhere(Draws draws, int n, Predicate<TrainingSetup> condition) {
        return Stream.generate(() -> draw(draws, n))
                .filter(condition)
                .limit(ACCURACIES)
                .toList();
    }

    private static Tensor oneHot(int... labels) {
        double[][] rows = new double[labels.length][CLASSES];
        for (int i = 0; i < labels.length; i++) {
            rows[i][labels[i]] = 1;
        }
        return Tensor.of(DataType.DOUBLE, rows);
    }

    /** Makes the step under test for a fresh network. */
    Run start(TrainStepChecks.Maker maker) {
        Sequential network = network();
        List<GradientTape> tapes = new ArrayList<>();
        TrainStepChecks.Step step = maker.create(
                network,
                network.trainableVariables(),
                new BasicOptimizer(LEARNING_RATE),
                new CategoricalCrossEntropy(),
                new CategoricalAccuracy(),
                () -> {
                    tapes.add(new GradientTape());
                    return tapes.get(tapes.size() - 1);
                });
        return new Run(step, network, tapes);
    }

    private Sequential network() {
        Sequential network = new Sequential(new Dense(FEATURES, HIDDEN), new Dense(HIDDEN, CLASSES), new Softmax());
        network.cast(DataType.DOUBLE);
        for (int i = 0; i < initial.size(); i++) {
            network.weights().get(i).assign(initial.get(i));
        }
        return network;
    }

    /** Returns all weights after this number of updates on the batch. */
    Tensor afterUpdates(int updates) {
        Sequential network = network();
        for (int i = 0; i < updates; i++) {
            update(network, network.trainableVariables(), x, y);
        }
        return flat(network.weights());
    }

    Tensor afterUpdateOfFirst() {
        Sequential network = network();
        update(network, network.trainableVariables().subList(0, 1), x, y);
        return flat(network.weights());
    }

    Tensor afterUpdateWithoutLastLayer() {
        Sequential network = network();
        update(network, network.trainableVariables().subList(0, 2), x, y);
        return flat(network.weights());
    }

    private static void update(Sequential network, List<Variable> variables, Tensor x, Tensor y) {
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = new CategoricalCrossEntropy().call(network.call(x), y);
            new BasicOptimizer(LEARNING_RATE).applyGradients(variables, tape.gradient(loss, variables));
        }
    }

    Tensor loss() {
        return new CategoricalCrossEntropy().call(network().call(x), y);
    }

    Tensor lossAfterUpdate() {
        Sequential network = network();
        update(network, network.trainableVariables(), x, y);
        return new CategoricalCrossEntropy().call(network.call(x), y);
    }

    Tensor accuracyOfFirst() {
        Metric accuracy = new CategoricalAccuracy();
        accuracy.update(network().call(firstX), firstY);
        return scalar(accuracy.result());
    }

    Tensor accuracyOfSecond() {
        return accuracyOfSecond(network());
    }

    /** Returns the accuracy of the second batch after an update on the first batch. */
    Tensor accuracyAfterUpdate() {
        Sequential network = network();
        update(network, network.trainableVariables(), firstX, firstY);
        return accuracyOfSecond(network);
    }

    /** Returns the accuracy of the second batch after an update on the second batch. */
    Tensor accuracyAfterOwnUpdate() {
        Sequential network = network();
        update(network, network.trainableVariables(), x, y);
        return accuracyOfSecond(network);
    }

    private Tensor accuracyOfSecond(Sequential network) {
        Metric accuracy = new CategoricalAccuracy();
        accuracy.update(network.call(x), y);
        return scalar(accuracy.result());
    }

    Tensor accuracyOfBoth() {
        return scalar((accuracyOfFirst().item() + accuracyOfSecond().item()) / 2);
    }

    static Tensor scalar(double value) {
        return Tensor.scalar(DataType.DOUBLE, value);
    }

    private static Tensor flat(List<? extends Tensor> weights) {
        return Tensor.concat(0, weights.stream().map(w -> w.reshape(w.length())).toArray(Tensor[]::new));
    }
}
