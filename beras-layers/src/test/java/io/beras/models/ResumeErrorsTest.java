package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.beras.activations.Tanh;
import io.beras.callbacks.EarlyStopping;
import io.beras.core.Callable;
import io.beras.core.Regularizer;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.data.Dataset;
import io.beras.data.Standardization;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.losses.Huber;
import io.beras.losses.Loss;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.LossMetric;
import io.beras.metrics.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Runs that can't be saved, and files that do not belong to the run that resumes from them. */
class ResumeErrorsTest {

    private static final Tensor X = Tensor.of(-1, -.5, 0, .5, 1, 2).reshape(6, 1);
    private static final Tensor Y = X.mul(2).add(1);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("run.beras");
    }

    // --- another run

    @Test
    void optionsAndDataOfAnotherRunAreNamedWithBothValues() {
        save(options().callback(new SaveAt(1, 2)));

        FitOptions other = options().batchSize(3).seed(2).inOrder().classWeights(Map.of(1, 2.0));

        assertEquals(
                "can't resume from " + file
                        + ": the saved run had seed 1 (this fit: 2), batchSize 2 (this fit: 3), shuffling true (this fit: false),"
                        + " classWeights {} (this fit: {1=2.0}); resume it with the model, data and options of the saved run",
                refusal(other, model()));
        assertEquals(
                "can't resume from " + file
                        + ": the saved run had training samples 6 (this fit: 5); resume it with the model, data and options of"
                        + " the saved run",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> model().fit(
                                                X.slice(0, 0, 5),
                                                Y.slice(0, 0, 5),
                                                options().resumeFrom(file)))
                        .getMessage());
    }

    @Test
    void aRefusedRunLeavesTheModelAsItWas() {
        save(options().callback(new SaveAt(1, 2)));
        SequentialModel model = model();
        double before = model.weights().get(0).item();

        refusal(options().seed(7), model);

        assertEquals(before, model.weights().get(0).item());
    }

    @Test
    void fewerEpochsThanAreDoneAreRefused() {
        save(options().epochs(3).callback(new SaveAt(3, 2)));

        assertEquals(
                "can't resume from " + file + ": the saved run is in epoch 3, and this fit ends after epoch 2; set at"
                        + " least epochs(3), or load the model with Model.load",
                refusal(options().epochs(2), model()));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments(
                        "model.parts[1].p 0.5 (this fit: 0.2)",
                        compiled(new Huber(1), new Dense(1, 1), new Dropout(.2))),
                arguments(
                        "model.parts[1] Dropout (this fit: Tanh)", compiled(new Huber(1), new Dense(1, 1), new Tanh())),
                arguments(
                        "the length of model.parts 2 (this fit: 3)",
                        compiled(new Huber(1), new Dense(1, 1), new Dropout(.5), new Tanh())),
                arguments(
                        "loss Huber(MEAN) with delta 1.0 (this fit: Huber(MEAN) with delta 2.0)",
                        compiled(new Huber(2), new Dense(1, 1), new Dropout(.5))),
                arguments(
                        "loss Huber(MEAN) with delta 1.0 (this fit: MeanSquaredError(MEAN))",
                        compiled(new MeanSquaredError(), new Dense(1, 1), new Dropout(.5))),
                arguments(
                        "inputScaling none (this fit: Standardization)",
                        scaled(compiled(new Huber(1), new Dense(1, 1), new Dropout(.5)))),
                arguments(
                        "weights[0].regularizer none (this fit: L2Penalty)",
                        compiled(new Huber(1), new Dense(1, 1).regularized(Regularizer.l2(.1)), new Dropout(.5))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anotherModelIsNamedWithBothValuesAndUnchanged(String difference, Model other) {
        compiled(new Huber(1), new Dense(1, 1), new Dropout(.5))
                .fit(X, Y, options().callback(new SaveAt(1, 2)));
        double before = other.weights().get(0).item();

        String message = refusal(options(), other);

        assertTrue(message.startsWith("can't resume from " + file + ": the saved run had " + difference), message);
        assertEquals(before, other.weights().get(0).item());
    }

    @Test
    void afterARefusedResumeANewRunDoesNotGoOnWithTheSavedState() {
        EarlyStopping earlyStopping = new EarlyStopping("loss").patience(9);
        save(options()
                .epochs(4)
                .callback(new EarlyStopping("loss").patience(9))
                .callback(new Refusing())
                .callback(new SaveAt(4, 3)));
        FitOptions resuming = options().epochs(4).callback(earlyStopping).callback(new Refusing());

        assertTrue(refusal(resuming, model()).endsWith("Refusing refuses"));
        model().fit(X.mul(10), Y.mul(10), options().epochs(1).callback(earlyStopping));

        assertEquals(1, earlyStopping.bestEpoch(), "the loss of this run is larger than the saved best loss");
    }

    /** Each best value is a value of the name that a callback watches. */
    @Test
    void aCallbackThatWatchesAnotherValueIsRefused() {
        save(options().callback(new EarlyStopping("loss").patience(9)).callback(new SaveAt(1, 3)));

        assertEquals(
                "can't resume from " + file
                        + ": the saved EarlyStopping watched \"loss\", and this EarlyStopping watches"
                        + " \"val_loss\"; watch the value of the saved run, and add callbacks of one class in the same order",
                refusal(options().validation(X, Y).callback(new EarlyStopping("val_loss").patience(9)), model()));
    }

    /** Both callbacks restore their best weights, and the run goes on with the last weights. */
    @Test
    void twoCallbacksThatRestoreWeightsKeepTheLastWeights() {
        Randomness.setSeed(3);
        History expected = model().fit(X, Y, twoStops().epochs(5));
        Callback savesAtTheEnd = new Callback() {
            @Override
            public boolean runsLast() {
                return true;
            }

            @Override
            public void onTrainEnd(TrainingRun run) {
                run.save(file);
            }
        };
        Randomness.setSeed(3);
        model().fit(X, Y, twoStops().epochs(2).callback(savesAtTheEnd));

        History resumed = model().fit(X, Y, twoStops().epochs(5).resumeFrom(file));

        assertEquals(expected.batches("loss"), resumed.batches("loss"));
    }

    /** With these differences, epoch 1 stays the best epoch of one callback, and no other epoch of the other. */
    private static FitOptions twoStops() {
        return options()
                .callback(new EarlyStopping("loss").patience(99).minDelta(100))
                .callback(new EarlyStopping("loss").patience(99).minDelta(1e-3));
    }

    @Test
    void aModelOfAnotherTypeIsNamed() {
        save(options().callback(new SaveAt(1, 2)));
        SequentialModel other = model();
        other.cast(DataType.DOUBLE);

        assertEquals(
                "can't resume from " + file
                        + ": the saved run had dense_1/w FLOAT (this fit: DOUBLE); resume it with the"
                        + " model of the saved run, or start a new run without resumeFrom",
                refusal(options(), other));
    }

    @Test
    void aMissingCallbackIsNamed() {
        save(options().callback(new Counter()).callback(new Counter()).callback(new SaveAt(1, 2)));

        assertEquals(
                "can't resume from " + file
                        + ": the saved run had the callback io.beras.models.ResumeErrorsTest$Counter (2), and this fit has not; add it"
                        + " with the same settings, or start a new run from the saved model with epochsDone(…)",
                refusal(options().callback(new Counter()), model()));
    }

    @Test
    void callbacksWithoutStateMayComeAndGo() {
        save(options().callback(new Counter()).callback(new SaveAt(1, 2)));
        Counter counter = new Counter();

        History history = model().fit(
                        X,
                        Y,
                        options().callback(new Callback() {}).callback(counter).resumeFrom(file));

        assertEquals(6, counter.batches, "three before the break and three after it");
        assertEquals(6, history.batches("loss").size());
    }

    @Test
    void otherMetricsWithinAnEpochAreRefused() {
        save(options().callback(new SaveAt(1, 2)));
        SequentialModel other = new SequentialModel(new Dense(1, 1));
        other.compile(new Descent(.1), new MeanSquaredError(), new LossMetric("mae", new MeanAbsoluteError()));

        assertEquals(
                "can't resume from " + file
                        + ": the saved run is within an epoch with the metrics [], and this fit has the metrics [mae]; compile the"
                        + " model with the metrics of the saved run",
                refusal(options(), other));
    }

    @Test
    void betweenEpochsAMetricMayBeAdded() {
        save(options().callback(new SaveAt(1, 3)));
        SequentialModel other = new SequentialModel(new Dense(1, 1));
        other.compile(new Descent(.1), new MeanSquaredError(), new LossMetric("mae", new MeanAbsoluteError()));

        History history = other.fit(X, Y, options().epochs(3).resumeFrom(file));

        assertEquals(Double.NaN, history.epochs("mae").get(0));
        assertTrue(Double.isFinite(history.epochs("mae").get(1)));
    }

    @Test
    void epochsDoneHasNoPlaceBesideResumeFrom() {
        assertEquals(
                "resumeFrom(" + file + ") knows the epochs that are done, so epochsDone(1) has no place; leave it out",
                refusal(options().epochsDone(1), model()));
    }

    // --- another file

    @Test
    void aMissingFileIsNamed() {
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class, () -> model().fit(X, Y, options().resumeFrom(file)));

        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }

    @Test
    void aModelWithoutARunIsNamed() throws IOException {
        model().save(file);

        assertEquals(
                file
                        + " holds a model, but not the state of a run; resume from a file that TrainingRun.save has written,"
                        + " or load the model with Model.load",
                assertThrows(
                                UncheckedIOException.class,
                                () -> model().fit(X, Y, options().resumeFrom(file)))
                        .getMessage());
    }

    @Test
    void theFileOfARunIsAModelToo() throws IOException {
        SequentialModel model = model();
        model.fit(X, Y, options().callback(new SaveAt(1, 2)));

        Model loaded = Model.load(file);

        assertArrayEquals(model.predict(X).toFloatArray(), loaded.predict(X).toFloatArray());
    }

    @Test
    void anotherModelIsRefusedAndUnchanged() {
        save(options().callback(new SaveAt(1, 2)));
        SequentialModel other = new SequentialModel(new Dense(1, 2), new Dense(2, 1));
        other.compile(new Descent(.1), new MeanSquaredError());
        float[] before = other.predict(X).toFloatArray();

        assertEquals(
                "can't resume from " + file
                        + ": the saved run had model.parts[0].out 1 (this fit: 2); resume it with the"
                        + " model of the saved run, or start a new run without resumeFrom",
                refusal(options(), other));

        assertArrayEquals(before, other.predict(X).toFloatArray());
    }

    @Test
    void aRunWhoseFileCanNotBeWrittenThrowsASentence() throws IOException {
        Files.createDirectory(file);

        UncheckedIOException e =
                assertThrows(UncheckedIOException.class, () -> save(options().callback(new SaveAt(1, 2))));

        assertEquals(
                "Cannot write " + file + ": it exists and is not an ordinary file; choose another name.",
                e.getMessage());
    }

    // --- runs that can't be saved

    @Test
    void aStepThatFailedLeavesNothingToResume() {
        // The update of the weights fails, so they may be those of half a step.
        AtomicReference<String> message = new AtomicReference<>();
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(new Descent(.1), new MeanSquaredError(), new Failing());

        assertThrows(OutOfMemoryError.class, () -> model.fit(X, Y, options().callback(savesAtTheEnd(message))));

        assertEquals(
                "the run can't be saved to " + file + ": batch 1 of epoch 1 failed within its step, so the weights may"
                        + " be those of half a step; resume from an earlier file",
                message.get());
        assertFalse(Files.exists(file));
    }

    @Test
    void aStepThatIsNotFiniteHasChangedNothingAndTheRunCanBeSaved() {
        AtomicReference<String> message = new AtomicReference<>("saved");
        Tensor withNaN = Tensor.of(-1, -.5, 0, .5, Double.NaN, 2).reshape(6, 1);

        assertThrows(
                NonFiniteValueException.class,
                () -> model().fit(withNaN, Y, options().inOrder().callback(savesAtTheEnd(message))));

        assertEquals("saved", message.get());
        History history = model().fit(X, Y, options().inOrder().resumeFrom(file));
        assertEquals(6, history.batches("loss").size());
    }

    @Test
    void aRunThatHasEndedIsNotSaved() {
        AtomicReference<TrainingRun> kept = new AtomicReference<>();
        model().fit(X, Y, options().callback(new Callback() {
            @Override
            public void onTrainBegin(TrainingRun run) {
                kept.set(run);
            }
        }));

        assertEquals(
                "the run can't be saved to " + file
                        + ": the run has ended; save it in onTrainEnd, or save the model with" + " model().save(file)",
                assertThrows(IllegalStateException.class, () -> kept.get().save(file))
                        .getMessage());
    }

    @Test
    void anotherThreadMayInterruptButNotSave() {
        AtomicReference<String> message = new AtomicReference<>();
        Callback other = new Callback() {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                inAnotherThread(() -> {
                    message.set(assertThrows(IllegalStateException.class, () -> run.save(file))
                            .getMessage());
                    run.interrupt();
                });
            }
        };

        History history = model().fit(X, Y, options().callback(other));

        // The interrupt takes effect before the next event, so that all callbacks see it.
        assertEquals(2, history.batches("loss").size());
        assertEquals(
                "the run can't be saved to " + file
                        + ": another thread trains at this moment; call interrupt(), and save" + " in onTrainEnd",
                message.get());
    }

    // --- a stop is part of the state

    @Test
    void aRunThatWasStoppedHasEnded() {
        // Stopped and saved after batch 2 of 3: the resumed run closes the epoch, and trains no more.
        save(options().epochs(5).callback(new StopAt(1, 2)).callback(new SaveAt(1, 2)));

        History history = model().fit(X, Y, options().epochs(5).resumeFrom(file));

        assertEquals(2, history.batches("loss").size());
        assertEquals(1, history.epochs("loss").size());
    }

    @Test
    void moreEpochsContinueARunThatWasStopped() {
        save(options().epochs(5).callback(new StopAt(1, 3)).callback(new SaveAt(1, 3)));

        assertEquals(
                1,
                model().fit(X, Y, options().epochs(5).resumeFrom(file))
                        .epochs("loss")
                        .size());
        assertEquals(
                6,
                model().fit(X, Y, options().epochs(6).resumeFrom(file))
                        .epochs("loss")
                        .size());
    }

    // --- frozen weights are part of the state

    @Test
    void frozenWeightsStayFrozen() {
        SequentialModel model = model();
        model.weights().get(1).setTrainable(false);
        model.fit(X, Y, options().callback(new SaveAt(1, 2)));
        double bias = model.weights().get(1).item();

        SequentialModel resumed = model();
        resumed.fit(X, Y, options().resumeFrom(file));

        assertTrue(resumed.weights().get(1).frozen());
        assertEquals(bias, resumed.weights().get(1).item());
    }

    // --- numbers without a JSON form

    @Test
    void theHistoryKeepsNanInfinitiesAndTheSignOfZero() {
        List<Double> odd = List.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, .1 + .2);
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(new Descent(.1), new MeanSquaredError(), new Sequence(odd));
        model.fit(X, Y, options().epochs(5).callback(new SaveAt(5, 3)));

        SequentialModel resumed = new SequentialModel(new Dense(1, 1));
        resumed.compile(new Descent(.1), new MeanSquaredError(), new Sequence(odd));
        History history = resumed.fit(X, Y, options().epochs(5).resumeFrom(file));

        assertEquals(odd, history.epochs("odd/../\"name\"").subList(0, 5));
    }

    private void save(FitOptions options) {
        model().fit(X, Y, options);
    }

    private String refusal(FitOptions options, Model model) {
        return assertThrows(IllegalArgumentException.class, () -> model.fit(X, Y, options.resumeFrom(file)))
                .getMessage();
    }

    private static FitOptions options() {
        return new FitOptions().epochs(2).batchSize(2).seed(1);
    }

    private static SequentialModel model() {
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(new Descent(.1), new MeanSquaredError());
        return model;
    }

    private static SequentialModel compiled(Loss loss, Callable... layers) {
        SequentialModel model = new SequentialModel(layers);
        model.compile(new Descent(.1), loss);
        return model;
    }

    private static Model scaled(Model model) {
        model.scaleInputs(Standardization.fittedTo(Dataset.of(X, Y)));
        return model;
    }

    private static void inAnotherThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Callback savesAtTheEnd(AtomicReference<String> message) {
        return new Callback() {
            @Override
            public void onTrainEnd(TrainingRun run) {
                try {
                    run.save(file);
                } catch (IllegalStateException e) {
                    message.set(e.getMessage());
                }
            }
        };
    }

    /** Saves the run after a batch and interrupts it. */
    private final class SaveAt implements Callback {
        private final int epoch;
        private final int batch;

        SaveAt(int epoch, int batch) {
            this.epoch = epoch;
            this.batch = batch;
        }

        @Override
        public boolean runsLast() {
            return true;
        }

        @Override
        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
            if (run.epoch() == epoch && run.batch() == batch && run.batch() < run.batches()) {
                run.save(file);
                run.interrupt();
            }
        }

        @Override
        public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
            if (run.epoch() == epoch && batch == run.batches()) {
                run.save(file);
                run.interrupt();
            }
        }
    }

    private record StopAt(int epoch, int batch) implements Callback {

        @Override
        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
            if (run.epoch() == epoch && run.batch() == batch) {
                run.stop();
            }
        }
    }

    /** Counts batches over several parts of a run. */
    private static final class Counter implements Callback {
        private int batches;

        @Override
        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
            batches++;
        }

        @Override
        public Map<String, Tensor> state() {
            return Map.of("batches", Tensor.scalar(DataType.DOUBLE, batches));
        }

        @Override
        public void restore(Map<String, ? extends Tensor> state) {
            batches = (int) state.get("batches").item();
        }
    }

    /** Has a state that it does not restore. */
    private static final class Refusing implements Callback {

        @Override
        public Map<String, Tensor> state() {
            return Map.of("count", Tensor.scalar(DataType.DOUBLE, 1));
        }

        @Override
        public void restore(Map<String, ? extends Tensor> state) {
            throw new IllegalArgumentException("Refusing refuses");
        }
    }

    /** A metric that fails after the update of the weights. */
    private static final class Failing extends Named {
        Failing() {
            super("failing");
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            throw new OutOfMemoryError("in a test");
        }

        @Override
        public double result() {
            return 0;
        }
    }

    /** A metric with given values, one for each epoch. */
    private static final class Sequence extends Named {
        private final List<Double> values;
        private int epochs = -1;

        Sequence(List<Double> values) {
            super("odd/../\"name\"");
            this.values = values;
        }

        @Override
        public double result() {
            return values.get(Math.min(epochs, values.size() - 1));
        }

        @Override
        public void reset() {
            epochs++;
        }
    }

    private abstract static class Named implements Metric {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void update(Tensor prediction, Tensor target) {}

        @Override
        public void reset() {}
    }
}
