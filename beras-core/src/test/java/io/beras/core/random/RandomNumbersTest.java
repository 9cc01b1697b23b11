package io.beras.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A random number is a function of its index; its distribution is right, and its bits are the same everywhere. */
class RandomNumbersTest {

    private static final int MANY = 200_000;

    private static final long PINNED = -6173612859807089347L;

    private final RandomNumbers draws = Randomness.of(42).numbers("noise", 7);

    @Test
    void uniformIsTheUpperBitsOfPhilox() {
        // Computed by another implementation, in Python: key 42, counter (index, 0, 7, hash of "noise").
        assertEquals(0.9544665912005463, draws.uniform(0));
        assertEquals(0.6226484891841652, draws.uniform(1));
        assertEquals(0.5477135547467363, draws.uniform(2));
    }

    @Test
    void theBitsOfNormalDrawsArePinned() {
        long bits = 0;
        for (int i = 0; i < 1_000; i++) {
            bits = 31 * bits
                    + Double.doubleToRawLongBits(draws.normal(i))
                    + Double.doubleToRawLongBits(draws.truncatedNormal(i));
        }
        assertEquals(PINNED, bits, "a saved run could not be resumed on this machine or JDK");
    }

    @Test
    void uniformHasTheMeanAndVarianceOfItsDistribution() {
        double[] u = draws.fill(MANY, draws::uniform);

        assertTrue(Arrays.stream(u).allMatch(x -> x >= 0 && x < 1));
        // Mean 1/2 ± 5·√(1/12n); variance 1/12, whose standard error is √(1/180n).
        assertEquals(0.5, mean(u), 5 * Math.sqrt(1 / 12.0 / MANY));
        assertEquals(1 / 12.0, variance(u), 5 * Math.sqrt(1 / 180.0 / MANY));
        double[] range = draws.fill(MANY, i -> draws.uniform(-3, 5, i));
        assertTrue(Arrays.stream(range).allMatch(x -> x >= -3 && x < 5));
        assertEquals(1, mean(range), 5 * 8 * Math.sqrt(1 / 12.0 / MANY));
    }

    @Test
    void normalHasTheMomentsOfItsDistribution() {
        double[] z = draws.fill(MANY, draws::normal);

        // Standard errors: of the mean √(1/n), variance √(2/n), third moment √(15/n), fourth √(96/n).
        assertEquals(0, mean(z), 5 / Math.sqrt(MANY));
        assertEquals(1, variance(z), 5 * Math.sqrt(2.0 / MANY));
        assertEquals(0, Arrays.stream(z).map(x -> x * x * x).average().orElseThrow(), 5 * Math.sqrt(15.0 / MANY));
        assertEquals(3, Arrays.stream(z).map(x -> x * x * x * x).average().orElseThrow(), 5 * Math.sqrt(96.0 / MANY));
        assertTrue(Arrays.stream(z).allMatch(Double::isFinite));
    }

    @Test
    void truncatedNormalStaysWithinTwoDeviationsAndHasTheDeviationOfKeras() {
        double[] z = draws.fill(MANY, draws::truncatedNormal);

        assertTrue(Arrays.stream(z).allMatch(x -> Math.abs(x) <= 2));
        assertEquals(0, mean(z), 5 / Math.sqrt(MANY));
        assertEquals(0.87962566103423978, Math.sqrt(variance(z)), 0.005);
    }

    @Test
    void bernoulliIsTrueAsOftenAsItsProbabilitySays() {
        // Of n values p·n are true, with a standard deviation of √(n·p·(1 − p)). The same holds for the n/4 values at
        // each of the four places that share a draw. Two neighbours are both true in p²·n/4 cases.
        int n = 40_000;
        double p = .3;
        boolean[] values = Randomness.of(1).numbers("test", 0).bernoulli(p, n);
        for (int place = 0; place < 4; place++) {
            int count = 0;
            int both = 0;
            for (int i = place; i < n; i += 4) {
                count += values[i] ? 1 : 0;
                both += values[i] && values[(i + 1) % n] ? 1 : 0;
            }
            assertEquals(p * n / 4, count, 4 * Math.sqrt(n / 4.0 * p * (1 - p)));
            assertEquals(p * p * n / 4, both, 4 * Math.sqrt(n / 4.0 * p * p * (1 - p * p)));
        }
    }

    @Test
    void bernoulliDoesNotDependOnTheSize() {
        RandomNumbers draws = Randomness.of(1).numbers("test", 0);
        boolean[] many = draws.bernoulli(.5, 103);

        for (int size : new int[] {0, 1, 3, 4, 50}) {
            assertArrayEquals(Arrays.copyOf(many, size), draws.bernoulli(.5, size));
        }
    }

    @Test
    void bernoulliWithProbabilityZeroIsFalseAndWithProbabilityOneTrue() {
        RandomNumbers draws = Randomness.of(1).numbers("test", 0);

        assertArrayEquals(new boolean[50], draws.bernoulli(0, 50));
        boolean[] all = new boolean[50];
        Arrays.fill(all, true);
        assertArrayEquals(all, draws.bernoulli(1, 50));
        for (double p : new double[] {-.1, 1.1, Double.NaN}) {
            var e = assertThrows(IllegalArgumentException.class, () -> draws.bernoulli(p, 1));
            assertEquals("bernoulli(probability, size) needs a probability from 0 to 1, not " + p, e.getMessage());
        }
    }

    @Test
    void integerTakesEveryValueBelowItsBound() {
        assertTrue(IntStream.range(0, 10_000).map(i -> draws.integer(3, i)).allMatch(i -> i >= 0 && i < 3));
        assertEquals(
                3,
                IntStream.range(0, 100).map(i -> draws.integer(3, i)).distinct().count());
        var e = assertThrows(IllegalArgumentException.class, () -> draws.integer(0, 0));
        assertEquals("integer(bound, index) needs a bound of at least 1, not 0", e.getMessage());
    }

    @Test
    void aPermutationHasEveryIntegerOnce() {
        int[] order = draws.permutation(1_000);

        assertArrayEquals(
                IntStream.range(0, 1_000).toArray(),
                Arrays.stream(order).sorted().toArray());
        assertArrayEquals(new int[] {}, draws.permutation(0));
        assertArrayEquals(new int[] {0}, draws.permutation(1));
        assertThrows(IllegalArgumentException.class, () -> draws.permutation(-1));
    }

    @Test
    void everyPermutationIsEquallyLikely() {
        int[] counts = new int[27];
        int tries = 12_000;
        for (int step = 0; step < tries; step++) {
            int[] order = Randomness.of(1).numbers("shuffle", step).permutation(3);
            counts[order[0] * 9 + order[1] * 3 + order[2]]++;
        }
        int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();

        assertEquals(6, seen.length);
        // 2,000 of each, give or take 5 standard deviations of a binomial: √(n·⅙·⅚) = 41.
        Arrays.stream(seen).forEach(count -> assertEquals(tries / 6.0, count, 5 * 41));
    }

    @Test
    void anIndexGivesTheSameNumberAgainAndInAnyOrder() {
        double seventh = draws.normal(7);
        draws.normal(1);
        draws.permutation(10);

        assertEquals(seventh, draws.normal(7));
        assertEquals(seventh, Randomness.of(42).numbers("noise", 7).normal(7));
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }
}
