package io.beras.layers;

import static io.beras.layers.LayerChecks.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.Tanh;
import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ResidualTest {

    @Test
    void addsTheOutputOfItsFunctionToX() {
        // y = x + w·x with w = 2 and x = 3: y = 9, ∂y/∂x = 1 + w = 3, ∂y/∂w = x = 3.
        Dense dense = new Dense(1, 1, Initializer.constant(2)).withoutBias();
        Residual residual = new Residual(dense);

        List<Tensor> results =
                LayerChecks.valueAndGradients(residual, Tensor.of(new double[][] {{3}}), Tensor.ones(1, 1));

        assertEquals(9, results.get(0).item());
        assertEquals(3, results.get(1).item());
        assertEquals(3, results.get(2).item());
        assertEquals(List.of(dense.w()), residual.weights());
    }

    @Test
    void lettingAGradientThroughNeedsNoGradientOfTheFunction() {
        Residual nothing = new Residual(x -> x[0].mul(0));

        List<Tensor> results = LayerChecks.valueAndGradients(nothing, Tensor.of(1, 2), Tensor.of(5, 7));

        assertArrayEquals(new double[] {1, 2}, results.get(0).toDoubleArray());
        assertArrayEquals(new double[] {5, 7}, results.get(1).toDoubleArray());
    }

    @Test
    void addsUpTheGradientsOfTwoUsesUnderOneTape() {
        // y = (1 + w)·(1 + w)·x: dy/dw = 2·(1 + w)·x = 2·3·5 = 30, within a step of its own.
        Dense dense = new Dense(1, 1, Initializer.constant(2)).withoutBias();
        Residual residual = new Residual(dense);
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            Tensor y = residual.call(residual.call(Tensor.of(new double[][] {{5}})));

            assertEquals(45, y.item());
            assertEquals(30, tape.gradient(y, dense.w()).item());
        }
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder() {
        LayerChecks.assertRightToSecondOrder(
                new Residual(new Sequential(new Dense(3, 1), new Tanh(), new Dense(1, 3))), Tensor.randomNormal(2, 3));
    }

    @Property(tries = 15, seed = "1")
    void floatAgreesWithDouble(@ForAll @IntRange(min = 1, max = 6) int n, @ForAll @IntRange(min = 1, max = 9) int in) {
        Randomness.setSeed(n);
        Residual residual = new Residual(new Sequential(new Dense(in, in), new Tanh()));

        LayerChecks.assertFloatAgreesWithDouble(residual, Tensor.randomNormal(n, in), Tensor.randomNormal(n, in), 1e-5);
    }

    @Test
    void passesTheTrainingModeToItsFunction() {
        Residual residual = new Residual(new Dropout(.5));
        Tensor x = Tensor.ones(1000);
        residual.setTraining(true);

        // x + x·m, with m either 0 or 2: some ones, some threes
        assertTrue(residual.call(x).max().item() == 3 && residual.call(x).min().item() == 1);
        residual.setTraining(false);
        assertEquals(2, residual.call(x).max().item());
    }

    @Test
    void aLambdaHasNoWeights() {
        assertEquals(List.of(), new Residual(x -> x[0]).weights());
    }

    @Test
    void saysThatItsFunctionMustKeepTheShape() {
        // (2, 1) would broadcast to (2, 3); that is no residual.
        String end = ", so f must keep the shape: x is (2, 3), but f(x) is ";
        Tensor x = Tensor.zeros(2, 3);

        assertEquals(
                "Residual adds f(x) to x" + end + "(2, 4)",
                refusal(ShapeException.class, new Residual(new Dense(3, 4)), x));
        assertEquals(
                "Residual adds f(x) to x" + end + "(2, 1)",
                refusal(ShapeException.class, new Residual(new Dense(3, 1)), x));
        assertEquals(
                "Residual takes one tensor, but was called with 0",
                refusal(IllegalArgumentException.class, new Residual(new Dense(3, 4))));
    }
}
