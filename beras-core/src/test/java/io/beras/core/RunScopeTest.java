package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run has a mode for its thread and its model, and keeps weights from changing in the middle of their use. */
@Timeout(60)
class RunScopeTest {

    private final Layer layer = new Layer();
    private final Weighted model = tree(layer);
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void endThread() {
        other.shutdownNow();
    }

    @Test
    void theModeOfARunCountsUntilItCloses() {
        try (RunScope training = RunScope.training(model)) {
            assertTrue(layer.isTraining());
            try (RunScope evaluation = RunScope.evaluation(model)) {
                assertFalse(layer.isTraining());
            }
            assertTrue(layer.isTraining());
        }
        assertFalse(layer.isTraining());
    }

    @Test
    void outsideARunTheStoredModeCounts() {
        model.setTraining(true);

        assertTrue(layer.isTraining());
        try (RunScope evaluation = RunScope.evaluation(model)) {
            assertFalse(layer.isTraining());
        }
        assertTrue(layer.isTraining());
    }

    @Test
    void theModeIsThatOfTheThread() throws Exception {
        try (RunScope training = RunScope.training(model)) {
            assertFalse(onOtherThread(layer::isTraining));
        }
    }

    @Test
    void theModeIsThatOfTheModelThatContainsTheLayer() {
        // A teacher that the loss of a student calls stays in evaluation mode.
        Layer teacher = new Layer();

        try (RunScope training = RunScope.training(model)) {
            assertFalse(teacher.isTraining());
            try (RunScope evaluation = RunScope.evaluation(teacher)) {
                assertTrue(layer.isTraining());
            }
        }
    }

    @Test
    void aNodeWithItsOwnSetTrainingIsTold() {
        Old old = new Old();
        Weighted both = tree(old, layer);

        try (RunScope training = RunScope.training(both)) {
            assertTrue(old.training);
            assertTrue(layer.isTraining());
        }
        assertFalse(old.training);
        assertFalse(layer.isTraining());
    }

    @Test
    void runsOfANodeWithItsOwnSetTrainingWaitForEachOther() throws Exception {
        Old old = new Old();
        Weighted both = tree(old, layer);
        Future<Boolean> evaluation;
        AtomicBoolean closed = new AtomicBoolean();

        try (RunScope training = RunScope.evaluation(both)) {
            evaluation = other.submit(() -> {
                try (RunScope second = RunScope.evaluation(both)) {
                    return closed.get();
                }
            });
            assertThrows(java.util.concurrent.TimeoutException.class, () -> evaluation.get(50, TimeUnit.MILLISECONDS));
            closed.set(true);
        }

        assertTrue(evaluation.get());
    }

    @Test
    void evaluationsShareTheWeightsAndATrainingHasThemAlone() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        Future<Boolean> second;

        try (RunScope first = RunScope.evaluation(model)) {
            assertTrue(onOtherThread(() -> {
                try (RunScope beside = RunScope.evaluation(model)) {
                    return true;
                }
            }));
        }
        try (RunScope training = RunScope.training(model)) {
            second = other.submit(() -> {
                try (RunScope waiting = RunScope.evaluation(model)) {
                    return closed.get();
                }
            });
            assertThrows(java.util.concurrent.TimeoutException.class, () -> second.get(50, TimeUnit.MILLISECONDS));
            closed.set(true);
        }

        assertTrue(second.get());
    }

    @Test
    void aSecondTrainingIsRefusedAndNotKeptWaiting() throws Exception {
        try (RunScope training = RunScope.training(model)) {
            String message =
                    onOtherThread(() -> assertThrows(IllegalStateException.class, () -> RunScope.training(layer))
                            .getMessage());
            assertTrue(message.contains("shares the weight \"w\"; wait until that training has ended"), message);
        }
        assertTrue(onOtherThread(() -> {
            try (RunScope training = RunScope.training(layer)) {
                return layer.isTraining();
            }
        }));
    }

    @Test
    void modelsThatShareWeightsAfterTheirFirstRunDoNotWaitForEachOtherInACircle() throws Exception {
        // Each of two models has a lock of its own; both then contain the weights of both, in opposite orders.
        Layer second = new Layer();
        RunScope.evaluation(layer).close();
        RunScope.evaluation(second).close();
        Weighted forth = tree(layer, second);
        Weighted back = tree(second, layer);

        Future<Boolean> opposite = other.submit(() -> runOften(back));
        assertTrue(runOften(forth));
        assertTrue(opposite.get());
    }

    @Test
    void exclusiveAccessInsideSharedAccessIsAnError() {
        List<Variable> weights = model.weights();

        try (WeightAccess shared = WeightAccess.shared(weights)) {
            assertThrows(IllegalStateException.class, () -> WeightAccess.exclusive(weights));
        }
        try (WeightAccess exclusive = WeightAccess.exclusive(weights);
                WeightAccess shared = WeightAccess.shared(weights)) {
            assertEquals(1, weights.size());
        }
    }

    private static boolean runOften(Weighted model) {
        for (int i = 0; i < 2000; i++) {
            try (WeightAccess access = WeightAccess.exclusive(model.weights())) {
                Thread.onSpinWait();
            }
        }
        return true;
    }

    private <T> T onOtherThread(java.util.concurrent.Callable<T> task) throws Exception {
        return other.submit(task).get();
    }

    private static Weighted tree(Weighted... children) {
        return new Weighted() {
            @Override
            public List<Weighted> children() {
                return List.of(children);
            }
        };
    }

    private static final class Layer implements ModeDependent {
        private final Variable w = new Variable("w", Tensor.of(1));
        private final TrainingMode mode = new TrainingMode(this);

        @Override
        public TrainingMode trainingMode() {
            return mode;
        }

        @Override
        public List<Variable> ownWeights() {
            return List.of(w);
        }

        boolean isTraining() {
            return mode.isTraining();
        }
    }

    /** A layer written before {@link TrainingMode} existed. */
    private static final class Old implements Weighted {
        private boolean training;

        @Override
        public void setTraining(boolean training) {
            this.training = training;
        }
    }
}
