package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class RMSPropTest {

    @Test
    void dividesByTheRootOfTheMeanSquare() {
        // v = 0.1·0.1² = 0.001, √v = 0.0316228: w = 1 − 0.01·0.1 / (0.0316228 + 1e-6) = 0.9683782
        Golden.assertMoves(
                new RMSProp(.01),
                new double[] {.9683782233666944, -1.9683777233904107, .4683775567281359},
                new double[] {.9991472174513554, -1.9979431683657238, .4683775567281359},
                new double[] {.9990661343327867, -2.0285950473423497, .49987300084319464},
                new double[] {.9711085062866696, -2.026981655575258, .497665127884857});
    }

    @Test
    void acceptsAnotherBetaAndAddsEpsilonOutsideTheRoot() {
        // v = 0.5·0.3² = 0.045: w = 0.5 − 0.01·0.3 / (√0.045 + 0.1) = 0.4903887
        Golden.assertMoves(
                new RMSProp(.01).beta(.5).epsilon(.1),
                new double[] {.994142135623731, -1.991715728752538, .49038868276948877},
                new double[] {1.0044719636141808, -2.0024126672092373, .49038868276948877},
                new double[] {1.004438971440927, -2.0154175798163316, .5038780713089563},
                new double[] {.9930640422421705, -2.0145240771621085, .5026346903574268});
    }

    @Test
    void dividesByTheStandardDeviationIfCentered() {
        // v − m² = 0.1·2² − (0.1·2)² = 0.36: w = 1 − 0.3·2 / 0.6 = 0
        Variable w = new Variable("w", Golden.vector(1));

        new RMSProp(.3).epsilon(0).centered().applyGradients(List.of(w), List.of(Golden.vector(2)));

        assertEquals(0, w.item(), 1e-15);
    }

    @Test
    void roundingNeverMakesTheVarianceNegative() {
        // With a constant gradient, the mean square and the square of the mean become equal, except for rounding.
        Variable w = new Variable("w", Tensor.of(0));
        RMSProp optimizer = new RMSProp(1e-4).beta(.5).centered();
        for (int i = 0; i < 200; i++) {
            optimizer.applyGradients(List.of(w), List.of(Tensor.of(.1)));
            assertTrue(Double.isFinite(w.item()), "not finite after update " + i);
        }
    }

    @Test
    void accumulatesVelocityWithMomentum() {
        // β = 0 leaves v = g², so each scaled gradient is a sign: u = 1, then 0.5·1 + 1 = 1.5.
        Variable w = new Variable("w", Golden.vector(1));
        RMSProp optimizer = new RMSProp(.1).beta(0).epsilon(0).momentum(.5);
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(7)));
        assertEquals(.9, w.item(), 1e-15);
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(3)));
        assertEquals(.75, w.item(), 1e-15);
    }

    @Test
    void namesItsSecondMoments() {
        Variable w = new Variable("dense_1/w", Golden.vector(1));
        RMSProp optimizer = new RMSProp(.01);
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(2)));

        assertEquals("dense_1/w/secondMoment", optimizer.state().get(0).name());
        assertArrayEquals(new double[] {.4}, optimizer.state().get(0).toDoubleArray(), 1e-15); // 0.1·2²
    }

    @Test
    void staysFiniteAtAGradientOfZero() {
        Variable w = new Variable("w", Tensor.of(1));

        new RMSProp(.1).applyGradients(List.of(w), List.of(Tensor.of(0)));

        assertEquals(1, w.item());
    }
}
