package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Optimizer;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.schedules.CosineDecay;
import io.beras.optim.schedules.StepDecay;
import io.beras.optim.schedules.WarmUp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A new optimizer with the restored state of an earlier optimizer continues exactly as the earlier would. */
class RestoreTest {

    static Stream<Supplier<Optimizer>> all() {
        return Stream.of(
                () -> new BasicOptimizer(.1),
                () -> new SGD(.1).momentum(.9).dampening(.5).weightDecay(.1),
                () -> new SGD(new CosineDecay(.1, 9)).momentum(.9).nesterov(),
                () -> new RMSProp(.1).centered().momentum(.9),
                () -> new AdaGrad(.1).initialSum(.1),
                () -> new Adam(.1).amsgrad(),
                () -> new Nadam(new WarmUp(4, new StepDecay(.1, 2, .5))),
                () -> new ClipByNorm(1).before(new AdamW(.1)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void continuesAsIfNotInterrupted(Supplier<Optimizer> make) {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            List<Variable> variables = variables(type);
            Optimizer uninterrupted = make.get();
            steps(3, uninterrupted, variables);
            List<Variable> resumed = variables(type);
            for (int i = 0; i < resumed.size(); i++) {
                resumed.get(i).assign(variables.get(i));
            }
            Optimizer restored = make.get();
            restored.restore(byName(uninterrupted));

            assertEquals(text(byName(uninterrupted)), text(byName(restored)), "before the first step");
            steps(3, uninterrupted, variables);
            steps(3, restored, resumed);

            for (int i = 0; i < resumed.size(); i++) {
                assertArrayEquals(
                        variables.get(i).toDoubleArray(), resumed.get(i).toDoubleArray());
            }
            assertEquals(text(byName(uninterrupted)), text(byName(restored)));
            assertEquals(uninterrupted.learningRate(), restored.learningRate());
        }
    }

    @Test
    void keepsTheStateOfAVariableUntilItsFirstGradient() {
        List<Variable> variables = variables(DataType.FLOAT);
        Optimizer before = new SGD(.1).momentum(.9);
        steps(1, before, variables);
        Optimizer after = new SGD(.1).momentum(.9);
        after.restore(byName(before));
        Tensor g = Tensor.of(1, 1);

        after.applyGradients(variables, Arrays.asList(null, g));
        before.applyGradients(variables, Arrays.asList(null, g));

        assertEquals(text(byName(before)), text(byName(after)));
    }

    @Test
    void copiesTheState() {
        Variable w = new Variable("w", Tensor.of(1));
        Variable velocity = new Variable("v", Tensor.of(4));
        Optimizer optimizer = new SGD(1).momentum(.5);
        optimizer.restore(Map.of("w/velocity", velocity));
        velocity.assign(Tensor.of(100));

        optimizer.applyGradients(List.of(w), List.of(Tensor.of(1)));

        assertEquals(1 - (.5 * 4 + 1), w.item());
    }

    @Test
    void refusesAWrongShapeBeforeAnyUpdate() {
        Variable w = new Variable("w", Tensor.of(1, 2));
        Optimizer momentum = new SGD(.1).momentum(.9);
        momentum.restore(Map.of("w/velocity", Tensor.of(1, 2, 3)));

        assertEquals(
                "\"w/velocity\" was restored with the shape (3), but variable \"w\" needs (2); restore the"
                        + " state that was saved with this model",
                assertThrows(ShapeException.class, () -> momentum.applyGradients(List.of(w), List.of(Tensor.of(1, 1))))
                        .getMessage());
        assertArrayEquals(new double[] {1, 2}, w.toDoubleArray());
    }

    @Test
    void refusesAWrongShapeAtEachAttempt() {
        Variable w = new Variable("w", Tensor.of(1, 2));
        Optimizer momentum = new SGD(.1).momentum(.9);
        momentum.restore(Map.of("w/velocity", Tensor.of(1, 2, 3)));

        for (int attempt = 0; attempt < 2; attempt++) {
            refuses("(3)", () -> momentum.applyGradients(List.of(w), List.of(Tensor.of(1, 1))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"w/updates", "w/firstMoment"})
    void refusesAScalarForAVectorAndAVectorForAScalar(String slot) {
        Variable w = new Variable("w", Tensor.of(1, 2));
        Optimizer adam = new Adam(.1);
        adam.restore(Map.of(slot, slot.equals("w/updates") ? Tensor.of(1, 2) : Tensor.scalar(DataType.FLOAT, 1)));

        refuses(
                "\"" + slot + "\" was restored with the shape",
                () -> adam.applyGradients(List.of(w), List.of(Tensor.of(1, 1))));
        assertArrayEquals(new double[] {1, 2}, w.toDoubleArray());
    }

    @Test
    void refusesTheStateOfOtherVariables() {
        Variable w = new Variable("w", Tensor.of(1));
        Optimizer momentum = new SGD(.1).momentum(.9);
        momentum.restore(Map.of("dense_1/w/velocity", Tensor.of(1)));

        refuses(
                "the restored state [dense_1/w/velocity] does not belong to the variables [w]; restore the state that was"
                        + " saved with this model",
                () -> momentum.applyGradients(List.of(w), List.of(Tensor.of(1))));
        assertEquals(1, w.item());
    }

    @Test
    void refusesTheStateOfAnOptimizerWithOtherSettings() {
        Variable w = new Variable("w", Tensor.of(1));
        Optimizer plain = new SGD(.1);
        plain.restore(Map.of("w/velocity", Tensor.of(1)));

        refuses(
                "restored state \"w/velocity\" does not belong to this optimizer; create it with the settings of the"
                        + " saved optimizer",
                () -> plain.applyGradients(List.of(w), List.of(Tensor.of(1))));
        Tensor steps = Tensor.scalar(DataType.DOUBLE, 7);
        refuses("holds \"steps\", which", () -> new SGD(.1).restore(Map.of("steps", steps)));
        Optimizer scheduled = new SGD(new CosineDecay(.1, 9));
        refuses("lacks \"steps\"", () -> scheduled.restore(Map.of("w/velocity", Tensor.of(1))));
    }

    @Test
    void refusesAfterTheFirstStep() {
        List<Variable> variables = variables(DataType.FLOAT);
        Optimizer optimizer = new Adam(.1);
        steps(1, optimizer, variables);

        refuses("restore(...) must come before the first step", () -> optimizer.restore(byName(optimizer)));
    }

    @Test
    void aCustomOptimizerMustImplementRestore() {
        Optimizer custom = new Optimizer() {
            @Override
            public void applyGradients(List<Variable> variables, List<? extends Tensor> gradients) {}

            @Override
            public double learningRate() {
                return 0;
            }

            @Override
            public void setLearningRate(double learningRate) {}

            @Override
            public List<Variable> state() {
                return List.of();
            }
        };

        refuses("must implement restore(...)", () -> custom.restore(Map.of("w/firstMoment", Tensor.of(1))));
    }

    private static List<Variable> variables(DataType type) {
        return List.of(
                new Variable("w", Tensor.of(type, 1, -2)), new Variable("w", Tensor.of(type, .5, 3))); // of two layers
    }

    private static void steps(int count, Optimizer optimizer, List<Variable> variables) {
        for (int i = 0; i < count; i++) {
            optimizer.applyGradients(
                    variables, variables.stream().map(w -> w.mul(.3).add(.1)).toList());
        }
    }

    private static Map<String, Tensor> byName(Optimizer optimizer) {
        Map<String, Tensor> state = new LinkedHashMap<>();
        optimizer.state().forEach(slot -> state.put(slot.name(), slot.detach()));
        return state;
    }

    private static Map<String, String> text(Map<String, Tensor> state) {
        Map<String, String> text = new LinkedHashMap<>();
        state.forEach((name, values) -> text.put(name, values.dataType() + Arrays.toString(values.toDoubleArray())));
        return text;
    }

    private static void refuses(String part, Runnable restoring) {
        String message = assertThrows(RuntimeException.class, restoring::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
