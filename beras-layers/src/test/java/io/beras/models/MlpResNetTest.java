package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.layers.Flatten;
import io.beras.layers.LayerNorm1d;
import io.beras.layers.ResidualBlock;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The MLP-ResNet of CMU 10-414's second homework, in a few lines of this library. */
class MlpResNetTest {

    private static final int CLASSES = 4;

    private static final Tensor Y = Tensor.ofLabels(0, 1, 2, 3, 0, 1, 2, 3);

    private Tensor x;

    static SequentialModel mlpResNet(int in, int hidden, int blocks, IntFunction<Callable> norm, double drop) {
        SequentialModel model = new SequentialModel(new Flatten(), new Dense(in, hidden), new ReLU());
        for (int block = 0; block < blocks; block++) {
            model.add(new ResidualBlock(hidden, hidden / 2, norm, drop));
        }
        model.add(new Dense(hidden, CLASSES));
        return model;
    }

    @BeforeEach
    void sameNumbersEachTime() {
        Randomness.setSeed(1);
        // Samples of a class lie around a corner of their own, (2, 0, …), (0, 2, …) and so on.
        Tensor corners = Tensor.of(
                new double[][] {{2, 0, 0, 0, 0, 0}, {0, 2, 0, 0, 0, 0}, {0, 0, 2, 0, 0, 0}, {0, 0, 0, 2, 0, 0}});
        x = corners.gather(Y.toIntArray())
                .add(Tensor.randomNormal(8, 6).mul(.3))
                .reshape(8, 2, 3);
    }

    @Test
    void makesScoresOfImages() {
        SequentialModel model = mlpResNet(6, 10, 3, BatchNorm1d::new, .1);

        assertArrayEquals(new long[] {8, CLASSES}, model.call(x).shape());
        assertEquals(
                List.of("residualblock_1/dense_1/w", "residualblock_1/dense_1/b"),
                model.weights().subList(2, 4).stream().map(Variable::name).toList());
    }

    @Test
    void gradientsReachEveryVariable() {
        SequentialModel model = mlpResNet(6, 10, 3, BatchNorm1d::new, .1);
        model.setTraining(true);
        List<Variable> variables = model.trainableVariables();
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = new SoftmaxCrossEntropy().call(model.call(x), Y);

            List<Tensor> gradients = tape.gradient(loss, variables);

            assertEquals(2 + 3 * 8 + 2, gradients.size());
            for (int i = 0; i < gradients.size(); i++) {
                String name = variables.get(i).name();
                double largest = gradients.get(i).abs().max().item();
                // What a bias before a normalisation adds, the mean takes out again.
                boolean isTakenOut = name.contains("residual") && name.endsWith("/b");
                assertEquals(!isTakenOut, largest > 1e-6, name + ": " + largest);
            }
        }
    }

    @Test
    void learnsWithEitherNormalisation() {
        for (IntFunction<Callable> norm : List.<IntFunction<Callable>>of(BatchNorm1d::new, LayerNorm1d::new)) {
            SequentialModel model = mlpResNet(6, 10, 2, norm, .1);
            model.compile(new Descent(.1), new SoftmaxCrossEntropy(), new CategoricalAccuracy());
            double before = model.evaluate(x, Y, 8).loss();

            model.fit(x, Y, new FitOptions().epochs(40).batchSize(8));

            Evaluation after = model.evaluate(x, Y, 8);
            assertEquals(1, after.metric("accuracy"));
            assertTrue(after.loss() < before / 4, before + " fell to " + after.loss() + " only");
        }
    }

    @Test
    void dropsOnlyInTrainingAndStoresStatistics() {
        SequentialModel model = mlpResNet(6, 10, 1, BatchNorm1d::new, .5);
        model.compile(new Descent(0), new SoftmaxCrossEntropy());
        double before = model.evaluate(x, Y, 8).loss();

        List<Double> losses =
                model.fit(x, Y, new FitOptions().epochs(2).batchSize(8)).batches("loss");

        assertTrue(!losses.get(0).equals(losses.get(1)), "the same units dropped twice: " + losses);
        double after = model.evaluate(x, Y, 8).loss();
        assertTrue(before != after, "the running statistics have not moved");
        assertEquals(after, model.evaluate(x, Y, 8).loss());
        assertArrayEquals(
                model.predict(x).toFloatArray(),
                model.evaluate(x, Y, 3).predictions().toFloatArray(),
                1e-5f);
    }

    @Test
    void aResumedRunDropsWhatTheUninterruptedOneWouldHave() {
        SequentialModel inOneGo = fresh();
        inOneGo.fit(x, Y, new FitOptions().epochs(3).batchSize(4).seed(5));
        SequentialModel inTwo = fresh();
        inTwo.fit(x, Y, new FitOptions().epochs(1).batchSize(4).seed(5));
        Randomness.setSeed(99); // what was drawn meanwhile is of no concern
        inTwo.fit(x, Y, new FitOptions().epochs(3).epochsDone(1).batchSize(4).seed(5));
        SequentialModel otherSeed = fresh();
        otherSeed.fit(x, Y, new FitOptions().epochs(3).batchSize(4).seed(6));

        assertArrayEquals(numbers(inOneGo), numbers(inTwo));
        assertFalse(Arrays.equals(numbers(inOneGo), numbers(otherSeed)));
    }

    private static SequentialModel fresh() {
        Randomness.setSeed(2);
        SequentialModel model = mlpResNet(6, 10, 2, BatchNorm1d::new, .3);
        model.compile(new Descent(.1), new SoftmaxCrossEntropy());
        return model;
    }

    private static double[] numbers(Model model) {
        return model.weights().stream()
                .flatMapToDouble(weight -> Arrays.stream(weight.toDoubleArray()))
                .toArray();
    }
}
