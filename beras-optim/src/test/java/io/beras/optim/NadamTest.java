package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class NadamTest {

    @Test
    void looksOneStepAhead() {
        // μ₁ = 0.9·(1 − ½·0.96^0.004) = 0.45007347, μ₂ = 0.9·(1 − ½·0.96^0.008) = 0.45014693, m = 0.1·g, v̂ = g²:
        // m̂ = 0.45014693·0.1·g / (1 − 0.45007347·0.45014693) + g = 1.0564518·g, so the step is lr·1.0564518.
        Variable w = new Variable("w", Golden.vector(1));

        new Nadam(.01).epsilon(0).applyGradients(List.of(w), List.of(Golden.vector(5)));

        assertEquals(1 - .01 * 1.0564518, w.item(), 1e-9);
    }

    @Test
    void storesTheProductOfItsMomenta() {
        Variable w = new Variable("w", Golden.vector(1, 2));
        Nadam nadam = new Nadam(.01);
        nadam.applyGradients(List.of(w), List.of(Golden.vector(5, 5)));

        assertEquals(
                List.of("w/updates", "w/momentumProduct", "w/firstMoment", "w/secondMoment"),
                nadam.state().stream().map(Variable::name).toList());
        assertEquals(.45007347, nadam.state().get(1).item(), 1e-8);
    }

    @Test
    void withBeta1OfZeroTheFirstMomentIsTheGradient() {
        // m̂ = g: the first step is lr·g / √g²
        Variable w = new Variable("w", Golden.vector(1));

        new Nadam(.01).beta1(0).epsilon(0).applyGradients(List.of(w), List.of(Golden.vector(-5)));

        assertEquals(1.01, w.item(), 1e-15);
    }
}
