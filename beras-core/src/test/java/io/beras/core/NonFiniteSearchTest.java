package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NonFiniteSearchTest {

    private static final Tensor X = Tensor.of(0, 1);

    @Test
    void findsTheFirstCallAlthoughNoVariableTakesPart() {
        try (NonFiniteSearch search = new NonFiniteSearch()) {
            X.add(1).sub(1).log().mul(0); // ln 0 = −∞, and −∞ · 0 = NaN comes later

            NonFiniteCall found = search.first().orElseThrow();
            assertEquals("log", found.call().name());
            assertTrue(found.place().startsWith("NonFiniteSearchTest.java:"), found.place());
            assertEquals(Optional.empty(), found.layer());
        }
    }

    @Test
    void findsNothingAmongFiniteCallsAndAfterItsEnd() {
        NonFiniteSearch search = new NonFiniteSearch();
        X.exp();
        search.close();
        search.close();
        X.log();

        assertEquals(Optional.empty(), search.first());
    }

    @Test
    void observesCallsInsideAPause() {
        try (NonFiniteSearch search = new NonFiniteSearch();
                GradientTape.Pause pause = GradientTape.pause()) {
            X.log();

            assertTrue(search.first().isPresent());
        }
    }

    @Test
    void namesTheInnermostLayerAndTheWeightThatItReadsNext() {
        Scaled layer = new Scaled(new Variable("scale", Tensor.of(2)));
        Callable outer = x -> layer.call(x);
        try (NonFiniteSearch search = new NonFiniteSearch()) {
            outer.call(X);

            NonFiniteCall found = search.first().orElseThrow();
            assertEquals(Optional.of(Scaled.class), found.layer());
            assertEquals(List.of(layer.scale), found.weights());
        }
    }

    @Test
    void theInnermostOfTwoSearchesObserves() {
        try (NonFiniteSearch outer = new NonFiniteSearch()) {
            try (NonFiniteSearch inner = new NonFiniteSearch()) {
                X.log();
                assertTrue(inner.first().isPresent());
            }
            assertEquals(Optional.empty(), outer.first());
            X.log();
            assertTrue(outer.first().isPresent());
        }
    }

    /** y = scale · ln x: the operation that fails reads no variable. */
    private record Scaled(Variable scale) implements Callable {
        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0].log().mul(scale);
        }
    }
}
