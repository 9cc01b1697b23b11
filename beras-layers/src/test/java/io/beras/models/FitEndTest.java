package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ends of fit: a callback that wants to stop, an interrupt, and an exception from anywhere. */
class FitEndTest {

    private static final Tensor X = Tensor.of(-1, -.5, 0, .5, 1, 2).reshape(6, 1);
    private static final Tensor Y = X.mul(2).add(1);

    private final List<String> events = new ArrayList<>();

    @AfterEach
    void clearTheInterruptFlag() {
        Thread.interrupted();
    }

    // --- a callback wants to stop

    @Test
    void endsAfterTheBatchAndClosesTheEpoch() {
        // Three batches an epoch; the second batch of epoch 2 is the last one trained on.
        Recorder stopper = new Recorder("a") {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                super.onBatchEnd(run, values);
                if (run.epoch() == 2 && run.batch() == 2) {
                    run.stop();
                }
            }
        };

        History history = model().fit(X, Y, options(stopper).epochs(9).validation(X, Y));

        assertEquals(5, history.batches("loss").size());
        assertEquals(2, history.epochs("loss").size());
        assertEquals(2, history.epochs("val_loss").size());
        assertEquals(
                (history.batches("loss").get(3) + history.batches("loss").get(4)) / 2,
                history.epochs("loss").get(1),
                1e-12);
        assertEquals(List.of("a batch 2.2", "a epoch 2", "a end 2"), events.subList(events.size() - 3, events.size()));
    }

    @Test
    void aStopAtTheLastBatchOfAnEpochEndsTrainingAfterTheEpoch() {
        Recorder stopper = new Recorder("a") {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                if (run.batch() == run.batches()) {
                    run.stop();
                }
            }
        };

        assertEquals(
                1, model().fit(X, Y, options(stopper).epochs(9)).epochs("loss").size());
    }

    @Test
    void aStopBeforeTheFirstBatchTrainsNoBatch() {
        for (String event : List.of("begin", "begin epoch")) {
            events.clear();
            Recorder stopper = new Recorder("a") {
                @Override
                public void onTrainBegin(TrainingRun run) {
                    if (event.equals("begin")) {
                        run.stop();
                    }
                }

                @Override
                public void onEpochBegin(TrainingRun run) {
                    run.stop();
                }
            };

            History history = model().fit(X, Y, options(stopper).epochs(9));

            assertEquals(Set.of(), history.names());
            assertEquals(List.of("a end 0"), events);
        }
    }

    @Test
    void aStopAfterAnEpochBeginsNoOther() {
        Recorder stopper = new Recorder("a") {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                run.stop();
                assertTrue(run.isStopping());
            }
        };

        assertEquals(
                1, model().fit(X, Y, options(stopper).epochs(9)).epochs("loss").size());
    }

    @Test
    void anInterruptOfTheRunLeavesTheEpochOpenAndTheThreadAlone() {
        Recorder interrupter = new Recorder("a") {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                super.onBatchEnd(run, values);
                run.interrupt();
            }
        };

        History history = model().fit(X, Y, options(interrupter).epochs(9));

        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals(1, history.batches("loss").size());
        assertEquals(List.of("a begin", "a batch 1.1", "a end 0"), events);
    }

    // --- an interrupt

    @Test
    void anInterruptEndsTrainingAfterTheBatchAndStaysSet() {
        Recorder interrupter = new Recorder("a") {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                super.onBatchEnd(run, values);
                if (run.epoch() == 2) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        History history = model().fit(X, Y, options(interrupter).epochs(9).validation(X, Y));

        assertTrue(Thread.currentThread().isInterrupted());
        assertEquals(4, history.batches("loss").size());
        assertEquals(1, history.epochs("loss").size());
        assertEquals(1, history.epochs("val_loss").size());
        assertEquals(List.of("a batch 2.1", "a end 1"), events.subList(events.size() - 2, events.size()));
    }

    @Test
    void anInterruptBeforeFitLeavesTimeForOneBatch() {
        Thread.currentThread().interrupt();

        History history = model().fit(X, Y, options().epochs(9));

        assertEquals(1, history.batches("loss").size());
        assertEquals(Set.of(), history.names());
    }

    @Test
    void anInterruptedThreadEvaluatesAndPredictsAllTheSame() {
        SequentialModel model = model();
        double loss = model.evaluate(X, Y, 2).loss();
        Tensor predictions = model.predict(X);
        Thread.currentThread().interrupt();

        assertEquals(loss, model.evaluate(X, Y, 2).loss());
        assertArrayEquals(predictions.toFloatArray(), model.predict(X).toFloatArray());
        assertTrue(Thread.currentThread().isInterrupted());
    }

    @Test
    void anInterruptEndsTheThreadsThatPrefetch() {
        Recorder interrupter = new Recorder("a") {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                Thread.currentThread().interrupt();
            }
        };

        History history = model().fit(X, Y, options(interrupter).workers(2));

        assertEquals(1, history.batches("loss").size());
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("beras-batches-")));
    }

    @Test
    void anInterruptDuringValidationIsServedAfterTheEpoch() {
        Dataset interrupting = new Dataset() {
            @Override
            public int size() {
                return 4;
            }

            @Override
            public Batch batch(int... indices) {
                Thread.currentThread().interrupt();
                return new Batch(Tensor.zeros(indices.length, 1), Tensor.zeros(indices.length, 1));
            }
        };

        History history = model().fit(X, Y, options(new Recorder("a")).epochs(9).validation(interrupting));

        assertTrue(Thread.currentThread().isInterrupted());
        assertEquals(1, history.epochs("val_loss").size());
        assertEquals(List.of("a epoch 1", "a end 1"), events.subList(events.size() - 2, events.size()));
    }

    @Test
    void anInterruptInOnEpochEndEndsTrainingThere() {
        Recorder interrupter = new Recorder("a") {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                Thread.currentThread().interrupt();
            }
        };

        assertEquals(
                1,
                model().fit(X, Y, options(interrupter).epochs(9)).epochs("loss").size());
    }

    @Test
    void anInterruptAtTheLastBatchOfAnEpochClosesTheEpoch() {
        Recorder interrupter = new Recorder("a") {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                if (run.batch() == run.batches()) {
                    run.interrupt();
                }
            }
        };

        History history = model().fit(X, Y, options(interrupter).epochs(9).validation(X, Y));

        assertEquals(1, history.epochs("val_loss").size());
    }

    // --- an exception

    @Test
    void anErrorFromAnyEventReachesTheCallerAfterTrainEnd() {
        for (String event : List.of("begin", "begin epoch", "batch", "epoch")) {
            events.clear();
            OutOfMemoryError failure = new OutOfMemoryError("in a test of " + event);
            Recorder thrower = new Recorder("a") {
                private void at(String present) {
                    if (event.equals(present)) {
                        throw failure;
                    }
                }

                @Override
                public void onTrainBegin(TrainingRun run) {
                    at("begin");
                }

                @Override
                public void onEpochBegin(TrainingRun run) {
                    at("begin epoch");
                }

                @Override
                public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                    at("batch");
                }

                @Override
                public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                    at("epoch");
                }
            };

            SequentialModel model = model();
            assertSame(failure, assertThrows(OutOfMemoryError.class, () -> model.fit(X, Y, options(thrower))), event);
            assertEquals(List.of(event.equals("epoch") ? "a end 1" : "a end 0"), events, event);
            assertEquals(3, model.fit(X, Y, options()).batches("loss").size(), "the model trains again");
        }
    }

    @Test
    void anExceptionFromACallbackReachesTheCallerAfterEveryTrainEnd() {
        IllegalStateException failure = new IllegalStateException("the disk is full");
        Recorder thrower = new Recorder("a") {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                throw failure;
            }
        };

        FitOptions options = options(thrower, new Recorder("b")).epochs(9);

        assertSame(failure, assertThrows(IllegalStateException.class, () -> model().fit(X, Y, options)));
        assertEquals(List.of("a end 1", "b end 1"), events.subList(events.size() - 2, events.size()));
    }

    @Test
    void anExceptionFromTheDataLeavesTheHistoryOfTheBatchesBefore() {
        List<History> histories = new ArrayList<>();
        Callback keeper = new Callback() {
            @Override
            public void onTrainEnd(TrainingRun run) {
                histories.add(run.history());
            }
        };
        Dataset broken = new Dataset() {
            @Override
            public int size() {
                return 6;
            }

            @Override
            public Batch batch(int... indices) {
                if (indices[0] == 4) {
                    throw new IllegalArgumentException("sample 4 is unreadable");
                }
                return new Batch(Tensor.zeros(2, 1), Tensor.zeros(2, 1));
            }
        };

        assertThrows(
                IllegalArgumentException.class,
                () -> model().fit(broken, options(keeper).inOrder()));
        assertEquals(2, histories.get(0).batches("loss").size());
    }

    @Test
    void anExceptionOfTrainEndIsSuppressedByTheFirstAndHidesNoOther() {
        class Failing extends Recorder {
            Failing(String name) {
                super(name);
            }

            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                throw new IllegalStateException("batch");
            }

            @Override
            public void onTrainEnd(TrainingRun run) {
                super.onTrainEnd(run);
                throw new IllegalStateException("end");
            }
        }

        FitOptions options = options(new Failing("a"), new Failing("b"), new Recorder("c"));
        Throwable thrown = assertThrows(IllegalStateException.class, () -> model().fit(X, Y, options));

        assertEquals("batch", thrown.getMessage());
        Throwable first = thrown.getSuppressed()[0];
        assertEquals("end", first.getMessage());
        assertEquals("end", first.getSuppressed()[0].getMessage());
        assertEquals(List.of("a begin", "b begin", "c begin", "a end 0", "b end 0", "c end 0"), events);
    }

    @Test
    void onlyCallbacksThatHaveBegunHearTheEnd() {
        Recorder thrower = new Recorder("b") {
            @Override
            public void onTrainBegin(TrainingRun run) {
                throw new IllegalStateException("no");
            }
        };

        FitOptions options = options(new Recorder("a"), thrower, new Recorder("c"));

        assertThrows(IllegalStateException.class, () -> model().fit(X, Y, options));
        assertEquals(List.of("a begin", "a end 0", "b end 0"), events);
    }

    @Test
    void anExceptionOfTrainEndAloneIsThrown() {
        Recorder thrower = new Recorder("a") {
            @Override
            public void onTrainEnd(TrainingRun run) {
                throw new AssertionError("end");
            }
        };

        assertThrows(AssertionError.class, () -> model().fit(X, Y, options(thrower, new Recorder("b"))));
        assertEquals("b end 1", events.get(events.size() - 1));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    private static SequentialModel model() {
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(new Descent(.1), new MeanSquaredError());
        return model;
    }

    private static FitOptions options(Callback... callbacks) {
        FitOptions options = new FitOptions().batchSize(2);
        for (Callback callback : callbacks) {
            options.callback(callback);
        }
        return options;
    }

    private class Recorder implements Callback {
        private final String name;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public void onTrainBegin(TrainingRun run) {
            events.add(name + " begin");
        }

        @Override
        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
            events.add(name + " batch " + run.epoch() + "." + run.batch());
        }

        @Override
        public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
            events.add(name + " epoch " + run.epoch());
        }

        @Override
        public void onTrainEnd(TrainingRun run) {
            History history = run.history();
            events.add(name + " end "
                    + (history.names().isEmpty() ? 0 : history.epochs("loss").size()));
        }
    }
}
