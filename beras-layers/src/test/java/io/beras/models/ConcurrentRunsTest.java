package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.core.random.Randomness;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.LossMetric;
import io.beras.metrics.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * One model in many threads: each answer is that of a thread alone, and a training beside them is that of a training alone.
 *
 * <p>More rounds: {@code mvn test -pl beras-layers -am -Dtest=ConcurrentRunsTest -Dberas.rounds=1000
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ConcurrentRunsTest {

    private static final int ROUNDS = Integer.getInteger("beras.rounds", 20);
    private static final int READERS = 8;
    private static final int BATCHES = 12;

    private final Tensor x = samples(48, 1);
    private final Tensor y = classes(48);
    private final Tensor unseen = samples(5, 2);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void eachPredictionBesideATrainingIsThatOfOneOfItsStates(TestReporter report) throws Exception {
        long predictions = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Training alone = new Training(model(round, new Dropout(.3)));
            alone.run();
            Training beside = new Training(model(round, new Dropout(.3)));
            predictions += alone.compare(round, beside);
        }
        report.publishEntry("predictions in " + ROUNDS + " rounds", Long.toString(predictions));
        assertTrue(predictions >= ROUNDS, predictions + " predictions in " + ROUNDS + " rounds");
    }

    @Test
    void aLayerThatKeepsItsModeItselfIsRightToo() throws Exception {
        for (int round = 0; round < (ROUNDS + 4) / 5; round++) {
            Training alone = new Training(model(round, new OldDropout()));
            alone.run();
            alone.compare(round, new Training(model(round, new OldDropout())));
        }
    }

    @Test
    void aPartPredictsBesideTheTrainingOfTheWholeModel() throws Exception {
        for (int round = 0; round < (ROUNDS + 4) / 5; round++) {
            Training alone = new Training(nested(round));
            alone.run();
            alone.compare(round, new Training(nested(round)));
        }
    }

    @Test
    void eightThreadsEvaluateOneModel() throws Exception {
        SequentialModel model = model(1, new Dropout(.3));
        model.compile(
                new Descent(.1),
                new SoftmaxCrossEntropy(),
                new CategoricalAccuracy(),
                new LossMetric("mae", new MeanAbsoluteError()),
                new WithoutCopy());
        Evaluation alone = model.evaluate(x, y, 7);

        List<Evaluation> all = inThreads(() -> {
            List<Evaluation> evaluations = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                evaluations.add(model.evaluate(x, y, 7));
            }
            return evaluations;
        });

        assertEquals(320, all.size());
        for (Evaluation evaluation : all) {
            assertEquals(alone.loss(), evaluation.loss());
            assertEquals(alone.metrics(), evaluation.metrics());
            assertArrayEquals(
                    alone.predictions().toFloatArray(), evaluation.predictions().toFloatArray());
        }
    }

    @Test
    void testStepsOfManyThreadsDoNotMixTheirMetrics() throws Exception {
        SequentialModel model = model(1, new Dropout(.3));
        model.compile(new Descent(.1), new SoftmaxCrossEntropy(), new CategoricalAccuracy(), new WithoutCopy());
        Map<String, Double> alone = model.batchStep(x, y, false);

        List<Map<String, Double>> all = inThreads(() -> IntStream.range(0, 40)
                .mapToObj(i -> model.batchStep(x, y, false))
                .toList());

        all.forEach(values -> assertEquals(alone, values));
    }

    @Test
    void manyReadersDoNotKeepATrainingWaitingNorItThem(TestReporter report) throws Exception {
        SequentialModel model = model(1, new Dropout(.3));
        AtomicInteger predictions = new AtomicInteger();
        AtomicInteger atStart = new AtomicInteger();
        Future<History> training = threads.submit(() ->
                model.fit(x, y, new FitOptions().epochs(25).batchSize(4).callback(new Callback() {
                            @Override
                            public void onTrainBegin(TrainingRun run) {
                                atStart.set(predictions.get());
                            }
                        })));

        inThreads(() -> {
            while (!training.isDone()) {
                model.predict(unseen);
                predictions.incrementAndGet();
            }
            return List.of();
        });

        assertEquals(25 * BATCHES, training.get().batches("loss").size());
        int beside = predictions.get() - atStart.get();
        report.publishEntry("predictions beside " + 25 * BATCHES + " training steps", Integer.toString(beside));
        assertTrue(beside > 25 * BATCHES / 4, beside + " predictions beside " + 25 * BATCHES + " training steps");
    }

    /** A training whose states are its predictions for {@link #unseen} before the first step and after each step. */
    private final class Training {
        private final SequentialModel model;
        private final List<float[]> states = new ArrayList<>();
        private final AtomicInteger finished = new AtomicInteger();

        Training(SequentialModel model) {
            this.model = model;
        }

        History run() {
            states.add(prediction());
            return model.fit(x, y, new FitOptions().batchSize(4).callback(new Callback() {
                        @Override
                        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                            finished.incrementAndGet();
                            states.add(prediction());
                        }
                    }));
        }

        float[] prediction() {
            return model.predict(unseen).toFloatArray();
        }

        /** Runs another training beside readers, compares it with this one, and returns the number of predictions. */
        int compare(int round, Training other) throws Exception {
            Future<History> training = threads.submit(other::run);
            List<Observation> all = inThreads(() -> {
                List<Observation> seen = new ArrayList<>();
                do {
                    int before = other.finished.get();
                    float[] prediction = other.prediction();
                    seen.add(new Observation(before, prediction, other.finished.get()));
                } while (!training.isDone());
                return seen;
            });
            training.get();
            for (Observation observation : all) {
                assertTrue(observation.isIn(states), () -> "round " + round + ": " + observation);
            }
            for (int step = 0; step < states.size(); step++) {
                assertArrayEquals(states.get(step), other.states.get(step), "round " + round + ", step " + step);
            }
            for (int i = 0; i < model.weights().size(); i++) {
                assertArrayEquals(
                        model.weights().get(i).toFloatArray(),
                        other.model.weights().get(i).toFloatArray(),
                        "round " + round);
            }
            return all.size();
        }
    }

    /** A prediction, and the number of steps that had been counted before and after it. */
    private record Observation(int before, float[] prediction, int after) {

        /** A step that has ended may not have been counted yet. */
        boolean isIn(List<float[]> states) {
            return IntStream.rangeClosed(before, Math.min(after + 1, states.size() - 1))
                    .anyMatch(step -> Arrays.equals(states.get(step), prediction));
        }

        @Override
        public String toString() {
            return Arrays.toString(prediction) + " was predicted between the steps " + before + " and " + after;
        }
    }

    private <T> List<T> inThreads(java.util.concurrent.Callable<List<T>> task) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<List<T>> future : threads.invokeAll(java.util.Collections.nCopies(READERS, task))) {
            results.addAll(future.get());
        }
        return results;
    }

    private static SequentialModel model(int seed, Callable dropout) {
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            SequentialModel model =
                    new SequentialModel(new Dense(6, 8), new BatchNorm1d(8), new ReLU(), dropout, new Dense(8, 3));
            model.compile(new Descent(.1), new SoftmaxCrossEntropy(), new CategoricalAccuracy());
            return model;
        }
    }

    /** The model with its first parts in an inner model, which has run before, so that both have locks of their own. */
    private SequentialModel nested(int seed) {
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            SequentialModel inner = new SequentialModel(new Dense(6, 8), new BatchNorm1d(8), new ReLU());
            inner.predict(unseen);
            SequentialModel model = new SequentialModel(inner, new Dropout(.3), new Dense(8, 3));
            model.compile(new Descent(.1), new SoftmaxCrossEntropy(), new CategoricalAccuracy());
            return model;
        }
    }

    private static Tensor samples(int count, int seed) {
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            return Tensor.randomNormal(count, 6);
        }
    }

    private static Tensor classes(int count) {
        double[][] rows = new double[count][3];
        for (int i = 0; i < count; i++) {
            rows[i][i % 3] = 1;
        }
        return Tensor.of(rows);
    }

    /** A dropout written before {@code TrainingMode} existed: its mode is a field that all threads see. */
    private static final class OldDropout implements Callable, Weighted {
        private boolean training;

        @Override
        public Tensor call(Tensor... inputs) {
            Tensor x = inputs[0];
            boolean drops = training;
            Thread.yield(); // here another thread may change the mode
            assertEquals(drops, training, "the mode changed during a call");
            return drops ? x.mul(Tensor.randomUniform(x.shape())) : x;
        }

        @Override
        public void setTraining(boolean training) {
            this.training = training;
        }
    }

    /** A metric that counts rows, in several steps, and can not be copied. */
    private static final class WithoutCopy implements Metric {
        private int rows;

        @Override
        public String name() {
            return "rows";
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            int before = rows;
            Thread.yield(); // here another thread may change the count
            rows = before + (int) prediction.size(0);
        }

        @Override
        public double result() {
            return rows;
        }

        @Override
        public void reset() {
            rows = 0;
        }
    }
}
