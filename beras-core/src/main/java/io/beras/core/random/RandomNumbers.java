package io.beras.core.random;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * The random numbers of one purpose and one step: a function from an index to a number.
 *
 * <p>Asking twice for the same index gives the same number, and the order of asking does not matter. The arithmetic is
 * the library's own, so the bits are the same on every JDK.
 *
 * <pre>{@code
 * RandomNumbers noise = Randomness.of(42).numbers("noise", 0);
 * double z = noise.normal(7);          // always the same number
 * }</pre>
 *
 * @see Randomness
 */
public final class RandomNumbers {

    private final long seed;
    private final int purpose;
    private final int step;

    RandomNumbers(long seed, int purpose, int step) {
        this.seed = seed;
        this.purpose = purpose;
        this.step = step;
    }

    /** Returns a number in [0, 1), a multiple of 2⁻⁵³. */
    public double uniform(long index) {
        return unit(block(index, purpose)[0]);
    }

    /** Returns a number in [low, high). */
    public double uniform(double low, double high, long index) {
        return low + (high - low) * uniform(index);
    }

    /** Returns an integer from 0 (inclusive) to {@code bound} (exclusive). */
    public int integer(int bound, long index) {
        if (bound <= 0) {
            throw new IllegalArgumentException("below(bound) needs a bound of at least 1, not " + bound);
        }
        return (int) (uniform(index) * bound);
    }

    /**
     * Returns a number from the standard normal distribution N(0, 1).
     *
     * <p>Source: G. Box and M. Muller, "A Note on the Generation of Random Normal Deviates", 1958.
     */
    public double normal(long index) {
        return normal(index, purpose);
    }

    /** Returns a number from N(0, 1) conditioned on lying within two standard deviations, as Keras truncates. */
    public double truncatedNormal(long index) {
        // The n-th attempt draws under a purpose of its own, so that one index never takes another's numbers.
        for (int attempt = purpose; ; attempt += 0x9E3779B9) {
            double z = normal(index, attempt);
            if (Math.abs(z) <= 2) {
                return z;
            }
        }
    }

    /**
     * Returns for each index below {@code size} whether something of this probability happens.
     *
     * <p>Four indices share the bits of one draw, which is four times as fast; so probabilities are multiples of 2⁻³².
     */
    public boolean[] bernoulli(double probability, int size) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "events(probability, size) needs a probability from 0 to 1, not " + probability);
        }
        long threshold = (long) (probability * 0x1p32);
        boolean[] events = new boolean[size];
        for (int i = 0; i < size; i += 4) {
            long[] block = block(i / 4, purpose);
            for (int k = i; k < Math.min(i + 4, size); k++) {
                long word = block[(k - i) / 2] >>> (32 * (k % 2)) & 0xFFFFFFFFL;
                events[k] = word < threshold;
            }
        }
        return events;
    }

    /** Returns the first numbers of one of these functions, as in {@code draws.fill(10, draws::normal)}. */
    public double[] fill(long size, LongToDoubleFunction draw) {
        double[] values = new double[Math.toIntExact(size)];
        Arrays.setAll(values, draw::applyAsDouble);
        return values;
    }

    /** Returns the numbers 0 to {@code size − 1} in random order, every order equally likely (Fisher and Yates). */
    public int[] permutation(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("permutation(size) needs a size of at least 0, not " + size);
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = integer(i + 1, i);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private double normal(long index, int attempt) {
        long[] block = block(index, attempt);
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit(block[0])));
        return radius * StrictMath.cos(2 * Math.PI * unit(block[1]));
    }

    private long[] block(long index, int attempt) {
        return Philox.block(seed, (int) index, (int) (index >>> 32), step, attempt);
    }

    private static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }
}
