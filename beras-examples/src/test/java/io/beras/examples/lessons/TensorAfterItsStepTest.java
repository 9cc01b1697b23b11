package io.beras.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.Softmax;
import io.beras.activations.Tanh;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.Metric;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tensor used after its step either throws and names the step or, if detached, still has its elements. */
class TensorAfterItsStepTest {

    private static final int FURTHER_STEPS = 100;

    private final Tensor x;
    private final Tensor y = Tensor.ofLabels(0, 1, 2, 1);
    private final SequentialModel model;
    private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
    private final Optimizer optimizer = new Adam(0.01);

    TensorAfterItsStepTest() {
        Randomness.setSeed(1);
        x = Tensor.randomNormal(4, 5);
        model = new SequentialModel(new Dense(5, 6), new Tanh(), new Dense(6, 3));
    }

    /** A metric that stores each prediction, a detached copy and the elements. */
    private static final class Keeper implements Metric {
        private final List<Tensor> kept = new ArrayList<>();
        private final List<Tensor> detached = new ArrayList<>();
        private final List<float[]> elements = new ArrayList<>();

        @Override
        public String name() {
            return "kept";
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            kept.add(prediction);
            detached.add(prediction.detach());
            elements.add(prediction.toFloatArray());
        }

        @Override
        public double result() {
            return kept.size();
        }

        @Override
        public void reset() {}
    }

    @Test
    void aTensorThatAMetricStoresThrowsAndADetachedCopyStays() {
        Keeper keeper = new Keeper();
        model.compile(optimizer, loss, keeper);
        for (int i = 0; i < FURTHER_STEPS; i++) {
            model.batchStep(x, y, true);
        }

        assertEquals(FURTHER_STEPS, keeper.kept.size());
        for (int i = 0; i < FURTHER_STEPS; i++) {
            var e = assertThrows(IllegalStateException.class, keeper.kept.get(i)::toFloatArray);
            assertTrue(
                    e.getMessage()
                            .matches(
                                    "a tensor of shape \\(4, 3\\) ended with training step [0-9]+; inside the step, .*"),
                    e.getMessage());
            assertArrayEquals(keeper.elements.get(i), keeper.detached.get(i).toFloatArray());
        }
    }

    @Test
    void activationsGradientsAndLossesOfACustomStepThrowToo() {
        List<Tensor> kept = new ArrayList<>();
        try (StepScope step = new StepScope("step 1 by hand");
                GradientTape tape = new GradientTape()) {
            Tensor scores = model.call(x);
            Tensor probabilities = new Softmax().call(scores);
            Tensor value = loss.call(scores, y);
            List<Variable> variables = model.trainableVariables();
            kept.addAll(List.of(scores, probabilities, value));
            kept.addAll(tape.gradient(value, variables));
            optimizer.applyGradients(variables, kept.subList(3, kept.size()));
            kept.add(variables.get(0).mul(2));
            List<Tensor> detached = kept.stream().map(Tensor::detach).toList();
            List<float[]> elements = kept.stream().map(Tensor::toFloatArray).toList();
            step.close();
            furtherSteps();

            for (int i = 0; i < kept.size(); i++) {
                assertArrayEquals(elements.get(i), detached.get(i).toFloatArray());
                var e = assertThrows(IllegalStateException.class, kept.get(i)::detach);
                assertTrue(e.getMessage().contains("ended with step 1 by hand"), e.getMessage());
            }
        }
    }

    @Test
    void trainingWithAStepScopeGivesTheSameBitsAsWithout() {
        SequentialModel other = new SequentialModel(new Dense(5, 6), new Tanh(), new Dense(6, 3));
        for (int i = 0; i < model.weights().size(); i++) {
            other.weights().get(i).assign(model.weights().get(i));
        }
        Optimizer ofOther = new Adam(0.01);
        furtherSteps();
        for (int i = 0; i < FURTHER_STEPS; i++) {
            try (GradientTape tape = new GradientTape()) {
                List<Variable> variables = other.trainableVariables();
                ofOther.applyGradients(variables, tape.gradient(loss.call(other.call(x), y), variables));
            }
        }

        assertSameElements(model.weights(), other.weights());
        assertSameElements(optimizer.state(), ofOther.state());
    }

    private void furtherSteps() {
        for (int i = 0; i < FURTHER_STEPS; i++) {
            try (StepScope step = new StepScope();
                    GradientTape tape = new GradientTape()) {
                List<Variable> variables = model.trainableVariables();
                optimizer.applyGradients(variables, tape.gradient(loss.call(model.call(x), y), variables));
            }
        }
    }

    private static void assertSameElements(List<Variable> expected, List<Variable> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).toFloatArray(), actual.get(i).toFloatArray());
        }
    }
}
