package io.beras.core.gradcheck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Call;
import io.beras.core.Callable;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.LocalGradient;
import io.beras.core.Scale;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The check passes correct gradients and catches the mistakes that students make. */
@Tag("gradient-check")
class GradientCheckTest {

    private final Tensor x = Tensor.of(new double[][] {{0.5, -1, 2}, {1, 3, -0.5}});

    @Test
    void aRightGradientPasses() {
        GradientReport report = GradientCheck.of(
                        new Square((call, g) -> g.mul(call.input(0)).mul(2)))
                .secondOrder()
                .check(x);

        assertTrue(report.passed(), report.toString());
        assertTrue(report.maxRelativeError() < 1e-8, report.toString());
        assertEquals(2, report.rows().size());
    }

    @Test
    void aWrongSignIsCaught() {
        assertCaught(new Square((call, g) -> g.mul(call.input(0)).mul(-2)));
    }

    @Test
    void aMissingFactorIsCaught() {
        assertCaught(new Square((call, g) -> g.mul(call.input(0))));
    }

    @Test
    void anUnusedUpstreamIsCaught() {
        assertCaught(new Square((call, g) -> call.input(0).mul(2)));
    }

    @Test
    void aNaNIsCaught() {
        assertCaught(new Square((call, g) -> g.mul(Double.NaN)));
    }

    @Test
    void aNaNAtOneElementIsNotHiddenByTheOthers() {
        GradientReport report =
                GradientCheck.of(t -> t[0].log()).check(Tensor.of(DataType.DOUBLE, new double[] {-1e-6, 1}, 2));

        assertFalse(report.passed(), report.toString());
    }

    @Test
    void aStepDoesNotLeaveThePositiveNumbers() {
        GradientReport report =
                GradientCheck.of(t -> t[0].log()).check(Tensor.of(DataType.DOUBLE, new double[] {1e-6, 1}, 2));

        assertTrue(report.passed(), report.toString());
    }

    @Test
    void swappedAxesAreCaughtEvenWhereTheShapesFit() {
        // y = xᵀ of a square matrix, with the gradient g in place of gᵀ.
        Diffable transposed = new Plain(a -> a.transpose(), (call, g) -> g);

        GradientReport report = GradientCheck.of(transposed).check(Tensor.randomNormal(3, 3));

        assertFalse(report.passed(), report.toString());
    }

    @Test
    void aGradientWithoutTheSumOverTheBatchIsNamed() {
        Variable b = new Variable("b", Tensor.zeros(1, 3));
        Diffable bias = new Plain(a -> a.addRowVector(b.array()), (call, g) -> g) {
            @Override
            public List<Variable> ownWeights() {
                return List.of(b);
            }

            @Override
            public List<LocalGradient> weightGradients(Call call) {
                return List.of(g -> g);
            }
        };

        GradientReport report = GradientCheck.of(bias).check(x);

        assertFalse(report.passed(), report.toString());
        assertEquals("not-summed-over-batch", report.diagnoses().get(0).cause(), report.toString());
        assertTrue(report.toString().contains("shape (2, 3); it must be (1, 3)"), report.toString());
    }

    @Test
    void aGradientInPlainArraysIsRightOnceAndCaughtAtSecondOrder() {
        // The value is right, but computed outside the tape: the second derivative is lost.
        Diffable square = new Square(
                (call, g) -> Tensor.of(g.array().mul(call.input(0).array()).mul(2)));

        assertTrue(GradientCheck.of(square).check(x).passed());
        GradientReport second = GradientCheck.of(square).secondOrder().check(x);
        assertFalse(second.passed());
        assertTrue(second.toString().contains("\nWRONG      second derivative: input 0"), second.toString());
    }

    @Test
    void anErrorInOneElementOfManyIsCaught() {
        Tensor mask = Tensor.of(DataType.DOUBLE, new double[][] {{1, 1, 1}, {1 - 1e-4, 1 - 1e-4, 1 - 1e-4}});
        assertCaught(new Square((call, g) -> g.mul(call.input(0)).mul(2).mul(mask)));
    }

    @Test
    void largeTensorsAreCheckedAlongRandomDirections() {
        Tensor large = Tensor.randomNormal(20, 30);

        GradientReport right = GradientCheck.of(
                        new Square((call, g) -> g.mul(call.input(0)).mul(2)))
                .check(large);
        GradientReport wrong = GradientCheck.of(
                        new Square((call, g) -> g.mul(call.input(0)).mul(2.01)))
                .check(large);

        assertTrue(right.passed(), right.toString());
        assertFalse(wrong.passed(), wrong.toString());
        assertTrue(right.toString().contains("input 0 (20, 30), 32 comparisons"), wrong.toString());
    }

    @Test
    void weightsAreCheckedByName() {
        var scale = new Scale(2) {
            @Override
            public List<LocalGradient> weightGradients(Call call) {
                return List.of(g -> g.sum()); // forgets x
            }
        };

        GradientReport report = GradientCheck.of(scale).check(x.cast(DataType.DOUBLE));

        assertFalse(report.passed());
        assertTrue(
                report.toString().contains("\nWRONG      weight (), 1 comparison\n    at []: the gradient is "),
                report.toString());
        assertTrue(report.toString().contains("\nright      input 0 (2, 3), 6 comparisons"), report.toString());
    }

    @Test
    void theReportNamesTheElementAndBothGradients() {
        // y = x² at 3 with the gradient −2x: the projection multiplies both gradients by the same value.
        GradientReport report = GradientCheck.of(
                        new Square((call, g) -> g.mul(call.input(0)).mul(-2)))
                .seed(2)
                .check(Tensor.of(3));
        GradientReport.Row row = report.rows().get(0);

        assertEquals("input 0", row.name());
        assertEquals(0, row.index());
        assertEquals(-row.analytic(), row.numeric(), 1e-9);
        assertEquals(2, row.relativeError(), 1e-9);
        assertTrue(
                report.toString()
                        .matches("(?s).*\\n {4}at \\[0]: the gradient is -\\d\\.\\d+, the numerical gradient"
                                + " \\d\\.\\d+ ± \\de-\\d+, ratio -1\\.00000\\n.*"),
                report.toString());
    }

    @Test
    void floatWeightsComeBackBitByBit() {
        Variable w = new Variable("w", Tensor.of(0.1, 1 / 3.0, Float.MIN_VALUE, -1e-30));
        float[] before = w.toFloatArray();
        GradientCheck.of(new Times(w)).check(Tensor.of(1, 2, 3, 4));

        assertEquals(DataType.FLOAT, w.dataType());
        assertArrayEquals(before, w.toFloatArray());
    }

    @Test
    void floatWeightsComeBackEvenWhenTheFunctionThrows() {
        Variable w = new Variable("w", Tensor.of(0.1, 1 / 3.0));
        float[] before = w.toFloatArray();
        int[] calls = {0};
        Times breaks = new Times(w) {
            @Override
            public INDArray forward(INDArray... inputs) {
                if (calls[0]++ == 4) {
                    throw new ArithmeticException("between the two values of a central difference");
                }
                return super.forward(inputs);
            }
        };

        assertThrows(ArithmeticException.class, () -> GradientCheck.of(breaks).check(Tensor.of(1, 2)));
        assertEquals(DataType.FLOAT, w.dataType());
        assertArrayEquals(before, w.toFloatArray());
    }

    @Test
    void theInputsOfTheCallerStayAsTheyAre() {
        Variable input = new Variable("mine", Tensor.of(1, 2));
        GradientCheck.of(new Square((call, g) -> g.mul(call.input(0)).mul(2))).check(input);

        assertEquals("mine", input.name());
        assertEquals(DataType.FLOAT, input.dataType());
        assertArrayEquals(new float[] {1, 2}, input.toFloatArray());
    }

    @Test
    void anEnclosingTapeRecordsNothingOfTheCheck() {
        Variable w = new Variable("w", Tensor.of(2));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = w.mul(w);
            GradientCheck.of(inputs -> inputs[0].exp()).check(Tensor.of(1));
            assertEquals(4, tape.gradient(y, w).item());
        }
    }

    @Test
    void onlyTheSelectedInputsAreChecked() {
        // A loss whose target has no gradient.
        Diffable loss = new Plain(
                a -> a.mul(a), (call, g) -> g.mul(call.input(0)).mul(2)) {
            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(super.inputGradients(call).get(0), LocalGradient.none("a target has no gradient"));
            }
        };

        assertTrue(GradientCheck.of(loss).onlyInputs(0).check(x, x).passed());
        assertThrows(
                UnsupportedOperationException.class,
                () -> GradientCheck.of(loss).check(x, x));
    }

    @Test
    void anInputThatDoesNotExistCannotBeChecked() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> GradientCheck.of(t -> t[0].exp()).onlyInputs(0, 1).check(x));
        assertEquals("onlyInputs names input 1, but check was given 1 inputs, counted from 0", e.getMessage());
    }

    @Test
    void nothingToCheckIsAMistake() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> GradientCheck.of(inputs -> Tensor.full(DataType.DOUBLE, 1))
                        .check(Tensor.ofLabels(1)));
        assertEquals(
                "there is nothing to check: the function has no FLOAT or DOUBLE input and no trainable weight",
                e.getMessage());
    }

    @Test
    void aFunctionThatDrawsNewValuesAtEachCallCannotBeChecked() {
        Callable noisy = x -> x[0].add(Tensor.randomNormal(3).cast(DataType.DOUBLE));

        GradientReport report = GradientCheck.of(noisy).check(Tensor.of(1, 2, 3));

        assertFalse(report.passed());
        assertEquals("not-repeatable", report.diagnoses().get(0).cause());
        assertTrue(
                report.toString()
                        .contains("the function returns different values for the same inputs, so its gradient can't be"
                                + " checked; set it to evaluation mode, or make it draw the same values at each call"),
                report.toString());
    }

    @Test
    void theToleranceMustBePositive() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> GradientCheck.of(t -> t[0]).tolerance(Double.NaN));
        assertEquals("tolerance needs a positive number, not NaN", e.getMessage());
    }

    private void assertCaught(Diffable diffable) {
        GradientReport report = GradientCheck.of(diffable).check(x);

        assertFalse(report.passed(), report.toString());
        assertTrue(report.toString().contains("\nWRONG      input 0 (2, 3)"), report.toString());
    }

    private interface Gradient {
        Tensor compose(Call call, Tensor g);
    }

    /** A function of one array with the gradient that a test chooses. */
    private static class Plain implements Diffable {
        private final Function<INDArray, INDArray> forward;
        private final Gradient gradient;

        Plain(Function<INDArray, INDArray> forward, Gradient gradient) {
            this.forward = forward;
            this.gradient = gradient;
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            return forward.apply(inputs[0]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> gradient.compose(call, g));
        }
    }

    /** y = x². */
    private static final class Square extends Plain {
        Square(Gradient gradient) {
            super(x -> x.mul(x), gradient);
        }
    }

    /** y = w∘x. */
    private static class Times implements Diffable {
        private final Variable w;

        Times(Variable w) {
            this.w = w;
        }

        @Override
        public List<Variable> ownWeights() {
            return List.of(w);
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            return inputs[0].mul(w.array());
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.mul(w));
        }

        @Override
        public List<LocalGradient> weightGradients(Call call) {
            return List.of(g -> g.mul(call.input(0)));
        }
    }
}
