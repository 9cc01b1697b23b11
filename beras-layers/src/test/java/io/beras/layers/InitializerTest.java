package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The distributions, judged by 60,000 draws of a fixed seed.
 *
 * <p>The mean of n draws has a standard deviation of σ/√n = 0.0041σ, and their standard deviation one of at most
 * σ/√(2n) = 0.0029σ (a normal's; bounded distributions vary less). Tolerances are four of these.
 */
class InitializerTest {

    private static final int IN = 300;
    private static final int OUT = 200;
    private static final double MEAN_TOLERANCE = 4 / Math.sqrt(IN * OUT);
    private static final double SIGMA_TOLERANCE = 4 / Math.sqrt(2.0 * IN * OUT);

    /** The standard deviation of N(0, 1) truncated at ±2, from its density: √(1 − 2·2·φ(2) / (2Φ(2) − 1)). */
    private static final double TRUNCATED = .87962566103423978;

    static Stream<Arguments> distributions() {
        double glorot = Math.sqrt(2.0 / (IN + OUT)); // the standard deviation that Keras's formulas are made for
        double he = Math.sqrt(2.0 / IN);
        return Stream.of(
                Arguments.of("normal", Initializer.NORMAL, 1, 6),
                Arguments.of("normal(0.01)", Initializer.normal(.01), .01, .06),
                Arguments.of("xavier normal", Initializer.XAVIER_NORMAL, glorot, 2 * glorot / TRUNCATED),
                Arguments.of("xavier uniform", Initializer.XAVIER_UNIFORM, glorot, Math.sqrt(6.0 / (IN + OUT))),
                Arguments.of("kaiming normal", Initializer.KAIMING_NORMAL, he, 2 * he / TRUNCATED),
                Arguments.of("kaiming uniform", Initializer.KAIMING_UNIFORM, he, Math.sqrt(6.0 / IN)),
                Arguments.of("xavier, untruncated", Initializer.XAVIER_NORMAL_UNTRUNCATED, glorot, 6 * glorot),
                Arguments.of("kaiming, untruncated", Initializer.KAIMING_NORMAL_UNTRUNCATED, he, 6 * he),
                Arguments.of("uniform(0.05)", Initializer.uniform(.05), .05 / Math.sqrt(3), .05),
                Arguments.of(
                        "xavier uniform, gain 3",
                        Initializer.XAVIER_UNIFORM.withGain(3),
                        3 * glorot,
                        3 * Math.sqrt(6.0 / (IN + OUT))),
                Arguments.of(
                        "xavier normal, untruncated, gain 5/3",
                        Initializer.XAVIER_NORMAL_UNTRUNCATED.withGain(5.0 / 3),
                        5 * glorot / 3,
                        10 * glorot));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    void hasTheMeanTheDeviationAndTheBoundsOfItsFormula(
            String name, Initializer initializer, double sigma, double bound) {
        double[] weights = draw(initializer, 1);

        double mean = Arrays.stream(weights).average().orElseThrow();
        double variance = Arrays.stream(weights).map(w -> w * w).average().orElseThrow() - mean * mean;
        assertEquals(0, mean / sigma, MEAN_TOLERANCE);
        assertEquals(1, Math.sqrt(variance) / sigma, SIGMA_TOLERANCE);
        assertTrue(largest(weights) <= bound * (1 + 1e-6), "largest " + largest(weights) + ", bound " + bound);
    }

    @Test
    void truncatedNormalsReachTheirBoundAndUntruncatedOnesPassIt() {
        // 4.6 % of a normal lies beyond 2σ: 2,700 of 60,000 draws.
        double bound = 2 * Math.sqrt(2.0 / IN) / TRUNCATED;

        assertTrue(largest(draw(Initializer.KAIMING_NORMAL, 1)) > .99 * bound);
        assertTrue(largest(draw(Initializer.KAIMING_NORMAL_UNTRUNCATED, 1)) > 1.5 * bound);
    }

    @Test
    void uniformsFillTheirInterval() {
        double bound = Math.sqrt(6.0 / IN);
        double[] weights = draw(Initializer.KAIMING_UNIFORM, 1);

        long inUpperHalf = Arrays.stream(weights).filter(w -> w > bound / 2).count();

        // A quarter of all, with a standard deviation of √(60,000·¼·¾) = 106.
        assertEquals(weights.length / 4.0, inUpperHalf, 4 * 106);
        assertTrue(largest(weights) > .999 * bound);
    }

    @Test
    void constantsAreWhatTheySay() {
        assertEquals(0, largest(draw(Initializer.ZEROS, 1)));
        assertTrue(Arrays.stream(draw(Initializer.constant(-2.5), 1)).allMatch(w -> w == -2.5));
    }

    @Test
    void takesTheAssignmentsNames() {
        assertSame(Initializer.ZEROS, Initializer.named("zero"));
        assertSame(Initializer.NORMAL, Initializer.named("normal"));
        assertSame(Initializer.XAVIER_NORMAL, Initializer.named("xavier"));
        assertSame(Initializer.XAVIER_UNIFORM, Initializer.named("xavier uniform"));
        assertSame(Initializer.KAIMING_NORMAL, Initializer.named("kaiming"));
        assertSame(Initializer.KAIMING_UNIFORM, Initializer.named("kaiming uniform"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kaiming", "zeros", "", "he"})
    void refusesAnUnknownNameAndListsTheKnownOnes(String name) {
        String message = assertThrows(IllegalArgumentException.class, () -> Initializer.named(name))
                .getMessage();

        assertEquals(
                "there is no initializer named \"" + name
                        + "\"; the names are zero, normal, xavier, xavier uniform, kaiming and kaiming uniform",
                message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesANegativeOrInfiniteSigma(double sigma) {
        String message = assertThrows(IllegalArgumentException.class, () -> Initializer.normal(sigma))
                .getMessage();

        assertEquals("sigma must be finite and at least 0, not " + sigma, message);
    }

    @Test
    void aGainMultipliesTheVeryWeights() {
        double[] weights = draw(Initializer.KAIMING_NORMAL, 1);
        double[] doubled = draw(Initializer.KAIMING_NORMAL.withGain(2), 1);

        assertArrayEquals(Arrays.stream(weights).map(w -> 2 * w).toArray(), doubled);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesANegativeOrInfiniteLimitOrGain(double value) {
        assertEquals(
                "limit must be finite and at least 0, not " + value,
                assertThrows(IllegalArgumentException.class, () -> Initializer.uniform(value))
                        .getMessage());
        assertEquals(
                "gain must be finite and at least 0, not " + value,
                assertThrows(IllegalArgumentException.class, () -> Initializer.NORMAL.withGain(value))
                        .getMessage());
    }

    @Test
    void theSameSeedGivesTheSameLayers() {
        Randomness.setSeed(7);
        double[] first = new Dense(20, 10).w().toDoubleArray();
        double[] second = new Dense(20, 10).w().toDoubleArray();
        Randomness.setSeed(7);

        assertArrayEquals(first, new Dense(20, 10).w().toDoubleArray());
        assertArrayEquals(second, new Dense(20, 10).w().toDoubleArray());
        assertFalse(Arrays.equals(first, second), "two layers began with the same weights");
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        double[] weights = draw(Initializer.XAVIER_UNIFORM, 1);
        double[] others = draw(Initializer.XAVIER_UNIFORM, 2);

        for (int i = 0; i < weights.length; i += 1000) {
            assertNotEquals(weights[i], others[i]);
        }
    }

    @Test
    void theDefaultIsXavierUniform() {
        Randomness.setSeed(3);
        double[] byDefault = new Dense(4, 5).w().toDoubleArray();
        Randomness.setSeed(3);

        assertArrayEquals(
                byDefault, new Dense(4, 5, Initializer.XAVIER_UNIFORM).w().toDoubleArray());
    }

    private static double[] draw(Initializer initializer, long seed) {
        return initializer
                .initialize(IN, OUT, Randomness.of(seed).numbers("test", 0))
                .toDoubleArray();
    }

    private static double largest(double... values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
