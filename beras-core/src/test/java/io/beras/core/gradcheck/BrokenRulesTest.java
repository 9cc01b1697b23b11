package io.beras.core.gradcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Call;
import io.beras.core.Callable;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.WeightAccess;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The check says which rule of a call is broken, and not only that values differ. */
@Tag("gradient-check")
class BrokenRulesTest {

    private final Tensor x = Tensor.of(new double[][] {{0.5, -1, 2}, {1, 3, -0.5}});

    @Test
    void aCallThatChangesItsInput() {
        Callable changes = t -> {
            Tensor y = t[0].mul(t[0]);
            t[0].array().addi(1);
            return y;
        };

        assertCause("changes-input", changes);
    }

    @Test
    void aLayerThatKeepsItsInput() {
        Diffable keeps = new Formula(a -> a, (call, g) -> g) {
            private INDArray kept;

            @Override
            public INDArray forward(INDArray... inputs) {
                kept = inputs[0].dup();
                return kept.mul(kept);
            }

            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(g -> g.mul(Tensor.of(kept)).mul(2));
            }
        };

        assertCause("keeps-input", keeps);
    }

    @Test
    void aFunctionThatAnswersDifferently() {
        int[] calls = {0};

        assertCause("not-repeatable", t -> t[0].mul(calls[0]++));
    }

    @Test
    void aGradientThatAnswersDifferently() {
        int[] calls = {0};

        assertCause("not-repeatable", new Formula(a -> a.mul(3), (call, g) -> g.mul(calls[0]++)));
    }

    @Test
    void aMissingInputGradient() {
        Diffable product = new Product() {
            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(g -> g.mul(call.input(1)));
            }
        };
        GradientReport report = GradientCheck.of(product).check(x, x);

        assertEquals("wrong-count", report.diagnoses().get(0).cause());
        assertTrue(
                report.toString()
                        .contains(
                                "inputGradients returns 1 local gradients, but must return 2, one each for input 0, input 1"),
                report.toString());
    }

    @Test
    void aMissingWeightGradient() {
        assertCause("wrong-count", new Shift() {
            @Override
            public List<LocalGradient> weightGradients(Call call) {
                return List.of();
            }
        });
    }

    @Test
    void aLayerThatForgetsItsWeights() {
        Shift forgets = new Shift() {
            @Override
            public List<Variable> ownWeights() {
                return List.of();
            }
        };

        assertCause("unregistered-weight", forgets);
        assertTrue(GradientCheck.of(forgets).check(x).toString().contains("b; return every Variable"));
    }

    @Test
    void aFloatTensorMadeInside() {
        assertCause("float-inside", t -> t[0].add(Tensor.ones(2, 3)));
        assertCause(
                "float-inside",
                new Formula(a -> a.exp(), (call, g) -> g.mul(call.output()).add(Tensor.zeros(2, 3))));
    }

    @Test
    void aFloatTargetCapturedByALoss() {
        Tensor target = Tensor.ones(2, 3);
        GradientReport report =
                GradientCheck.of(t -> t[0].sub(target).square().mean()).check(x);

        assertEquals("float-inside", report.diagnoses().get(0).cause());
        assertTrue(report.toString().contains("cast(x.dataType())"), report.toString());
    }

    @Test
    void aResultInFloat() {
        assertCause("float-inside", t -> t[0].cast(DataType.FLOAT));
    }

    @Test
    void aGradientThroughFloatValues() {
        Tensor irrational = Tensor.of(DataType.DOUBLE, 0.1, 1.1, -2.3);

        GradientReport report = GradientCheck.of(new Formula(
                        a -> a.exp(),
                        (call, g) ->
                                Tensor.of(g.mul(call.output()).toFloatArray()).cast(DataType.DOUBLE)))
                .tolerance(1e-10)
                .check(irrational);

        assertEquals("float-inside", report.diagnoses().get(0).cause(), report.toString());
    }

    @Test
    void anUnstableSoftmax() {
        Callable unstable = t -> t[0].exp().div(t[0].exp().sumKeepDims(1));

        assertCause("not-stable", unstable);
        assertTrue(GradientCheck.of(t -> t[0].softmax()).check(x).passed());
    }

    @Test
    void functionsThatOverflowRightlyAreStable() {
        for (Callable f : List.<Callable>of(
                t -> t[0].exp(),
                t -> t[0].exp().sum(),
                t -> t[0].square().square().square(),
                t -> t[0].softplus())) {
            GradientReport report = GradientCheck.of(f).check(x);
            assertTrue(report.passed(), report.toString());
        }
    }

    @Test
    void aDoubleTensorThatFloatCanNotUseIsNoFailure() {
        Tensor captured = Tensor.ones(DataType.DOUBLE, 2, 3);
        GradientReport report = GradientCheck.of(t -> t[0].mul(captured)).check(x);

        assertTrue(report.passed(), report.toString());
        assertTrue(report.toString().contains("note: the pass in FLOAT was left out"), report.toString());
    }

    @Test
    void anInputWithoutAGradientIsLeftOutByOnlyInputs() {
        Diffable loss = new Product() {
            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(g -> g.mul(call.input(1)), LocalGradient.none("targets are given"));
            }
        };
        var e = assertThrows(
                UnsupportedOperationException.class,
                () -> GradientCheck.of(loss).check(x, x));

        assertTrue(
                e.getMessage().endsWith("targets are given; check the other inputs only, with onlyInputs(0)"),
                e.getMessage());
    }

    @Test
    void aMethodThatIsNotWrittenThrowsItsOwnHint() {
        Diffable stencil = new Product() {
            @Override
            public List<LocalGradient> inputGradients(Call call) {
                throw new UnsupportedOperationException("multiply g by the other input");
            }
        };
        var e = assertThrows(
                UnsupportedOperationException.class,
                () -> GradientCheck.of(stencil).check(x, x));

        assertTrue(e.getMessage().contains("multiply g by the other input"), e.getMessage());
    }

    @Test
    void weightsOrInputsAlone() {
        Shift shift = new Shift();

        assertEquals(List.of("b"), names(GradientCheck.of(shift).onlyWeights()));
        assertEquals(List.of("input 0"), names(GradientCheck.of(shift).withoutWeights()));
        assertEquals(List.of("input 0", "b"), names(GradientCheck.of(shift)));
    }

    @Test
    void aSystemPropertySetsTheSeed() {
        System.setProperty("beras.gradcheck.seed", "77");
        try {
            assertEquals(77, GradientCheck.of(t -> t[0].exp()).check(x).seed());
        } finally {
            System.clearProperty("beras.gradcheck.seed");
        }
    }

    @Test
    void theWeightsAreUsedExclusively() {
        Shift shift = new Shift();
        try (WeightAccess reading = WeightAccess.shared(shift.weights())) {
            assertThrows(
                    IllegalStateException.class, () -> GradientCheck.of(shift).check(x));
        }
        assertTrue(GradientCheck.of(shift).check(x).passed());
    }

    private List<String> names(GradientCheck check) {
        return check.check(x).rows().stream().map(GradientReport.Row::name).toList();
    }

    private void assertCause(String cause, Callable function) {
        GradientReport report = GradientCheck.of(function).check(x);

        assertFalse(report.passed());
        assertEquals(cause, report.diagnoses().get(0).cause(), report.toString());
    }

    /** y = a∘b. */
    private static class Product implements Diffable {
        @Override
        public INDArray forward(INDArray... inputs) {
            return inputs[0].mul(inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.mul(call.input(1)), g -> g.mul(call.input(0)));
        }
    }

    /** y = x + b. */
    private static class Shift implements Diffable {
        private final Variable b = new Variable("b", Tensor.ones(1, 3));

        @Override
        public List<Variable> ownWeights() {
            return List.of(b);
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            return inputs[0].addRowVector(b.array());
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g);
        }

        @Override
        public List<LocalGradient> weightGradients(Call call) {
            return List.of(g -> g.sumKeepDims(0));
        }
    }
}
