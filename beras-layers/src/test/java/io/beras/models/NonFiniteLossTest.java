package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Call;
import io.beras.core.Callable;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.layers.Initializer;
import io.beras.losses.MeanSquaredError;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A loss that is NaN or infinite stops training before the update, and the exception names the cause. */
class NonFiniteLossTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Tensor X = Tensor.of(new double[][] {{1, 2}, {3, 4}, {-5, 6}, {7, 8}});
    private static final Tensor Y = Tensor.of(new double[][] {{1}, {2}, {3}, {4}});
    private static final FitOptions IN_PAIRS =
            new FitOptions().epochs(2).batchSize(2).inOrder();

    @BeforeEach
    void sameWeightsEachTime() {
        Randomness.setSeed(1);
    }

    @Test
    void namesTheSampleAndTheColumnOfTheData() {
        Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, NAN}});

        NonFiniteValueException e = stopped(model(new Dense(2, 1)), Dataset.of(x, Y));

        assertEquals(
                "epoch 1, batch 2: the loss is NaN: the data themselves are not finite: x of the batch holds NaN at"
                        + " sample 1 of the batch, column 1 (counted from 0); remove or replace such samples",
                e.getMessage());
        assertEquals(1, e.epoch());
        assertEquals(2, e.batch());
        assertTrue(Double.isNaN(e.loss()));
        assertEquals(1, e.history().batches("loss").size());
    }

    @Test
    void namesTargetsSampleWeightsAndElementsOfImages() {
        Tensor y = Tensor.of(new double[][] {{1}, {INFINITE}, {INFINITE}, {4}});
        Tensor images = Tensor.of(new float[] {0, 0, 0, 0, 0, 0, 0, Float.NaN}, 2, 1, 2, 2);

        assertTrue(stopped(model(new Dense(2, 1)), Dataset.of(X, y))
                .getMessage()
                .contains("y of the batch holds Infinity at sample 1 of the batch (counted from 0);"));
        assertEquals(
                "NaN at sample 1 of the batch, element (0, 1, 1) (counted from 0)",
                NonFiniteElement.first(images).orElseThrow());
        assertEquals(
                "NaN at sample 0 of the batch (counted from 0, 2 such values in all)",
                NonFiniteElement.first(Tensor.of(NAN, 1, NAN)).orElseThrow());
        SequentialModel model = model(new Dense(2, 1));
        Batch weighted = new Batch(X, Y, Tensor.of(1, NAN, 1, 1));
        assertEquals(
                "MeanSquaredError needs finite sample weights of at least 0, but sample 1 has the weight NaN; give 0 to leave"
                        + " a sample out",
                assertThrows(IllegalArgumentException.class, () -> model.batchStep(weighted, true))
                        .getMessage());
        model.compile(new Descent(.1), new WeightedLoss());
        assertTrue(assertThrows(NonFiniteValueException.class, () -> model.batchStep(weighted, true))
                .getMessage()
                .contains("sampleWeights of the batch holds NaN at sample 1"));
    }

    @Test
    void keepsTheWeightsAndTheRunningStatisticsOfTheLastGoodStep() {
        // The first batch trains, the second is refused after BatchNorm1d has seen it.
        Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, NAN}});
        SequentialModel stopped = model(new BatchNorm1d(2), new Dense(2, 1));
        stopped(stopped, Dataset.of(x, Y));
        Randomness.setSeed(1);
        SequentialModel firstBatch = model(new BatchNorm1d(2), new Dense(2, 1));
        firstBatch.fit(
                X.slice(0, 0, 2),
                Y.slice(0, 0, 2),
                new FitOptions().batchSize(2).inOrder());

        assertArrayEquals(values(firstBatch), values(stopped));
    }

    @Test
    void namesAnOperationOfALambdaThatNoTapeRecords() {
        // ln(−5) in the second batch: the logarithm of data depends on no variable.
        String message = stopped(model(x -> x[0].log(), new Dense(2, 1)), Dataset.of(X, Y))
                .getMessage();

        assertTrue(
                message.matches(
                        "epoch 1, batch 2: the loss is NaN: log \\(NonFiniteLossTest.java:\\d+\\) returned \\(2, 2\\)"
                                + " with 1 NaN of 4 values, the others in \\[1.792, 2.079\\] for \\(2, 2\\) in \\[-5.000, 8.000\\];"
                                + " keep its input above 0, as in x.clamp\\(1e-7, Double.POSITIVE_INFINITY\\).log\\(\\)"),
                message);
    }

    @Test
    void namesALayerByItsClassAndItsPosition() {
        String message = stopped(model(new Dropout(.5), new Logarithm(), new Dense(2, 1)), Dataset.of(X, Y))
                .getMessage();

        assertTrue(message.contains("log in Logarithm, part 2 of SequentialModel (NonFiniteLossTest.java:"), message);
    }

    @Test
    void namesADiffableByItsWeightsAndShowsThem() {
        Dense large = SequentialModelTest.unit(1e30, 0);
        Tensor x = Tensor.full(DataType.FLOAT, 1e10, 2, 1);

        String message = assertThrows(
                        NonFiniteValueException.class,
                        () -> model(SequentialModelTest.unit(1, 0), large).batchStep(x, x, true))
                .getMessage();

        assertEquals(
                "the loss is Infinity: Dense(1, 1) \"dense_2\" returned (2, 1) with 2 infinite of 2 values for (2, 1) in"
                        + " [1.000e+10, 1.000e+10], \"dense_2/w\" (1, 1) in [1.000e+30, 1.000e+30], \"dense_2/b\" (1, 1)"
                        + " in [0.000, 0.000]; its values have grown too large: use a smaller learning rate, clip the"
                        + " gradients, or standardize the inputs and targets",
                message);
    }

    @Test
    void sendsToTheForwardOfADiffableWhoseInputsAreNotLarge() {
        // ln 0 = −∞ for inputs in [0, 1]: the learning rate has no part in it.
        Tensor x = Tensor.of(new double[][] {{0, 1}, {1, 1}});

        String message = stopped(model(new Log(), new Dense(2, 1)), Dataset.of(x, Tensor.ones(2, 1)))
                .getMessage();

        assertTrue(
                message.endsWith(
                        "Log, part 1 of SequentialModel returned (2, 2) with 1 infinite of 4 values, the others in"
                                + " [0.000, 0.000] for (2, 2) in [0.000, 1.000]; its inputs are not large, so look in its forward"
                                + " for a division by 0, a logarithm of 0, a root of a negative value, or an exp that overflows"),
                message);
    }

    @Test
    void tellsApartTwoLayersOfAClassByTheWeightsThatTheyRead() {
        Scaled first = new Scaled(1);
        Scaled second = new Scaled(-1);
        String message = stopped(model(first, x -> x[0].mul(-1), second, new Dense(2, 1)), Dataset.of(X.abs(), Y))
                .getMessage();

        assertTrue(message.contains("log in Scaled \"scaled_2\" (NonFiniteLossTest.java:"), message);
    }

    @Test
    void namesTheLoss() {
        Tensor x = X.mul(1e30);

        String message = stopped(model(new Dense(2, 1)), Dataset.of(x, Y)).getMessage();

        assertTrue(
                message.startsWith("epoch 1, batch 1: the loss is Infinity: the loss MeanSquaredError returned ()"),
                message);
    }

    @Test
    void namesAnOperationOfALossThatIsAComposition() {
        SequentialModel model = new SequentialModel(new Dense(2, 1));
        model.compile(new Descent(.1), new LogarithmicLoss());

        String message = stopped(model, Dataset.of(X, Y.neg())).getMessage();

        assertTrue(message.contains("log in the loss LogarithmicLoss (NonFiniteLossTest.java:"), message);
    }

    @Test
    void namesThePenaltyOfAWeight() {
        Dense dense = new Dense(2, 1).regularized(w -> w.sum().mul(0).log());

        String message = stopped(model(dense), Dataset.of(X, Y)).getMessage();

        assertTrue(
                message.contains(
                        "the loss is -Infinity: the regularizer of \"dense_1/w\" returned a penalty that is not"
                                + " finite for the values (2, 1) in ["),
                message);
    }

    @Test
    void namesAWeightThatWasNotFiniteBefore() {
        Dense dense = new Dense(2, 1);
        SequentialModel model = model(dense);
        dense.w().assign(Tensor.of(new double[][] {{1}, {NAN}}));

        assertEquals(
                "epoch 1, batch 1: the loss is NaN: the weight \"dense_1/w\" was not finite before this step, (2, 1) with 1"
                        + " NaN of 2 values, the others in [1.000, 1.000], so an earlier update or assign made it so;"
                        + " assign finite values, use a smaller learning rate, clip the gradients, or standardize the"
                        + " inputs and targets",
                stopped(model, Dataset.of(X, Y)).getMessage());
    }

    @Test
    void aWeightThatTheLastUpdateMadeInfiniteDoesNotPassInSilence() {
        // ŷ = 0, so the loss is 7.5 and the gradient finite, but the rate 1e38 makes an infinite update of it.
        SequentialModel model = new SequentialModel(new Dense(2, 1, Initializer.ZEROS));
        model.compile(new Descent(1e38), new MeanSquaredError());

        NonFiniteValueException e =
                assertThrows(NonFiniteValueException.class, () -> model.fit(X, Y, new FitOptions().batchSize(4)));

        assertEquals(7.5, e.loss());
        assertEquals(1, e.history().epochs("loss").size());
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "epoch 1, batch 1: the loss was finite, but after the last update \"dense_1/w\" is not:"),
                e.getMessage());
    }

    @Test
    void repeatsTheDropoutOfTheBatch() {
        // The mask decides whether 0/0 occurs: the search sees the mask of the step, not another one.
        for (int seed = 0; seed < 8; seed++) {
            SequentialModel model = model(new Dense(2, 2), new Dropout(.5), x -> x[0].div(x[0]), new Dense(2, 1));
            FitOptions options = new FitOptions().epochs(20).batchSize(2).seed(seed);
            String message = assertThrows(NonFiniteValueException.class, () -> model.fit(X, Y, options))
                    .getMessage();

            assertTrue(
                    message.contains("the loss is NaN: div (NonFiniteLossTest.java:"), "seed " + seed + ": " + message);
        }
    }

    @Test
    void usesTheTapeOfTheStepIfForwardDiffersWhenItIsRepeated() {
        boolean[] called = {false};
        Callable onlyOnce = x -> {
            Tensor y = called[0] ? x[0] : x[0].mul(0).log();
            called[0] = true;
            return y;
        };

        String message = stopped(model(new Dense(2, 2), onlyOnce, new Dense(2, 1)), Dataset.of(X, Y))
                .getMessage();

        assertTrue(message.contains("the loss is Infinity: log returned (2, 2) with 4 infinite of 4 values"), message);
    }

    @Test
    void aForwardThatCanNotBeRepeatedHidesNoCause() {
        boolean[] called = {false};
        Callable onlyOnce = x -> {
            if (called[0]) {
                throw new IllegalStateException("called twice");
            }
            called[0] = true;
            return x[0].mul(0).log();
        };

        String message = stopped(model(new Dense(2, 2), onlyOnce, new Dense(2, 1)), Dataset.of(X, Y))
                .getMessage();

        assertTrue(message.contains("the loss is Infinity: log returned (2, 2) with 4 infinite of 4 values"), message);
    }

    @Test
    void batchStepThrowsWithoutAPlace() {
        SequentialModel model = model(new Dense(2, 1));
        double[] before = values(model);

        NonFiniteValueException e =
                assertThrows(NonFiniteValueException.class, () -> model.batchStep(X.mul(NAN), Y, true));

        assertTrue(e.getMessage().startsWith("the loss is NaN: the data themselves"), e.getMessage());
        assertEquals(0, e.epoch());
        assertEquals(0, e.batch());
        assertTrue(e.history().names().isEmpty());
        assertArrayEquals(before, values(model));
        assertTrue(Double.isNaN(model.batchStep(X.mul(NAN), Y, false).get("loss")), "a test step reports the value");
    }

    @Test
    void trainingGoesOnIfAsked() {
        SequentialModel model = model(new Dense(2, 1));

        History history = model.fit(X.mul(NAN), Y, new FitOptions().epochs(2).continueOnNonFiniteLoss());

        assertTrue(Double.isNaN(history.epochs("loss").get(1)));
        assertTrue(Arrays.stream(values(model)).allMatch(Double::isNaN));
    }

    @Test
    void aValidationLossThatIsNotFiniteStopsNothingAndShows() {
        History history =
                model(new Dense(2, 1)).fit(X, Y, new FitOptions().epochs(2).validation(X.mul(NAN), Y));

        assertEquals(2, history.epochs("val_loss").size());
        assertTrue(history.epochs("val_loss").stream().allMatch(loss -> Double.isNaN(loss)));
    }

    private static SequentialModel model(Callable... parts) {
        SequentialModel model = new SequentialModel(parts);
        model.compile(new Descent(.001), new MeanSquaredError());
        return model;
    }

    private static NonFiniteValueException stopped(Model model, Dataset dataset) {
        return assertThrows(NonFiniteValueException.class, () -> model.fit(dataset, IN_PAIRS));
    }

    private static double[] values(Model model) {
        return model.weights().stream()
                .flatMapToDouble(weight -> Arrays.stream(weight.toDoubleArray()))
                .toArray();
    }

    private static final class Logarithm implements Callable {
        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0].log();
        }
    }

    private static final class Log implements Diffable {
        @Override
        public INDArray forward(INDArray... inputs) {
            return Transforms.log(inputs[0]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.div(call.input(0)));
        }
    }

    /** y = scale · ln x. */
    private static final class Scaled extends Model {
        private final Variable scale;

        Scaled(double initial) {
            scale = new Variable("scale", Tensor.scalar(initial));
        }

        @Override
        public List<Variable> ownWeights() {
            return List.of(scale);
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return inputs[0].log().mul(scale);
        }
    }

    /** mean (ln y)² · ŷ, composed of tensor operations. */
    private static final class LogarithmicLoss extends ComposedLoss {
        @Override
        public Tensor call(Tensor... inputs) {
            Tensor log = inputs[1].log();
            return inputs[0].mul(log).mul(log).mean();
        }
    }

    /** mean w·(ŷ − y)², which does not check the sample weights w. */
    private static final class WeightedLoss extends ComposedLoss {
        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0]
                    .sub(inputs[1])
                    .square()
                    .mul(inputs[2].reshape(-1, 1))
                    .mean();
        }
    }
}
