package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A student's mistakes in a gradient are reported, never corrected silently. */
class LocalGradientsTest {

    private final Variable x = new Variable("x", Tensor.ones(4, 3));

    @Test
    void aForgottenSumOverTheBatchNamesTheLayerAndBothShapes() {
        var bias = new Bias(g -> g);
        assertSays(
                ShapeException.class,
                bias,
                bias.b,
                "Bias.weightGradients gave gradient 0 the shape (4, 3); it must be (1, 3), the shape of the variable \"b\""
                        + " (1, 3) it belongs to: looks like a missing sum over the batch; end the gradient with sumKeepDims(0)");
    }

    @Test
    void aGradientOfTheRightSizeInTheWrongShapeIsNotReshaped() {
        var bias = new Bias(g -> g.sum(0));
        assertSays(
                ShapeException.class,
                bias,
                bias.b,
                "Bias.weightGradients gave gradient 0 the shape (3); it must be (1, 3), the shape of the variable \"b\""
                        + " (1, 3) it belongs to: looks like a sum that drops its axis; keep the axis with sumKeepDims");
    }

    @Test
    void aGradientOfAnotherTypeIsAnError() {
        var bias = new Bias(g -> g.sumKeepDims(0).cast(DataType.DOUBLE));
        assertSays(
                IllegalArgumentException.class,
                bias,
                bias.b,
                "Bias.weightGradients gave gradient 0 the type DOUBLE; it must be FLOAT, the type of the variable \"b\""
                        + " (1, 3)");
    }

    @Test
    void aMissingWeightGradientIsCounted() {
        var bias = new Bias(g -> g) {
            @Override
            public List<LocalGradient> weightGradients(Call call) {
                return List.of();
            }
        };
        assertSays(
                IllegalStateException.class,
                bias,
                bias.b,
                "an anonymous Bias.weightGradients returned 0 local gradients; it must return 1, one per own weight, in"
                        + " order: variable \"b\" (1, 3)");
    }

    @Test
    void aSuperfluousInputGradientIsCounted() {
        record Twice() implements Diffable {
            @Override
            public INDArray forward(INDArray... inputs) {
                return inputs[0].mul(2);
            }

            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(g -> g.mul(2), g -> g.mul(2));
            }
        }
        assertSays(
                IllegalStateException.class,
                new Twice(),
                x,
                "Twice.inputGradients returned 2 local gradients; it must return 1, one per input, in order: input 0 (4, 3)");
    }

    @Test
    @SuppressWarnings("NullAway") // what a student may write
    void nullInThePlaceOfAGradientIsNamed() {
        var bias = new Bias(g -> null);

        assertSays(
                IllegalStateException.class,
                bias,
                bias.b,
                "Bias.weightGradients gave null as gradient 0; where there is none, LocalGradient.none(reason) says why");
    }

    @Test
    void aRightGradientPasses() {
        var bias = new Bias(g -> g.sumKeepDims(0));
        try (GradientTape tape = new GradientTape()) {
            assertEquals(4, tape.gradient(bias.call(x), bias.b).toFloatArray()[2]);
        }
    }

    @Test
    void aCallComposesTheChainRuleByHand() {
        // y = x + b, upstream ones (4, 3): dx is the upstream, db = 4 per column.
        var bias = new Bias(g -> g.sumKeepDims(0));
        Call call = new Call(bias, List.of(x), bias.call(x));
        Tensor upstream = Tensor.ones(4, 3);

        assertEquals(12, call.composeInputGradients(upstream).get(0).sum().item());
        assertEquals(4, call.composeWeightGradients(upstream).get(0).toFloatArray()[0]);
    }

    @Test
    void aCallComposesOneInputWithoutTheOthers() {
        // y = a·b, and b has no gradient: ∂a = g·b; asking for both inputs is an error.
        Diffable product = new Bias(g -> g) {
            @Override
            public List<LocalGradient> inputGradients(Call one) {
                return List.of(g -> g.mul(one.input(1)), LocalGradient.none("b is a label"));
            }
        };
        Call call = new Call(product, List.of(Tensor.of(2, 3), Tensor.of(5, 7)), Tensor.of(10, 21));

        assertArrayEquals(
                new double[] {5, 14},
                call.composeInputGradient(0, Tensor.of(1, 2)).toDoubleArray());
        assertThrows(UnsupportedOperationException.class, () -> call.composeInputGradients(Tensor.of(1, 2)));
        assertThrows(UnsupportedOperationException.class, () -> call.composeInputGradient(1, Tensor.of(1, 2)));
    }

    @Test
    void aCallComposesZerosWhereTheDerivativeIsZeroEverywhere() {
        // z = where(c, x, y): nothing moves z by c, and x gets g where c is 1.
        Tensor condition = Tensor.of(1, 0);
        List<Tensor> inputs = List.of(condition, Tensor.of(3, 4), Tensor.scalar(5));
        var where = new IndexingOps.Where();
        Call call = new Call(where, inputs, where.call(inputs.toArray(Tensor[]::new)));

        List<Tensor> gradients = call.composeInputGradients(Tensor.of(7, 8));

        assertArrayEquals(new double[] {0, 0}, gradients.get(0).toDoubleArray());
        assertArrayEquals(new double[] {7, 0}, gradients.get(1).toDoubleArray());
        assertEquals(8, gradients.get(2).item()); // in the shape of the scalar y
        assertEquals(0, LocalGradient.zero().compose(Tensor.of(7, 8)).item());
    }

    @Test
    void aCallChecksWhatItComposesAsATapeDoes() {
        var bias = new Bias(g -> g);
        Call call = new Call(bias, List.of(x), bias.call(x));

        assertThrows(ShapeException.class, () -> call.composeWeightGradients(Tensor.ones(4, 3)));
    }

    private <E extends Exception> void assertSays(Class<E> type, Diffable diffable, Tensor source, String message) {
        try (GradientTape tape = new GradientTape()) {
            Tensor y = diffable.call(x);
            assertEquals(
                    message, assertThrows(type, () -> tape.gradient(y, source)).getMessage());
        }
    }

    @Test
    void theZeroGradientOfLabelsIsZeroInTheTypeOfTheUpstream() {
        Diffable ofLabels = new Bias(g -> g) {
            @Override
            public List<LocalGradient> inputGradients(Call one) {
                return List.of(LocalGradient.zero());
            }
        };
        Tensor zeros = new Call(ofLabels, List.of(Tensor.ofLabels(1, 2)), Tensor.of(1, 2))
                .composeInputGradients(Tensor.of(3, 4))
                .get(0);

        assertEquals(DataType.FLOAT, zeros.dataType());
        assertArrayEquals(new float[] {0, 0}, zeros.toFloatArray());
    }

    /** y = x + b, with the gradient of b that a test gives it. */
    private static class Bias implements Diffable {
        final Variable b = new Variable("b", Tensor.zeros(1, 3));
        private final LocalGradient gradientOfB;

        Bias(LocalGradient gradientOfB) {
            this.gradientOfB = gradientOfB;
        }

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
            return List.of(gradientOfB);
        }
    }
}
