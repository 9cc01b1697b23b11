package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Optimizer;
import io.beras.core.RunScope;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** A second training of the same weights is refused while another thread trains them. */
@Timeout(60)
class TwoTrainingsTest {

    private static final Tensor X = Tensor.of(new double[][] {{1}, {2}});
    private static final Tensor Y = Tensor.of(new double[][] {{3}, {5}});

    private final Dense shared = new Dense(1, 1);
    private final SequentialModel model = compiled(new SequentialModel(shared));

    @Test
    void ofOneModelAreRefusedInEachForm() throws Exception {
        String message =
                "training of SequentialModel on thread \"main-test\": thread \"trainer\" is training this model;"
                        + " wait until that training has ended";
        try (Fit other = new Fit(model)) {
            assertRefused(message, () -> model.fit(X, Y, new FitOptions()));
            assertRefused(message, () -> model.batchStep(X, Y, true));
            assertRefused(message, () -> model.compile(new Descent(.1), new MeanSquaredError()));
            assertRefused(message, () -> RunScope.training(model));
        }
    }

    @Test
    void ofAModelAndAPartOfItAreRefused() throws Exception {
        SequentialModel outer = compiled(new SequentialModel(model, new Dense(1, 1)));
        String message = "training of SequentialModel on thread \"main-test\": thread \"trainer\" is training a"
                + " SequentialModel that shares the weight \"sequentialmodel_1/dense_1/w\"; wait until that training has"
                + " ended, or give each model its own layers";
        try (Fit other = new Fit(outer)) {
            assertRefused(message, () -> model.fit(X, Y, new FitOptions()));
        }
        try (Fit other = new Fit(model)) {
            assertRefused(message, () -> outer.fit(X, Y, new FitOptions()));
        }
    }

    @Test
    void ofTwoModelsThatShareALayerAreRefused() throws Exception {
        SequentialModel second = compiled(new SequentialModel(new Dense(1, 1), shared));

        try (Fit other = new Fit(model)) {
            assertRefused(
                    "training of SequentialModel on thread \"main-test\": thread \"trainer\" is training a SequentialModel"
                            + " that shares the weight \"dense_1/w\"; wait until that training has ended, or give each"
                            + " model its own layers",
                    () -> second.fit(X, Y, new FitOptions()));
        }
    }

    @Test
    void ofTwoModelsWithOneOptimizerAreRefused() throws Exception {
        Optimizer optimizer = new Descent(.1);
        SequentialModel first = new SequentialModel(new Dense(1, 1));
        SequentialModel second = new SequentialModel(new Dense(1, 1));
        first.compile(optimizer, new MeanSquaredError());
        second.compile(optimizer, new MeanSquaredError());

        try (Fit other = new Fit(first)) {
            String message = "training of SequentialModel on thread \"main-test\": thread \"trainer\" is training a"
                    + " SequentialModel with the same optimizer, Descent; compile each model with its own optimizer";
            assertRefused(message, () -> second.fit(X, Y, new FitOptions()));
            assertRefused(message, () -> second.batchStep(X, Y, true));
        }
        second.fit(X, Y, new FitOptions());
    }

    @Test
    void ofModelsThatShareNothingRunBesideEachOther() throws Exception {
        SequentialModel second = compiled(new SequentialModel(new Dense(1, 1)));

        try (Fit other = new Fit(model)) {
            assertEquals(1, second.fit(X, Y, new FitOptions()).epochs("loss").size());
        }
    }

    @Test
    void ofModelsThatShareAFrozenLayerRunBesideEachOther() throws Exception {
        SequentialModel first = compiled(new SequentialModel(shared, new Dense(1, 1)));
        SequentialModel second = compiled(new SequentialModel(shared, new Dense(1, 1)));
        shared.setTrainable(false);
        float[] before = shared.w().toFloatArray();

        try (Fit other = new Fit(first)) {
            assertEquals(1, second.fit(X, Y, new FitOptions()).epochs("loss").size());
            shared.setTrainable(true);
            String message = assertThrows(IllegalStateException.class, () -> second.batchStep(X, Y, true))
                    .getMessage();
            assertTrue(message.contains("shares the weight \"dense_1/w\""), message);
        }
        assertArrayEquals(before, shared.w().toFloatArray());
    }

    @Test
    void evaluationBesideATrainingIsAllowed() throws Exception {
        try (Fit other = new Fit(model)) {
            assertArrayEquals(
                    model.predict(X).toFloatArray(),
                    model.evaluate(X, Y, 2).predictions().toFloatArray());
            assertEquals(
                    model.evaluate(X, Y, 2).loss(), model.batchStep(X, Y, false).get("loss"));
        }
    }

    @Test
    void aModelCanBeTrainedAfterATrainingThatFailed() throws Exception {
        Tensor wrong = Tensor.zeros(2, 7);

        assertThrows(IllegalArgumentException.class, () -> model.fit(X, wrong, new FitOptions()));
        assertThrows(IllegalArgumentException.class, () -> model.batchStep(X, wrong, true));

        Thread other = new Thread(() -> model.fit(X, Y, new FitOptions()));
        List<Throwable> failures = new ArrayList<>();
        other.setUncaughtExceptionHandler((thread, e) -> failures.add(e));
        other.start();
        other.join();
        assertEquals(List.of(), failures);
    }

    @Test
    void aCallbackMayUseTheModelInEveryWay() {
        List<Double> losses = new ArrayList<>();

        History history = model.fit(X, Y, new FitOptions().epochs(2).callback(new Callback() {
                    @Override
                    public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                        model.predict(X);
                        losses.add(model.evaluate(X, Y, 2).loss());
                        losses.add(model.batchStep(X, Y, true).get("loss"));
                        losses.add(model.batchStep(X, Y, false).get("loss"));
                    }
                }));

        // The step of the callback starts where the step of fit ended, and the next step of fit where that step ended.
        assertEquals(losses.get(0), losses.get(1));
        assertEquals(losses.get(2), history.batches("loss").get(1));
    }

    @Test
    void trainingInsideAPredictionIsAnErrorAndNoDeadlock() {
        SequentialModel odd = new SequentialModel(shared, x -> {
            model.batchStep(X, Y, true);
            return x[0];
        });

        assertEquals(
                "weights can't be changed while this thread evaluates a model that uses them; train after predict or"
                        + " evaluate has returned",
                assertThrows(IllegalStateException.class, () -> odd.predict(X)).getMessage());
        model.batchStep(X, Y, true);
    }

    private static void assertRefused(String message, Executable training) {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        thread.setName("main-test");
        try {
            assertEquals(
                    message, assertThrows(IllegalStateException.class, training).getMessage());
        } finally {
            thread.setName(name);
        }
    }

    private static SequentialModel compiled(SequentialModel model) {
        model.compile(new Descent(.01), new MeanSquaredError());
        return model;
    }

    /** A fit on the thread "trainer" that stays in its callback until it is closed. */
    private static final class Fit implements AutoCloseable {
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final Thread thread;

        Fit(SequentialModel model) throws InterruptedException {
            FitOptions options = new FitOptions().callback(new Callback() {
                @Override
                public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                    started.countDown();
                    try {
                        mayEnd.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            thread = new Thread(() -> model.fit(X, Y, options), "trainer");
            thread.start();
            assertTrue(started.await(30, TimeUnit.SECONDS));
        }

        @Override
        public void close() throws InterruptedException {
            mayEnd.countDown();
            thread.join();
        }
    }
}
