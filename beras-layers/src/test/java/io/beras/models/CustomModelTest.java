package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests subclasses of Model with their own forward and control flow. */
class CustomModelTest {

    private static final Tensor X = Tensor.of(new double[][] {{3}});
    private static final Tensor Y = Tensor.of(new double[][] {{10}});

    @Test
    void aBranchNotTakenIsLeftAlone() {
        Branching model = compiled(new Branching());
        model.allowUnusedWeights();
        model.left = true;

        model.batchStep(X, Y, true);

        assertNotEquals(2, model.first.w().item());
        assertEquals(2, model.second.w().item());
        model.left = false;
        model.batchStep(X, Y, true);
        assertNotEquals(2, model.second.w().item());
    }

    @Test
    void aSharedPartGetsTheGradientsOfAllItsUses() {
        // ŷ = w·x + w·2x = 3wx: ∂ŷ/∂w = 9. Error 18 − 10 = 8, ∂L/∂w = 2·8·9 = 144, w ← 2 − 0.001·144.
        Dense shared = SequentialModelTest.unit(2, 0).withoutBias();
        Model model = compiled(new Model() {
            private final Dense dense = add(shared);

            @Override
            protected Tensor forward(Tensor... inputs) {
                return dense.call(inputs[0]).add(dense.call(inputs[0].mul(2)));
            }
        });

        model.batchStep(X, Y, true);

        assertEquals(2 - .144, shared.w().item(), 1e-6);
        assertEquals(1, model.weights().size());
    }

    @Test
    @Tag("gradient-check")
    void aModelInsideAModelHasRightGradients() {
        SequentialModel model = new SequentialModel(new Parallel(3, 4), new Parallel(4, 4), new Dense(4, 2));

        GradientReport report = GradientCheck.of(model).secondOrder().check(Tensor.randomNormal(2, 3));

        assertTrue(report.passed(), report.toString());
        assertEquals(
                List.of("parallel_1/dense_1/w", "parallel_1/dense_1/b", "parallel_1/dense_2/w", "parallel_1/dense_2/b"),
                model.weights().subList(0, 4).stream().map(Variable::name).toList());
    }

    @Test
    void aModelInsideAModelIsTrained() {
        Parallel block = new Parallel(1, 32); // wide enough that not all units are off
        SequentialModel model = compiled(new SequentialModel(block, new Dense(32, 1)));
        double before = model.evaluate(X, Y, 1).loss();
        double[] weights = block.weights().get(0).toDoubleArray();

        model.fit(X, Y, new FitOptions().epochs(20));

        assertTrue(model.evaluate(X, Y, 1).loss() < before);
        assertFalse(Arrays.equals(weights, block.weights().get(0).toDoubleArray()));
    }

    @Test
    void aLossThatDependsOnNothingIsAnError() {
        Model detached = compiled(new Model() {
            private final Dense dense = add(SequentialModelTest.unit(2, 1));

            @Override
            protected Tensor forward(Tensor... inputs) {
                return dense.call(inputs).detach();
            }
        });

        String message = assertThrows(IllegalStateException.class, () -> detached.batchStep(X, Y, true))
                .getMessage();

        assertEquals(
                "the loss depends on none of the model's 2 trainable variables; call the parts of the model in"
                        + " forward, without detach() or plain arrays between them and the output",
                message);
    }

    @Test
    @SuppressWarnings("NullAway") // a mistake that Java allows
    void aForwardThatReturnsNullIsAnError() {
        Model model = new Model() {
            @Override
            protected Tensor forward(Tensor... inputs) {
                return null;
            }
        };

        String message = assertThrows(IllegalStateException.class, () -> model.predict(X))
                .getMessage();

        assertTrue(message.endsWith("Model.forward returned null; return the output tensor"), message);
    }

    @Test
    void aModelWithoutWeightsHasNothingToTrain() {
        SequentialModel model = compiled(new SequentialModel(x -> x[0]));

        assertEquals(
                "there is nothing to train: the model has no weights; register each layer with add(...), also a"
                        + " layer that only forward or a lambda calls",
                assertThrows(IllegalStateException.class, () -> model.batchStep(X, Y, true))
                        .getMessage());
        assertEquals(49, model.evaluate(X, Y, 1).loss());
    }

    @Test
    void trainingModeReachesEveryPartAndIsRestored() {
        ModeRecorder part = new ModeRecorder();
        SequentialModel model = compiled(new SequentialModel(new SequentialModel(part, new Dense(1, 1))));

        model.fit(X, Y, new FitOptions().validation(X, Y));
        model.predict(X);
        model.evaluate(X, Y, 1);
        model.batchStep(X, Y, true);
        model.batchStep(X, Y, false);
        model.call(X);

        // fit: a training step, then validation; predict, evaluate, a training step, a test step, a bare call
        assertEquals(List.of(true, false, false, false, true, false, false), part.modes);
        assertFalse(part.training);
    }

    @Test
    void trainingModeIsRestoredWhenAStepThrows() {
        ModeRecorder part = new ModeRecorder();
        SequentialModel model = compiled(new SequentialModel(part, new Dense(1, 1)));
        Tensor wrong = Tensor.zeros(1, 7);

        assertThrows(IllegalArgumentException.class, () -> model.batchStep(X, wrong, true));

        assertEquals(List.of(true), part.modes);
        assertFalse(part.training);
        assertFalse(model.isTraining());
    }

    @Test
    void aModeThatTheUserSetComesBackAfterEvaluation() {
        ModeRecorder part = new ModeRecorder();
        SequentialModel model = compiled(new SequentialModel(part, new Dense(1, 1)));
        model.setTraining(true);

        model.evaluate(X, Y, 1);
        model.predict(X);

        assertEquals(List.of(false, false), part.modes);
        assertTrue(part.training);
    }

    @Test
    void aRegisteredPartIsReturnedAndListedOnce() {
        Branching model = new Branching();

        assertEquals(List.of(model.first, model.second), model.parts());
        assertEquals(model.first, model.add(model.first));
        assertEquals(2, model.parts().size());
        assertArrayEquals(
                new String[] {"dense_1/w", "dense_1/b", "dense_2/w", "dense_2/b"},
                model.weights().stream().map(Variable::name).toArray());
    }

    @Test
    void aModelMayHaveOwnWeightsAndPartsThatAreNotAdded() {
        // add runs before the fields "second" and "scale" have values.
        Model model = new Model() {
            private final Dense first = add(SequentialModelTest.unit(2, 1));
            private final Dense second = SequentialModelTest.unit(3, 1);
            private final Variable scale = new Variable("scale", Tensor.of(1));

            @Override
            public List<Variable> ownWeights() {
                return List.of(scale);
            }

            @Override
            public List<Weighted> children() {
                return List.of(first, second);
            }

            @Override
            protected Tensor forward(Tensor... inputs) {
                return second.call(first.call(inputs)).mul(scale);
            }
        };

        assertEquals(
                List.of("scale", "dense_1/w", "dense_1/b", "dense_2/w", "dense_2/b"),
                List.copyOf(model.namedWeights().keySet()));
    }

    private static <M extends Model> M compiled(M model) {
        model.compile(new Descent(.001), new MeanSquaredError());
        return model;
    }

    private static final class Branching extends Model {
        private final Dense first = add(SequentialModelTest.unit(2, 1));
        private final Dense second = add(SequentialModelTest.unit(2, 1));
        private boolean left;

        @Override
        protected Tensor forward(Tensor... inputs) {
            return left ? first.call(inputs) : second.call(inputs);
        }
    }

    /** The ParallelBlock of CS231n's lecture 8: max(h₁∘h₂, 0). */
    private static final class Parallel extends Model {
        private final Dense first;
        private final Dense second;

        Parallel(int in, int out) {
            first = add(new Dense(in, out));
            second = add(new Dense(in, out));
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return first.call(inputs).mul(second.call(inputs)).relu();
        }
    }

    private static final class ModeRecorder implements Callable, Weighted {
        private final List<Boolean> modes = new ArrayList<>();
        private boolean training;

        @Override
        public Tensor call(Tensor... inputs) {
            modes.add(training);
            return inputs[0];
        }

        @Override
        public void setTraining(boolean training) {
            this.training = training;
        }
    }
}
