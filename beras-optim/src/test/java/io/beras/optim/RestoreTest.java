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
    void namesTheSavedOptimizerAndThisOptimizer() {
        Variable w = new Variable("w", Tensor.of(1));
        Map<String, Supplier<Optimizer>> saved = new LinkedHashMap<>();
        saved.put("[velocity] of SGD with momentum", () -> new SGD(.1, .9));
        saved.put("[secondMoment] of RMSProp", () -> new RMSProp(.1));
        saved.put("[sumOfSquares] of AdaGrad", () -> new AdaGrad(.1));
        saved.put("[updates, firstMoment, secondMoment] of Adam or AdamW", () -> new Adam(.1));
        saved.put("[updates, momentumProduct, firstMoment, secondMoment] of Nadam", () -> new Nadam(.1));
        saved.forEach((name, make) -> saved.forEach((other, makeOther) -> {
            Optimizer before = make.get();
            before.applyGradients(List.of(w), List.of(Tensor.of(1)));
            Optimizer after = makeOther.get();
            after.restore(byName(before));
            double place = w.item();
            if (name.equals(other)) {
                after.applyGradients(List.of(w), List.of(Tensor.of(1)));
                return;
            }

            refuses(
                    "create it with the settings of the saved optimizer: the state of \"w\", " + name
                            + ", is not that of " + after,
                    () -> after.applyGradients(List.of(w), List.of(Tensor.of(1))));
            assertEquals(place, w.item());
            assertEquals(text(byName(before)), text(byName(after)));
        }));
    }

    @Test
    void refusesStateWithoutAmsgradsMaxima() {
        Variable w = new Variable("w", Tensor.of(1));
        Adam before = new Adam(.1);
        before.applyGradients(List.of(w), List.of(Tensor.of(1)));
        double place = w.item();
        Adam after = new Adam(.1).amsgrad();
        after.restore(byName(before));

        refuses(
                "the restored state lacks slots of this optimizer; create it with the settings of the saved optimizer:"
                        + " the state of \"w\", [updates, firstMoment, secondMoment] of Adam or AdamW, is not that of"
                        + " Adam(learningRate=0.1, amsgrad), [updates, firstMoment, secondMoment, largestSecondMoment]",
                () -> after.applyGradients(List.of(w), List.of(Tensor.of(1))));
        assertEquals(place, w.item());
    }

    @Test
    void aRefusedStepChangesNothing() {
        // The first variable's state is right, and the second's is not: neither moves, and neither loses its state.
        List<Variable> variables = List.of(new Variable("a", Tensor.of(1, 2)), new Variable("b", Tensor.of(3)));
        Map<String, Tensor> state = Map.of("a/velocity", Tensor.of(4, 5), "b/velocity", Tensor.scalar(1));
        for (Supplier<Optimizer> make :
                List.<Supplier<Optimizer>>of(() -> new SGD(new StepDecay(.1, 1, .5), .9), () -> new SGD(.1, .9))) {
            Optimizer optimizer = make.get();
            Map<String, Tensor> all = new LinkedHashMap<>(state);
            optimizer.state().forEach(steps -> all.put(steps.name(), steps));
            optimizer.restore(all);
            Map<String, String> before = text(byName(optimizer));
            double rate = optimizer.learningRate();

            for (int attempt = 0; attempt < 2; attempt++) {
                refuses(
                        "\"b/velocity\" was restored with the shape ()",
                        () -> optimizer.applyGradients(variables, List.of(Tensor.of(1, 1), Tensor.of(1))));

                assertArrayEquals(new double[] {1, 2}, variables.get(0).toDoubleArray());
                assertEquals(3, variables.get(1).item());
                assertEquals(before, text(byName(optimizer)));
                assertEquals(rate, optimizer.learningRate());
            }
            optimizer.restore(all); // no step was taken
        }
    }

    @Test
    void aRefusedLateStepChangesNothing() {
        // The state of b is used in the second step, when a has moved once more.
        Variable a = new Variable("a", Tensor.of(0));
        Variable b = new Variable("b", Tensor.of(0));
        SGD optimizer = new SGD(1, .5);
        optimizer.restore(Map.of("a/velocity", Tensor.of(2), "b/secondMoment", Tensor.of(1)));
        optimizer.applyGradients(List.of(a, b), Arrays.asList(Tensor.of(1), null)); // v = 0.5·2 + 1
        assertEquals(-2, a.item());
        Map<String, String> before = text(byName(optimizer));

        refuses(
                "\"b/secondMoment\" does not belong",
                () -> optimizer.applyGradients(List.of(a, b), List.of(Tensor.of(1), Tensor.of(1))));

        assertEquals(-2, a.item());
        assertEquals(0, b.item());
        assertEquals(before, text(byName(optimizer)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -3, 2.5, 1e300, Double.POSITIVE_INFINITY})
    void refusesACountOfStepsThatCountsNothing(double steps) {
        Optimizer optimizer = new SGD(new CosineDecay(.1, 9), .9);

        refuses(
                "the state to restore holds \"steps\" with " + steps
                        + " as element 0, but every element must be a whole number from 0 to 2^53",
                () -> optimizer.restore(
                        Map.of("steps", Tensor.scalar(DataType.DOUBLE, steps), "w/velocity", Tensor.of(1))));
        assertEquals("{steps=DOUBLE[0.0]}", text(byName(optimizer)).toString());
        optimizer.state().get(0).assign(Tensor.scalar(DataType.DOUBLE, steps));
        refuses("\"steps\" with " + steps, optimizer::learningRate);
    }

    @Test
    void refusesACountOfStepsThatIsNoScalar() {
        Optimizer optimizer = new SGD(new CosineDecay(.1, 9));

        refuses(
                "holds \"steps\" as DOUBLE (2), but it must be a DOUBLE scalar",
                () -> optimizer.restore(Map.of("steps", Golden.vector(1, 2))));
        refuses(
                "holds \"steps\" as FLOAT (), but it must be a DOUBLE scalar",
                () -> optimizer.restore(Map.of("steps", Tensor.scalar(1))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesStateThatIsNotFiniteAtOnce(double value) {
        Optimizer optimizer = new SGD(.1, .9);

        refuses(
                "holds \"w/velocity\" with " + value + " as element 1, but every element must be finite",
                () -> optimizer.restore(Map.of("b/velocity", Tensor.of(1), "w/velocity", Tensor.of(0, value))));
        assertTrue(optimizer.state().isEmpty());
    }

    @Test
    void refusesValuesThatTheSlotCannotHold() {
        Variable w = new Variable("w", Tensor.of(1));
        Map<String, Supplier<Optimizer>> slots = new LinkedHashMap<>();
        slots.put("w/secondMoment", () -> new RMSProp(.1));
        slots.put("w/sumOfSquares", () -> new AdaGrad(.1));
        slots.put("w/largestSecondMoment", () -> new Adam(.1).amsgrad());
        slots.put("w/updates", () -> new AdamW(.1));
        slots.put("w/momentumProduct", () -> new Nadam(.1));
        slots.forEach((slot, make) -> {
            Optimizer before = make.get();
            before.applyGradients(List.of(w), List.of(Tensor.of(1)));
            double place = w.item();
            Map<String, Tensor> state = byName(before);
            state.computeIfPresent(slot, (name, values) -> values.mul(0).sub(.5));
            Optimizer after = make.get();
            after.restore(state);

            refuses(
                    "holds \"" + slot + "\" with -0.5 as element 0, but every element must be",
                    () -> after.applyGradients(List.of(w), List.of(Tensor.of(1))));
            assertEquals(place, w.item());
        });
    }

    @Test
    void aCustomOptimizerIsAllOrNothingToo() {
        // This optimizer uses a slot for the first variable only.
        List<Variable> variables = List.of(new Variable("a", Tensor.of(1)), new Variable("b", Tensor.of(1)));
        VariableOptimizer optimizer = new VariableOptimizer(1) {
            @Override
            protected void update(Variable w, Tensor g) {
                if (w == variables.get(0)) {
                    Variable sum = slot(w, "sum");
                    sum.assign(sum.add(g));
                }
                w.assignSub(g);
            }
        };
        optimizer.restore(Map.of("a/sum", Tensor.of(-5), "b/sum", Tensor.of(-5)));

        refuses(
                "restored state \"b/sum\" does not belong to this optimizer; create it with the settings of the saved"
                        + " optimizer: the state of \"b\", [sum], is not that of VariableOptimizer(learningRate=1), []",
                () -> optimizer.applyGradients(variables, List.of(Tensor.of(1), Tensor.of(1))));
        assertEquals(1, variables.get(0).item());
        assertEquals(1, variables.get(1).item());
        assertEquals(Map.of("a/sum", "FLOAT[-5.0]", "b/sum", "FLOAT[-5.0]"), text(byName(optimizer)));
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
