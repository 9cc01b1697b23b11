package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.schedules.StepDecay;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SGDTest {

    @Test
    void equalsTheBasicOptimizerWithoutSettings() {
        Golden.assertMoves(
                new SGD(.1),
                new double[] {.99, -1.98, .47},
                new double[] {1.03, -2.03, .47},
                new double[] {1.0299, -2.23, .77},
                new double[] {.9599, -2.22, .75});
    }

    @Test
    void accumulatesVelocityWithClassicalMomentum() {
        // v ← μ·v + g: the first step is the plain one (v = 0.1, w = 1 − 0.1·0.1); then v = 0.9·0.1 − 0.4 = −0.31
        Golden.assertMoves(
                new SGD(.1).momentum(.9),
                new double[] {.99, -1.98, .47},
                new double[] {1.021, -2.012, .443},
                new double[] {1.0488, -2.2408, .7187},
                new double[] {1.00382, -2.43672, .94683});
    }

    @Test
    void averagesWithDampedMomentum() {
        // v ← β·v + (1 − β)·g from v = 0: even the first step is small (v = 0.01, w = 1 − 0.1·0.01)
        Golden.assertMoves(
                new SGD(.1).dampedMomentum(.9),
                new double[] {.999, -1.998, .497},
                new double[] {1.0021, -2.0012, .4943},
                new double[] {1.00488, -2.02408, .52187},
                new double[] {1.000382, -2.043672, .544683});
    }

    @Test
    void pullsWeightsToZeroWithWeightDecay() {
        // g ← g + λ·w: 0.1 + 0.01·1 = 0.11, so w = 1 − 0.1·0.11 = 0.989
        Golden.assertMoves(
                new SGD(.1).weightDecay(.01),
                new double[] {.989, -1.978, .4695},
                new double[] {1.028011, -2.026022, .4690305},
                new double[] {1.026882989, -2.223995978, .7685614695},
                new double[] {.955856106011, -2.2117719820219994, .7477929080305});
    }

    @Test
    void addsWeightDecayToTheVelocityToo() {
        Golden.assertMoves(
                new SGD(.1).momentum(.9).weightDecay(.01),
                new double[] {.989, -1.978, .4695},
                new double[] {1.018111, -2.006222, .4415805},
                new double[] {1.043192789, -2.229615578, .7160113695},
                new double[] {.9947232063109999, -2.418440182622, .9422831406805001});
    }

    @Test
    void doesNotDampenTheFirstGradient() {
        // v = 0.1 (undamped), then v = 0.9·0.1 + (1 − 0.4)·(−0.4) = −0.15: w = 1 − 0.01 + 0.015 = 1.005
        Variable w = new Variable("w", Golden.vector(1));
        SGD optimizer = new SGD(.1).momentum(.9).dampening(.4);
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(.1)));
        assertEquals(.99, w.item(), 1e-15);
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(-.4)));
        assertEquals(1.005, w.item(), 1e-15);
    }

    @Test
    void looksAheadWithNesterov() {
        // v = 0.1, g + μ·v = 0.1 + 0.09 = 0.19; then v = 0.09 − 0.4 = −0.31, g + μ·v = −0.679
        Variable w = new Variable("w", Golden.vector(1));
        SGD optimizer = new SGD(.1).momentum(.9).nesterov();
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(.1)));
        assertEquals(.981, w.item(), 1e-15);
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(-.4)));
        assertEquals(1.0489, w.item(), 1e-15);
    }

    @Test
    void keepsTheMomentumThatWasSetLast() {
        assertEquals("SGD(learningRate=0.1, dampedMomentum=0.5)", momenta().toString());
        assertEquals(
                "SGD(learningRate=0.1, momentum=0.9)", momenta().momentum(.9).toString());
    }

    @Test
    void refusesSettingsThatContradictEachOther() {
        for (UnaryOperator<SGD> settings : List.<UnaryOperator<SGD>>of(
                sgd -> sgd.dampedMomentum(.5).nesterov(),
                sgd -> sgd.nesterov().dampedMomentum(.5),
                sgd -> sgd.momentum(.5).dampening(.1).nesterov(),
                sgd -> sgd.momentum(.5).nesterov().dampening(.1))) {
            assertTrue(refusal(settings).startsWith("nesterov() needs a momentum that is not damped; leave out"));
        }
        assertEquals(
                "dampedMomentum(0.5) is damped by itself; leave out dampening(0.1), which goes with momentum",
                refusal(sgd -> sgd.dampening(.1).dampedMomentum(.5)));
    }

    @Test
    void anInvalidSettingLeavesTheOldSettings() {
        SGD optimizer = momenta();
        String before = optimizer.toString();

        assertThrows(IllegalArgumentException.class, optimizer::nesterov);
        assertThrows(IllegalArgumentException.class, () -> optimizer.dampening(.1));

        assertEquals(before, optimizer.toString());
    }

    @Test
    void namesItsVelocities() {
        Variable w = new Variable("dense_1/w", Tensor.of(1, 2));
        SGD plain = new SGD(.1);
        SGD optimizer = new SGD(.1).momentum(.9);
        plain.applyGradients(List.of(w), List.of(Tensor.of(3, 4)));
        optimizer.applyGradients(List.of(w), List.of(Tensor.of(3, 4)));

        assertTrue(plain.state().isEmpty());
        assertEquals(1, optimizer.state().size());
        Variable velocity = optimizer.state().get(0);
        assertEquals("dense_1/w/velocity", velocity.name());
        assertArrayEquals(new double[] {3, 4}, velocity.toDoubleArray());
    }

    private static String refusal(UnaryOperator<SGD> settings) {
        return assertThrows(IllegalArgumentException.class, () -> settings.apply(new SGD(.1)))
                .getMessage();
    }

    private static SGD momenta() {
        return new SGD(.1).momentum(.9).dampedMomentum(.5);
    }

    @Test
    void takesRateAndMomentumAsInKeras() {
        assertEquals("SGD(learningRate=0.01)", new SGD().toString());
        assertEquals(new SGD(.1).momentum(.9).toString(), new SGD(.1, .9).toString());
        assertEquals(
                new SGD(new StepDecay(.1, 2, .5)).momentum(.9).toString(),
                new SGD(new StepDecay(.1, 2, .5), .9).toString());
        assertEquals(
                "momentum must be at least 0 and below 1, not 1.0",
                assertThrows(IllegalArgumentException.class, () -> new SGD(.1, 1))
                        .getMessage());
    }

    @Test
    void keepsTheRateOutOfTheVelocityAsPyTorch() {
        // g = 1 twice, μ = 0.9: v = 1, then 1.9. With the rates 0.1 and 0.01, w = −0.1 − 0.01·1.9 = −0.119 (PyTorch).
        // Keras keeps lr·g in its velocity: w = −0.1 − (0.9·0.1 + 0.01·1) = −0.2.
        Variable w = new Variable("w", Golden.vector(0));
        SGD sgd = new SGD(new StepDecay(.1, 1, .1), .9);
        sgd.applyGradients(List.of(w), List.of(Golden.vector(1)));
        sgd.applyGradients(List.of(w), List.of(Golden.vector(1)));

        assertEquals(-.119, w.item(), 1e-15);
    }
}
