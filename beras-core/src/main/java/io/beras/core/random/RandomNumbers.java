package io.beras.core.random;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * The random numbers of one purpose and one step: a function from an index to a random number.
 *
 * <p>The same index always gives the same random number, in any order of calls. The library uses its own arithmetic, so
 * the bits are the same on every JDK.
 *
 * <pre>{@code
 * RandomNumbers noise = Randomness.of(42).numbers("noise", 0);
 * double z = noise.normal(7);          // the same value at each call
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

    /** Returns a random number from the uniform distribution on [0, 1), a multiple of 2⁻⁵³. */
    public double uniform(long index) {
        return unit(block(index, purpose)[0]);
    }

    /** Returns a random number from the uniform distribution on [low, high). */
    public double uniform(double low, double high, long index) {
        return low + (high - low) * uniform(index);
    }

    /** Returns a random integer from 0 (inclusive) to {@code bound} (exclusive). */
    public int integer(int bound, long index) {
        if (bound <= 0) {
            throw new IllegalArgumentException("integer(bound, index) needs a bound of at least 1, not " + bound);
        }
        return (int) (uniform(index) * bound);
    }

    /**
     * Returns a random number from the standard normal distribution N(0, 1).
     *
     * <p>Source: G. Box and M. Muller, "A Note on the Generation of Random Normal Deviates", 1958.
     */
    public double normal(long index) {
        return normal(index, purpose);
    }

    /** Returns a random number from N(0, 1) truncated to two standard deviations, as in Keras. */
    public double truncatedNormal(long index) {
        // Each attempt draws under a different purpose, so that two indices never share a draw.
        for (int attempt = purpose; ; attempt += 0x9E3779B9) {
            double z = normal(index, attempt);
            if (Math.abs(z) <= 2) {
                return z;
            }
        }
    }

    /**
     * Returns {@code size} random booleans; each is true with this probability (a Bernoulli distribution).
     *
     * <p>Four booleans share the bits of one draw, which is four times as fast. Probabilities are multiples of 2⁻³².
     */
    public boolean[] bernoulli(double probability, int size) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "bernoulli(probability, size) needs a probability from 0 to 1, not " + probability);
        }
        long threshold = (long) (probability * 0x1p32);
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i += 4) {
            long[] block = block(i / 4, purpose);
            for (int k = i; k < Math.min(i + 4, size); k++) {
                long word = block[(k - i) / 2] >>> (32 * (k % 2)) & 0xFFFFFFFFL;
                values[k] = word < threshold;
            }
        }
        return values;
    }

    /** Returns the random numbers at the indices 0 to {@code size − 1}, as in {@code noise.fill(10, noise::normal)}. */
    public double[] fill(long size, LongToDoubleFunction draw) {
        double[] values = new double[Math.toIntExact(size)];
        Arrays.setAll(values, draw::applyAsDouble);
        return values;
    }

    /**
     * Returns the integers 0 to {@code size − 1} in random order; all orders are equally likely (Fisher-Yates shuffle).
     */
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
