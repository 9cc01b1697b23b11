package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A gradient of the wrong shape names the mistake: y = x·w + b with x (5, 3), w (3, 7), b (1, 7). */
class GradientShapeDiagnosisTest {

    private final Tensor x = Tensor.ones(5, 3);

    @Test
    void sumsOfTheBias() {
        assertBias("not-summed-over-batch", "sumKeepDims(0)", (x, g) -> g);
        assertBias("axis-dropped", "sumKeepDims", (x, g) -> g.sum(0));
        assertBias("wrong-axis", "over the columns", (x, g) -> g.sumKeepDims(1));
        assertBias("wrong-axis", "over the columns", (x, g) -> g.sum(1));
        assertBias("wrong-axis", "over all elements", (x, g) -> g.sum());
        assertBias("transposed", "swap", (x, g) -> g.sumKeepDims(0).transpose());
    }

    @Test
    void productsOfTheWeight() {
        assertWeight("transposed", "swap", (x, g) -> g.transpose().matmul(x));
        assertWeight("missing-derivative", "xᵀ·g", (x, g) -> g);
        assertWeight("missing-upstream", "input 0 (5, 3), transposed, alone", (x, g) -> x.transpose());
        assertWeight("missing-upstream", "input 0 (5, 3) alone", (x, g) -> x);
        assertWeight("swapped-order", "gradient of the variable \"b\"", (x, g) -> g.sumKeepDims(0));
        assertWeight("not-summed-over-batch", "sum(0)", (x, g) -> Tensor.ones(5, 3, 7));
        assertWeight("wrong-layout", "reshape", (x, g) -> Tensor.ones(21));
        assertWeight("wrong-axis", "axis 1", (x, g) -> Tensor.ones(3, 1));
        assertWeight("wrong-shape", "each factor", (x, g) -> Tensor.ones(4, 9));
    }

    @Test
    void productsOfTheInput() {
        assertInput("missing-upstream", "\"w\" (3, 7), transposed, alone", (w, g) -> w.transpose());
        assertInput("missing-upstream", "\"w\" (3, 7) alone", (w, g) -> w);
        assertInput("missing-derivative", "g·wᵀ", (w, g) -> g);
        assertInput("transposed", "swap", (w, g) -> w.matmul(g.transpose()));
        assertInput("wrong-axis", "axis 0", (w, g) -> g.matmul(w.transpose()).sumKeepDims(0));
    }

    private void assertWeight(String mistake, String says, BiFunction<Tensor, Tensor, Tensor> gradient) {
        Affine affine = new Affine();
        affine.ofW = gradient;
        assertSays(mistake, says, affine, affine.w);
    }

    private void assertBias(String mistake, String says, BiFunction<Tensor, Tensor, Tensor> gradient) {
        Affine affine = new Affine();
        affine.ofB = gradient;
        assertSays(mistake, says, affine, affine.b);
    }

    private void assertInput(String mistake, String says, BiFunction<Tensor, Tensor, Tensor> gradient) {
        Affine affine = new Affine();
        affine.ofX = gradient;
        assertSays(mistake, says, affine, x);
    }

    private void assertSays(String mistake, String says, Affine affine, Tensor source) {
        Call call = new Call(affine, List.of(x), affine.call(x));
        Tensor g = Tensor.ones(5, 7);

        GradientShapeException e = assertThrows(
                GradientShapeException.class,
                () -> (source == x ? call.composeInputGradients(g) : call.composeWeightGradients(g)).size());

        assertEquals(mistake, e.mistake(), e.advice());
        assertTrue(e.advice().contains(says), e.advice());
        assertTrue(e.getMessage().endsWith(": " + e.advice()), e.getMessage());
    }

    /** y = x·w + b, with gradients that a test gives. */
    private static final class Affine implements Diffable {
        final Variable w = new Variable("w", Tensor.ones(3, 7));
        final Variable b = new Variable("b", Tensor.ones(1, 7));
        BiFunction<Tensor, Tensor, Tensor> ofX = (w, g) -> g.matmul(w.transpose());
        BiFunction<Tensor, Tensor, Tensor> ofW = (x, g) -> x.transpose().matmul(g);
        BiFunction<Tensor, Tensor, Tensor> ofB = (x, g) -> g.sumKeepDims(0);

        @Override
        public List<Variable> ownWeights() {
            return List.of(w, b);
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            return inputs[0].mmul(w.array()).addRowVector(b.array());
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> ofX.apply(w, g));
        }

        @Override
        public List<LocalGradient> weightGradients(Call call) {
            return List.of(g -> ofW.apply(call.input(0), g), g -> ofB.apply(call.input(0), g));
        }
    }
}
