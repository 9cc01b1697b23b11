package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.arrays.KernelSelection;
import io.beras.optim.schedules.CosineDecay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Every optimizer's loop moves a variable as the formula in tensor operations does, the reference path. */
class ReferenceKernelsTest {

    private static final int UPDATES = 12;

    /** A few units in the last place per update: each path rounds in its own order. */
    private static final double TOLERANCE = 5e-6;

    private static final List<long[]> SHAPES = List.of(new long[] {}, new long[] {3, 4}, new long[] {200});

    private static final Map<String, Supplier<VariableOptimizer>> OPTIMIZERS = new LinkedHashMap<>();

    static {
        OPTIMIZERS.put("basic", () -> new BasicOptimizer(0.1));
        OPTIMIZERS.put("SGD", () -> new SGD(0.1));
        OPTIMIZERS.put("SGD, momentum", () -> new SGD(0.1).momentum(0.9));
        OPTIMIZERS.put("SGD, damped", () -> new SGD(0.1).dampedMomentum(0.9));
        OPTIMIZERS.put("SGD, damped by 0", () -> new SGD(0.1).dampedMomentum(0));
        OPTIMIZERS.put("SGD, decay", () -> new SGD(0.1).weightDecay(0.01));
        OPTIMIZERS.put("SGD, momentum, decay", () -> new SGD(0.1).momentum(0.5).weightDecay(0.01));
        OPTIMIZERS.put(
                "SGD, damped, decay", () -> new SGD(0.1).dampedMomentum(0.5).weightDecay(0.01));
        OPTIMIZERS.put("SGD, dampening", () -> new SGD(0.1).momentum(0.9).dampening(0.5));
        OPTIMIZERS.put(
                "SGD, nesterov, decay",
                () -> new SGD(0.1).momentum(0.9).nesterov().weightDecay(0.01));
        OPTIMIZERS.put("SGD, scheduled", () -> new SGD(new CosineDecay(0.1, 20)).momentum(0.9));
        OPTIMIZERS.put("RMSProp", () -> new RMSProp(0.01));
        OPTIMIZERS.put("RMSProp, settings", () -> new RMSProp(0.01).beta(0.5).epsilon(0.01));
        OPTIMIZERS.put("RMSProp, beta 0", () -> new RMSProp(0.01).beta(0));
        OPTIMIZERS.put(
                "RMSProp, momentum, decay",
                () -> new RMSProp(0.01).momentum(0.5).weightDecay(0.01));
        OPTIMIZERS.put("RMSProp, centered", () -> new RMSProp(0.01).centered());
        OPTIMIZERS.put(
                "RMSProp, centered, momentum",
                () -> new RMSProp(0.01).centered().momentum(0.5));
        OPTIMIZERS.put("AdaGrad", () -> new AdaGrad(0.1));
        OPTIMIZERS.put(
                "AdaGrad, settings",
                () -> new AdaGrad(0.1).epsilon(0.01).initialSum(0.1).weightDecay(0.01));
        OPTIMIZERS.put("Adam", () -> new Adam(0.01));
        OPTIMIZERS.put("Adam, betas", () -> new Adam(0.01).beta1(0.5).beta2(0.9).epsilon(1e-3));
        OPTIMIZERS.put("Adam, betas 0", () -> new Adam(0.01).beta1(0).beta2(0));
        OPTIMIZERS.put("Adam, decay", () -> new Adam(0.01).weightDecay(0.01));
        OPTIMIZERS.put("Adam, amsgrad", () -> new Adam(0.01).beta2(0.5).amsgrad());
        OPTIMIZERS.put(
                "Adam, amsgrad, decay",
                () -> new Adam(0.01).beta2(0.5).amsgrad().weightDecay(0.1));
        OPTIMIZERS.put("AdamW", () -> new AdamW(0.01));
        OPTIMIZERS.put("AdamW, amsgrad", () -> new AdamW(0.01).weightDecay(0.5).amsgrad());
        OPTIMIZERS.put("AdamW, scheduled", () -> new AdamW(new CosineDecay(0.01, 20)));
        OPTIMIZERS.put("Nadam", () -> new Nadam(0.01));
        OPTIMIZERS.put(
                "Nadam, amsgrad, decay",
                () -> new Nadam(0.01).beta1(0.5).beta2(0.5).amsgrad().weightDecay(0.1));
        OPTIMIZERS.put("learning rate 0", () -> new Adam(0));
    }

    private static final Map<String, Run> REFERENCE_RUNS = new HashMap<>();

    static Stream<String> optimizers() {
        return OPTIMIZERS.keySet().stream();
    }

    /** A variable of each shape and the optimizer that moves them; the gradients come from a fixed seed. */
    private static final class Run {

        private final VariableOptimizer optimizer;
        private final List<Variable> variables = new ArrayList<>();
        private final Random random = new Random(7);
        private DataType type;

        Run(Supplier<VariableOptimizer> optimizer, DataType type) {
            this.optimizer = optimizer.get();
            this.type = type;
            for (long[] shape : SHAPES) {
                variables.add(new Variable("w" + variables.size(), gaussian(shape)));
            }
        }

        /** Updates the given number of times; {@code fast} chooses the path of each update. */
        Run update(int times, IntPredicate fast) {
            for (int i = 0; i < times; i++) {
                List<Tensor> gradients =
                        variables.stream().map(w -> gaussian(w.shape())).toList();
                if (fast.test(i)) {
                    optimizer.applyGradients(variables, gradients);
                } else {
                    try (KernelSelection.Scope scope = KernelSelection.useReference()) {
                        optimizer.applyGradients(variables, gradients);
                    }
                }
            }
            return this;
        }

        Run cast(DataType type) {
            this.type = type;
            new Weighted() {
                @Override
                public List<Variable> ownWeights() {
                    return variables;
                }
            }.cast(type);
            return this;
        }

        private Tensor gaussian(long... shape) {
            double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            Arrays.setAll(values, i -> (float) random.nextGaussian());
            return Tensor.of(type, values, shape);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void onePassMovesAsTheFormulaDoes(String name) {
        Run fast = new Run(OPTIMIZERS.get(name), DataType.FLOAT).update(UPDATES, i -> true);

        assertNear(referenceRun(name, DataType.FLOAT), fast, TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void onePassInFloatMovesAsTheFormulaInDouble(String name) {
        Run fast = new Run(OPTIMIZERS.get(name), DataType.FLOAT).update(UPDATES, i -> true);

        assertNear(referenceRun(name, DataType.DOUBLE), fast, TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void changingPathsBetweenUpdatesChangesNoResult(String name) {
        Run reference = referenceRun(name, DataType.FLOAT);

        assertNear(
                reference,
                new Run(OPTIMIZERS.get(name), DataType.FLOAT).update(UPDATES, i -> i < UPDATES / 2),
                TOLERANCE);
        assertNear(
                reference,
                new Run(OPTIMIZERS.get(name), DataType.FLOAT).update(UPDATES, i -> i >= UPDATES / 2),
                TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void doublesUseTheFormulaOnBothPaths(String name) {
        Run fast = new Run(OPTIMIZERS.get(name), DataType.DOUBLE).update(UPDATES, i -> true);

        assertNear(referenceRun(name, DataType.DOUBLE), fast, 0);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void extremeGradientsMoveAlike(String name) {
        // Squares that overflow or underflow, and NaN, which stays in its element.
        double[] extremes = {0, -0.0, 1e-30, 1e25, -1e25, Double.NaN, Double.POSITIVE_INFINITY, 1};
        List<double[]> results = new ArrayList<>();
        for (boolean isFast : new boolean[] {true, false}) {
            Variable w = new Variable("w", Tensor.ones(extremes.length));
            VariableOptimizer optimizer = OPTIMIZERS.get(name).get();
            for (int i = 0; i < 3; i++) {
                Runnable update = () -> optimizer.applyGradients(List.of(w), List.of(Tensor.of(extremes)));
                if (isFast) {
                    update.run();
                } else {
                    onReferencePath(update);
                }
            }
            results.add(w.toDoubleArray());
        }

        assertNear(results.get(1), results.get(0), TOLERANCE, "w");
        assertFalse(Double.isNaN(results.get(0)[7]));
    }

    static Stream<String> withARateToSet() {
        return optimizers().filter(name -> !name.endsWith("scheduled"));
    }

    @ParameterizedTest
    @MethodSource("withARateToSet")
    void aNewLearningRateAppliesAtOnce(String name) {
        Run fast = new Run(OPTIMIZERS.get(name), DataType.FLOAT).update(3, i -> true);
        Run reference = new Run(OPTIMIZERS.get(name), DataType.FLOAT).update(3, i -> false);
        fast.optimizer.setLearningRate(0.5);
        reference.optimizer.setLearningRate(0.5);

        assertNear(reference.update(3, i -> false), fast.update(3, i -> true), TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void castingTheVariablesBetweenUpdatesGivesTheSameResult(String name) {
        List<Run> runs = new ArrayList<>();
        for (boolean isFast : new boolean[] {true, false}) {
            Run run = new Run(OPTIMIZERS.get(name), DataType.FLOAT);
            for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT)) {
                run.cast(type).update(3, i -> isFast);
            }
            runs.add(run);
        }

        assertNear(runs.get(1), runs.get(0), TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void noTapeRecordsAnUpdate(String name) {
        Variable w = new Variable("w", Tensor.of(1, 2));
        try (GradientTape tape = new GradientTape()) {
            Tensor before = w.mul(2);
            OPTIMIZERS.get(name).get().applyGradients(List.of(w), List.of(Tensor.of(1, 1)));
            Tensor after = w.mul(3);

            assertThrows(
                    IllegalStateException.class,
                    () -> tape.gradient(before.add(after).sum(), w));
        }
    }

    /** A custom optimizer, written as the formula alone. */
    private static class Halving extends VariableOptimizer {
        final List<String> updated = new ArrayList<>();

        Halving() {
            super(1);
        }

        @Override
        protected void update(Variable w, Tensor g) {
            updated.add(w.name());
            Variable count = slot(w, "count");
            count.assign(count.add(1));
            w.assignSub(w.mul(0.5));
        }
    }

    @Test
    void aCustomFormulaRunsOnBothPaths() {
        Halving custom = new Halving();
        Variable w = new Variable("w", Tensor.of(8, 4));
        Runnable update = () -> custom.applyGradients(List.of(w), List.of(Tensor.of(1, 1)));
        update.run();
        onReferencePath(update);

        assertEquals(List.of("w", "w"), custom.updated);
        assertArrayEquals(new float[] {2, 1}, w.toFloatArray());
        assertArrayEquals(new float[] {2, 2}, custom.state().get(0).toFloatArray());
    }

    @Test
    void aCustomLoopRunsForFloatOnTheFastPathOnly() {
        List<String> calls = new ArrayList<>();
        Halving custom = new Halving() {
            @Override
            protected void updateInOnePass(Variable w, Tensor g) {
                calls.add(w.name());
                w.update(g, List.of(slot(w, "count")), (weights, gradients, state, n) -> {
                    for (int i = 0; i < n; i++) {
                        state[0][i] += 1;
                        weights[i] *= 0.5f;
                    }
                });
            }
        };
        Variable floats = new Variable("floats", Tensor.of(8, 4));
        Variable doubles = new Variable("doubles", Tensor.of(DataType.DOUBLE, 8, 4));
        Runnable update = () -> custom.applyGradients(
                List.of(floats, doubles), List.of(Tensor.of(1, 1), Tensor.of(DataType.DOUBLE, 1, 1)));
        update.run();
        onReferencePath(update);

        assertEquals(List.of("floats"), calls);
        assertEquals(List.of("doubles", "floats", "doubles"), custom.updated);
        assertArrayEquals(new float[] {2, 1}, floats.toFloatArray());
        assertArrayEquals(new double[] {2, 1}, doubles.toDoubleArray());
    }

    /** Computed once, for several tests compare with it. */
    private static Run referenceRun(String name, DataType type) {
        return REFERENCE_RUNS.computeIfAbsent(
                name + type, key -> new Run(OPTIMIZERS.get(name), type).update(UPDATES, i -> false));
    }

    private static void onReferencePath(Runnable work) {
        try (KernelSelection.Scope scope = KernelSelection.useReference()) {
            work.run();
        }
    }

    private static void assertNear(Run expected, Run actual, double tolerance) {
        assertNear(expected.variables, actual.variables, tolerance);
        assertNear(expected.optimizer.state(), actual.optimizer.state(), tolerance);
    }

    private static void assertNear(List<Variable> expected, List<Variable> actual, double tolerance) {
        assertEquals(
                expected.stream().map(Variable::name).toList(),
                actual.stream().map(Variable::name).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).shape(), actual.get(i).shape());
            assertNear(
                    expected.get(i).toDoubleArray(),
                    actual.get(i).toDoubleArray(),
                    tolerance,
                    expected.get(i).name());
        }
    }

    private static void assertNear(double[] expected, double[] actual, double tolerance, String name) {
        for (int i = 0; i < expected.length; i++) {
            double e = expected[i];
            double a = actual[i];
            assertTrue(
                    e == a
                            || Math.abs(e - a) <= tolerance * Math.max(1, Math.abs(e))
                            || (Double.isNaN(e) && Double.isNaN(a)),
                    () -> name + " holds " + a + " instead of " + e);
        }
    }
}
