package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.data.Dataset;
import io.beras.layers.Dense;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class FitTest {

    /** Five samples of the line y = 2x + 1. */
    private static final Tensor X = Tensor.of(-1, -.5, 0, .5, 1).reshape(5, 1);

    private static final Tensor Y = X.mul(2).add(1);

    @BeforeEach
    void sameWeightsEachTime() {
        Randomness.setSeed(1);
    }

    @Test
    void learnsALine() {
        SequentialModel model = model(.3);

        History history = model.fit(X, Y, new FitOptions().epochs(100).batchSize(2));

        assertEquals(2, model.weights().get(0).item(), 1e-3);
        assertEquals(1, model.weights().get(1).item(), 1e-3);
        assertTrue(last(history) < 1e-6, "loss " + last(history));
    }

    @Test
    void epochsDoneContinuesAnEarlierRun() {
        // Three epochs in one go, or one and then two: the same samples in the same order, so the same weights.
        SequentialModel inOneGo = model(.1);
        inOneGo.fit(X, Y, new FitOptions().epochs(3).batchSize(2).seed(5));
        Randomness.setSeed(1);
        SequentialModel inTwo = model(.1);
        inTwo.fit(X, Y, new FitOptions().epochs(1).batchSize(2).seed(5));
        inTwo.fit(X, Y, new FitOptions().epochs(3).epochsDone(1).batchSize(2).seed(5));

        assertEquals(inOneGo.weights().get(0).item(), inTwo.weights().get(0).item(), 0);
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> inTwo.fit(X, Y, new FitOptions().epochs(3).epochsDone(3)));
        assertEquals(
                "epochs(3) leaves nothing to do after epochsDone(3); epochs counts those already done", e.getMessage());
    }

    @Test
    void keepsAValueForEachBatchAndTheirMeanBySizeForEachEpoch() {
        // Batches of 2, 2 and 1: the epoch's loss is (2a + 2b + c) / 5. At learning rate 0, that is evaluate's.
        SequentialModel model = model(0);

        History history = model.fit(X, Y, new FitOptions().epochs(2).batchSize(2));

        List<Double> batches = history.batches("loss");
        assertEquals(6, batches.size());
        assertEquals(
                (2 * batches.get(0) + 2 * batches.get(1) + batches.get(2)) / 5,
                history.epochs("loss").get(0),
                1e-12);
        assertEquals(model.evaluate(X, Y, 5).loss(), history.epochs("loss").get(1), 1e-6);
        assertEquals(Set.of("loss"), history.names());
        assertEquals(2, history.seconds().size());
    }

    @Test
    void validatesAfterEachEpoch() {
        SequentialModel model = model(.1);
        Tensor xVal = Tensor.of(2, 3).reshape(2, 1);
        Tensor yVal = Tensor.of(5, 7).reshape(2, 1);

        History history = model.fit(X, Y, new FitOptions().epochs(3).validation(xVal, yVal));

        assertEquals(Set.of("loss", "val_loss"), history.names());
        assertEquals(3, history.epochs("val_loss").size());
        assertEquals(
                model.evaluate(xVal, yVal, 2).loss(), history.epochs("val_loss").get(2), 1e-6);
    }

    @Test
    void reportsMetricsForTrainingAndValidation() {
        SequentialModel model = new SequentialModel(new Dense(1, 2));
        model.compile(new Descent(1), new SoftmaxCrossEntropy(), new CategoricalAccuracy());
        Tensor signs = Tensor.ofLabels(0, 0, 1, 1, 1);

        History history =
                model.fit(X.add(.1), signs, new FitOptions().epochs(200).validation(X.add(.1), signs));

        assertEquals(Set.of("loss", "accuracy", "val_loss", "val_accuracy"), history.names());
        assertEquals(1, history.epochs("val_accuracy").get(199));
        assertEquals(1, history.batches("accuracy").get(199));
        assertThrows(IllegalArgumentException.class, () -> history.batches("val_loss"));
    }

    @Test
    void continuesWhereItStopped() {
        // In order, so that epochs are alike: 2 + 3 epochs end at the very weights of 5.
        SequentialModel atOnce = model(.1);
        atOnce.fit(X, Y, new FitOptions().epochs(5).batchSize(2).inOrder());
        Randomness.setSeed(1);
        SequentialModel twice = model(.1);
        twice.fit(X, Y, new FitOptions().epochs(2).batchSize(2).inOrder());
        twice.fit(X, Y, new FitOptions().epochs(3).batchSize(2).inOrder());

        assertArrayEquals(numbers(atOnce), numbers(twice));
    }

    @Test
    void shufflesByItsSeed() {
        double[] one = trained(new FitOptions().batchSize(2).seed(1));
        double[] two = trained(new FitOptions().batchSize(2).seed(2));
        double[] inOrder = trained(new FitOptions().batchSize(2).inOrder());

        assertArrayEquals(one, trained(new FitOptions().batchSize(2).seed(1)));
        assertNotEquals(one[0], two[0]);
        assertNotEquals(one[0], inOrder[0]);
    }

    @Test
    void takesABatchLargerThanTheData() {
        assertEquals(
                1,
                model(.1)
                        .fit(X, Y, new FitOptions().batchSize(1000))
                        .batches("loss")
                        .size());
    }

    @Test
    void frozenWeightsDoNotMove() {
        Dense frozen = new Dense(1, 3);
        Dense free = new Dense(3, 1);
        frozen.setTrainable(false);
        double[] before = frozen.w().toDoubleArray();
        double[] freeBefore = free.w().toDoubleArray();
        SequentialModel model = new SequentialModel(frozen, free);
        model.compile(new Descent(.1), new MeanSquaredError());

        model.fit(X, Y, new FitOptions().epochs(3));

        assertArrayEquals(before, frozen.w().toDoubleArray());
        assertNotEquals(freeBefore[0], free.w().toDoubleArray()[0]);
    }

    @Test
    void saysWhenEverythingIsFrozen() {
        SequentialModel model = model(.1);
        model.setTrainable(false);

        String message = assertThrows(IllegalStateException.class, () -> model.fit(X, Y, new FitOptions()))
                .getMessage();

        assertEquals(
                "there is nothing to train: none of the model's 2 weights is trainable; setTrainable(true) unfreezes them",
                message);
    }

    @Test
    void notifiesItsCallbacksInOrder() {
        List<String> events = new ArrayList<>();
        Callback recorder = new Callback() {
            @Override
            public void onTrainBegin(TrainingRun run) {
                events.add("begin " + run.epochs() + "×" + run.batches());
            }

            @Override
            public void onEpochBegin(TrainingRun run) {
                events.add("begin epoch " + run.epoch());
            }

            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                events.add("batch " + run.epoch() + "." + run.batch() + " " + values.keySet());
            }

            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                assertEquals(run.names(), values.keySet());
                events.add("epoch " + run.epoch() + " " + values.keySet() + (run.seconds() > 0 ? "" : " in no time"));
            }

            @Override
            public void onTrainEnd(TrainingRun run) {
                events.add("end " + run.history().epochs("loss").size());
            }
        };

        model(.1)
                .fit(
                        X,
                        Y,
                        new FitOptions().epochs(2).batchSize(3).validation(X, Y).callback(recorder));

        assertEquals(
                List.of(
                        "begin 2×2",
                        "begin epoch 1",
                        "batch 1.1 [loss]",
                        "batch 1.2 [loss]",
                        "epoch 1 [loss, val_loss]",
                        "begin epoch 2",
                        "batch 2.1 [loss]",
                        "batch 2.2 [loss]",
                        "epoch 2 [loss, val_loss]",
                        "end 2"),
                events);
    }

    @Test
    void aTensorKeptPastItsStepNamesTheBatchAndTheEpoch() {
        // Five samples in batches of two: the fifth call is the second batch of the second epoch.
        List<Tensor> outputs = new ArrayList<>();
        SequentialModel model = new SequentialModel(new Dense(1, 1), x -> {
            outputs.add(x[0]);
            return x[0];
        });
        model.compile(new Descent(.1), new MeanSquaredError());

        model.fit(X, Y, new FitOptions().epochs(2).batchSize(2));

        assertEquals(
                "a tensor of shape (2, 1) ended with batch 2 of epoch 2; inside the step, keep a copy with detach() or"
                        + " read its values",
                assertThrows(IllegalStateException.class, outputs.get(4)::toFloatArray)
                        .getMessage());
    }

    @Test
    void stopsWhenACallbackWantsTo() {
        Callback afterTwo = new Callback() {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                if (run.epoch() == 2) {
                    run.stop();
                }
            }
        };

        History history = model(.1).fit(X, Y, new FitOptions().epochs(10).callback(afterTwo));

        assertEquals(2, history.epochs("loss").size());
    }

    @Test
    void aCallbackMayUseTheModel() {
        SequentialModel model = model(.1);
        List<Double> losses = new ArrayList<>();
        Callback onlooker = new Callback() {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                losses.add(model.evaluate(X, Y, 2).loss());
                model.predict(X);
            }
        };

        model.fit(X, Y, new FitOptions().epochs(3).callback(onlooker));

        assertEquals(3, losses.size());
        assertTrue(losses.get(2) < losses.get(0));
    }

    @Test
    void aHistoryIsForReading() {
        History history = model(.1).fit(X, Y, new FitOptions());

        assertThrows(
                UnsupportedOperationException.class,
                () -> history.epochs("loss").clear());
        assertEquals(
                "the history has no \"accuracy\"; it has [loss]",
                assertThrows(IllegalArgumentException.class, () -> history.epochs("accuracy"))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void refusesSizesBelowOne(int size) {
        assertEquals(
                "epochs must be at least 1, not " + size,
                assertThrows(IllegalArgumentException.class, () -> new FitOptions().epochs(size))
                        .getMessage());
        assertEquals(
                "batchSize must be at least 1, not " + size,
                assertThrows(IllegalArgumentException.class, () -> new FitOptions().batchSize(size))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> model(.1).evaluate(X, Y, size));
    }

    @Test
    void defaultsAreOneEpochInBatchesOf32() {
        Tensor x = Tensor.randomNormal(33, 1);
        SequentialModel model = model(.1);

        assertEquals(2, model.fit(x, x).batches("loss").size());
        assertEquals(1, model.fit(Dataset.of(x, x)).epochs("loss").size());
        assertEquals(model.evaluate(x, x, 33).loss(), model.evaluate(x, x).loss(), 1e-6);
        assertEquals(
                model.evaluate(x, x).loss(), model.evaluate(Dataset.of(x, x)).loss());
    }

    @Test
    void trainsInConstantMemory() {
        // Each step makes at least two arrays of 256 KiB, gradient and update: leaked, a fit of 80 steps took 40 MiB.
        // The
        // process may grow for other reasons, such as Java's heap, but not in every fit.
        SequentialModel model = new SequentialModel(new Dense(256, 256), new Dense(256, 1));
        model.compile(new Descent(1e-4), new MeanSquaredError());
        Tensor x = Tensor.randomNormal(64, 256);
        Tensor y = Tensor.zeros(64, 1);
        long smallestGrowth = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = Pointer.physicalBytes();
            model.fit(x, y, new FitOptions().epochs(10).batchSize(8));
            smallestGrowth = Math.min(smallestGrowth, Pointer.physicalBytes() - before);
        }

        assertTrue(smallestGrowth < 20 << 20, "grew by " + (smallestGrowth >> 20) + " MiB a fit");
    }

    @Test
    void refusesALossThatIsNoScalarBeforeItMovesAnything() {
        SequentialModel model = model(.1);
        double[] before = numbers(model);
        model.compile(new Descent(.1), new Differences());

        String message = assertThrows(IllegalArgumentException.class, () -> model.fit(X, Y, new FitOptions()))
                .getMessage();

        assertEquals(
                "a loss must return a scalar, but Differences returned the shape (5, 1);"
                        + " end it with a sum or a mean over all axes",
                message);
        assertArrayEquals(before, numbers(model));
    }

    @Test
    void leavesNoTapeRecordingAndNoStepOpen() {
        SequentialModel model = model(.1);
        assertThrows(IllegalArgumentException.class, () -> model.fit(X, Tensor.zeros(5, 2), new FitOptions()));

        Tensor after = Tensor.of(1).mul(2);
        model.fit(X, Y, new FitOptions());

        assertEquals(2, after.item()); // a step left open would have ended it
        assertFalse(Double.isNaN(model.evaluate(X, Y, 5).loss()));
    }

    private static SequentialModel model(double learningRate) {
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(new Descent(learningRate), new MeanSquaredError());
        return model;
    }

    private static double[] trained(FitOptions options) {
        Randomness.setSeed(1);
        SequentialModel model = model(.1);
        model.fit(X, Y, options);
        return numbers(model);
    }

    private static double[] numbers(Model model) {
        return model.weights().stream().mapToDouble(Variable::item).toArray();
    }

    private static double last(History history) {
        List<Double> losses = history.epochs("loss");
        return losses.get(losses.size() - 1);
    }

    /** A loss whose author forgot the mean. */
    private static final class Differences implements Loss {
        @Override
        public INDArray forward(INDArray... inputs) {
            return inputs[0].sub(inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g, Tensor::neg);
        }
    }
}
