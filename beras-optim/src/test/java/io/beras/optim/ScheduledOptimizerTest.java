package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.schedules.CosineDecay;
import io.beras.optim.schedules.LearningRateSchedule;
import io.beras.optim.schedules.PiecewiseConstant;
import io.beras.optim.schedules.StepDecay;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** An optimizer that takes its learning rate from a schedule. */
class ScheduledOptimizerTest {

    private final Variable w = new Variable("w", Tensor.of(0));

    static Stream<Function<LearningRateSchedule, VariableOptimizer>> all() {
        return Stream.of(BasicOptimizer::new, SGD::new, RMSProp::new, AdaGrad::new, Adam::new, AdamW::new, Nadam::new);
    }

    @Test
    void eachStepUsesTheNextRate() {
        // The gradient is 1: w falls by 1, then by ½, then by ¼.
        Optimizer optimizer = new SGD(new StepDecay(1, 1, .5));
        double[] places = {-1, -1.5, -1.75};
        for (double place : places) {
            step(optimizer);
            assertEquals(place, w.item());
        }

        assertEquals(.125, optimizer.learningRate());
    }

    @Test
    void aCountOfStepsThatIsSetBackSetsTheRateBack() {
        Optimizer optimizer = new SGD(new StepDecay(1, 1, .5));
        step(optimizer);
        Variable steps = optimizer.state().get(0);
        step(optimizer);
        step(optimizer);
        assertEquals(.125, optimizer.learningRate());

        steps.assign(Tensor.of(DataType.DOUBLE, 1).reshape());

        assertEquals(.5, optimizer.learningRate());
        double before = w.item();
        step(optimizer);
        assertEquals(before - .5, w.item());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyOptimizerFollowsASchedule(Function<LearningRateSchedule, VariableOptimizer> make) {
        Optimizer scheduled = make.apply(step -> 1 + step);
        Variable other = new Variable("w", Tensor.of(0));
        Optimizer byHand = make.apply(new PiecewiseConstant(1).from(1, 2).from(2, 3));
        for (int i = 0; i < 3; i++) {
            assertEquals(1 + i, scheduled.learningRate());
            step(scheduled);
            byHand.applyGradients(List.of(other), List.of(Tensor.of(1)));
        }

        assertEquals(other.item(), w.item());
        assertTrue(w.item() < -3, "moved to " + w.item());
    }

    @Test
    void aStepWithoutAnyGradientCounts() {
        Optimizer optimizer = new SGD(new StepDecay(1, 1, .5));

        optimizer.applyGradients(List.of(w), Arrays.asList((Tensor) null));

        assertEquals(.5, optimizer.learningRate());
    }

    @Test
    void manyVariablesAreMovedInOneStep() {
        Variable other = new Variable("b", Tensor.of(0));
        Optimizer optimizer = new SGD(new StepDecay(1, 1, .5));

        optimizer.applyGradients(List.of(w, other), List.of(Tensor.of(1), Tensor.of(1)));

        assertEquals(-1, other.item());
        assertEquals(.5, optimizer.learningRate());
    }

    @Test
    void aStepThatThrowsDoesNotCount() {
        Optimizer optimizer = new SGD(new StepDecay(1, 1, .5));

        assertThrows(
                IllegalArgumentException.class, () -> optimizer.applyGradients(List.of(w), List.of(Tensor.of(1, 2))));

        assertEquals(1, optimizer.learningRate());
    }

    @Test
    void aScheduleResumesWhereTheStateSays() {
        Optimizer before = new SGD(new CosineDecay(1, 1000));
        for (int i = 0; i < 500; i++) {
            step(before);
        }
        Variable steps = before.state().get(0);
        Optimizer after = new SGD(new CosineDecay(1, 1000));
        after.state().get(0).assign(steps);

        assertEquals("steps", steps.name());
        assertEquals(500, steps.item());
        assertEquals(.5, after.learningRate(), 1e-15); // the middle of the decay
        assertEquals(before.learningRate(), after.learningRate());
    }

    @Test
    void theCountOutlivesEachStepAndIsNotRecorded() {
        Optimizer optimizer = new SGD(new StepDecay(1, 1, .5));
        try (StepScope scope = new StepScope();
                GradientTape tape = new GradientTape(true)) {
            step(optimizer);
        }
        try (StepScope scope = new StepScope()) {
            step(optimizer);
        }

        assertEquals(2, optimizer.state().get(0).item());
    }

    @Test
    void aScheduledRateCannotBeSet() {
        Optimizer optimizer = new SGD(new StepDecay(.1, 30, .5));

        assertEquals(
                "the learning rate follows StepDecay(0.1, factor 0.5 every 30 steps) and can't be set to 0.2;"
                        + " create the optimizer with a fixed learning rate to set it",
                assertThrows(IllegalStateException.class, () -> optimizer.setLearningRate(.2))
                        .getMessage());
    }

    @Test
    void anInvalidRateIsReportedWithItsStep() {
        LearningRateSchedule schedule = new LearningRateSchedule() {
            @Override
            public double at(long step) {
                return .1 - .1 * step;
            }

            @Override
            public String toString() {
                return "my schedule";
            }
        };
        Optimizer optimizer = new SGD(schedule);
        step(optimizer);
        step(optimizer);

        assertEquals(
                "the learning rate of step 2 by my schedule must be finite and at least 0, not -0.1",
                assertThrows(IllegalArgumentException.class, () -> step(optimizer))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new SGD(step -> Double.NaN));
    }

    @Test
    void printsItsSchedule() {
        assertEquals(
                "BasicOptimizer(learningRate=StepDecay(0.1, factor 0.5 every 30 steps))",
                new BasicOptimizer(new StepDecay(.1, 30, .5)).toString());
    }

    private void step(Optimizer optimizer) {
        optimizer.applyGradients(List.of(w), List.of(Tensor.of(1)));
    }
}
