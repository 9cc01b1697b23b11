package io.beras.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Seeds, purposes and steps give independent random numbers; each thread has its default source, and scopes change it.
 */
class RandomnessTest {

    private static final int MANY = 200_000;

    private final RandomNumbers draws = Randomness.of(42).numbers("noise", 7);

    @AfterEach
    void resetTheDefaultSource() {
        Randomness.setSeed(0);
    }

    @Test
    void seedsPurposesAndStepsAreIndependent() {
        double[] base = draws.fill(MANY, draws::uniform);
        for (RandomNumbers other : new RandomNumbers[] {
            Randomness.of(43).numbers("noise", 7),
            Randomness.of(42).numbers("dropout", 7),
            Randomness.of(42).numbers("noise", 8)
        }) {
            double[] others = other.fill(MANY, other::uniform);
            double covariance = IntStream.range(0, MANY)
                    .mapToDouble(i -> (base[i] - 0.5) * (others[i] - 0.5))
                    .average()
                    .orElseThrow();

            // A product of two independent uniforms has variance 1/144.
            assertEquals(0, covariance, 5 / 12.0 / Math.sqrt(MANY));
            assertTrue(IntStream.range(0, MANY).noneMatch(i -> base[i] == others[i]));
        }
    }

    @Test
    void aRestartedSourceRepeatsTheDrawsAndLeavesTheFirstAlone() {
        Randomness source = Randomness.of(3);
        double first = source.next("dropout").uniform(0);

        assertEquals(first, source.restarted().next("dropout").uniform(0));
        assertNotEquals(first, source.next("dropout").uniform(0));
    }

    @Test
    void theUpperBitsOfASeedAndOfAnIndexCount() {
        assertNotEquals(
                Randomness.of(1).numbers("a", 0).uniform(0),
                Randomness.of(1 + (1L << 40)).numbers("a", 0).uniform(0));
        assertNotEquals(draws.uniform(0), draws.uniform(1L << 40));
    }

    @Test
    void nextGivesOtherNumbersAtEachCall() {
        Randomness source = Randomness.of(3);

        assertNotEquals(
                source.next("weights").uniform(0), source.next("weights").uniform(0));
    }

    @Test
    void onePurposeDoesNotInfluenceAnother() {
        Randomness alone = Randomness.of(3);
        Randomness beside = Randomness.of(3);
        beside.next("noise");

        assertEquals(alone.next("weights").uniform(0), beside.next("weights").uniform(0));
    }

    @Test
    void theSameSeedMakesTheSameTensors() {
        Randomness.setSeed(5);
        float[] first = Tensor.randomNormal(3, 4).toFloatArray();
        float[] second = Tensor.randomNormal(3, 4).toFloatArray();
        Randomness.setSeed(5);

        assertArrayEquals(first, Tensor.randomNormal(3, 4).toFloatArray());
        assertArrayEquals(second, Tensor.randomNormal(3, 4).toFloatArray());
        assertTrue(!Arrays.equals(first, second));
    }

    @Test
    void theDefaultSourceBelongsToTheThread() throws InterruptedException {
        Randomness.setSeed(5);
        AtomicReference<float[]> elsewhere = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            Randomness.setSeed(5);
            elsewhere.set(Tensor.randomUniform(4).toFloatArray());
        });
        thread.start();
        thread.join();

        assertArrayEquals(elsewhere.get(), Tensor.randomUniform(4).toFloatArray());
    }

    @Test
    void aScopeReplacesTheDefaultSourceUntilItCloses() {
        Randomness before = Randomness.current();
        Randomness source = Randomness.of(3);
        try (Randomness.Scope scope = source.use()) {
            assertSame(source, Randomness.current());
        }

        assertSame(before, Randomness.current());
    }

    @Test
    void scopesNest() {
        Randomness outerSource = Randomness.of(3);
        Randomness innerSource = Randomness.of(4);
        try (Randomness.Scope outer = outerSource.use()) {
            try (Randomness.Scope inner = innerSource.use()) {
                assertSame(innerSource, Randomness.current());
            }
            assertSame(outerSource, Randomness.current());
        }
    }

    @Test
    void anExceptionRestoresTheSourceBeforeTheScope() {
        Randomness before = Randomness.current();

        assertThrows(ArithmeticException.class, () -> {
            try (Randomness.Scope scope = Randomness.of(3).use()) {
                throw new ArithmeticException("in the scope");
            }
        });
        assertSame(before, Randomness.current());
        assertThrows(ArithmeticException.class, () -> {
            try (Randomness.Scope scope = Randomness.refuseDraws()) {
                throw new ArithmeticException("in the scope");
            }
        });
        assertSame(before, Randomness.current());
    }

    @Test
    void aSeedSetInsideAScopeEndsWithTheScope() {
        Randomness before = Randomness.current();
        try (Randomness.Scope scope = Randomness.of(3).use()) {
            Randomness.setSeed(4);
        }

        assertSame(before, Randomness.current());
    }

    @Test
    void aScopeDoesNotReachOtherThreads() {
        Randomness source = Randomness.of(3);
        try (Randomness.Scope scope = source.use()) {
            Randomness elsewhere =
                    CompletableFuture.supplyAsync(Randomness::current).join();

            assertNotSame(source, elsewhere);
        }
    }

    @Test
    void theDefaultSourceRefusesToDrawInsideRefuseDraws() {
        RandomNumbers takenBefore = Randomness.of(3).numbers("noise", 0);
        try (Randomness.Scope scope = Randomness.refuseDraws()) {
            Randomness current = Randomness.current();

            for (var e : new IllegalStateException[] {
                assertThrows(IllegalStateException.class, () -> current.numbers("noise", 0)),
                assertThrows(IllegalStateException.class, () -> current.next("noise")),
                assertThrows(IllegalStateException.class, () -> current.derived("noise", 0)),
                assertThrows(IllegalStateException.class, () -> Tensor.randomNormal(2))
            }) {
                assertEquals(
                        "rows are written in any order, on several threads, so no random numbers can be drawn from"
                                + " Randomness.current() here; take the RandomNumbers before ofRows, and draw by the row",
                        e.getMessage());
            }
            assertEquals(Randomness.of(3).numbers("noise", 0).uniform(5), takenBefore.uniform(5));
        }
        Tensor.randomNormal(2); // allowed again
    }

    @Test
    void aScopeInsideRefuseDrawsMayDraw() {
        try (Randomness.Scope refusing = Randomness.refuseDraws()) {
            try (Randomness.Scope scope = Randomness.of(3).use()) {
                Randomness.current().next("noise");
            }
            Randomness current = Randomness.current();
            assertThrows(IllegalStateException.class, () -> current.next("noise"));
        }
    }
}
