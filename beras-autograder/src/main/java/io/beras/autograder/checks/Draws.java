package io.beras.autograder.checks;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.concurrent.ThreadLocalRandom;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The random inputs of one check: DOUBLE tensors and labels, all from one seed.
 *
 * <p>The system property {@code beras.gradcheck.seed} sets the seed; otherwise each check has another seed. A failing check
 * prints its seed.
 */
final class Draws {

    /** The system property that sets the seed of every check. */
    static final String SEED_PROPERTY = "beras.gradcheck.seed";

    private final long seed;
    private final Randomness randomness;
    private int count;

    private Draws(long seed) {
        this.seed = seed;
        this.randomness = Randomness.of(seed);
    }

    /** Starts the draws of a check. */
    static Draws fresh() {
        Long seed = Long.getLong(SEED_PROPERTY);
        return new Draws(seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000) : seed);
    }

    /** Returns the seed, for the report. */
    long seed() {
        return seed;
    }

    /** Returns random elements from N(0, 1). */
    Tensor normal(long... shape) {
        RandomNumbers numbers = next();
        return Tensor.of(DataType.DOUBLE, numbers.fill(Shapes.size(shape), numbers::normal), shape);
    }

    /** Returns random elements from the uniform distribution on [low, high). */
    Tensor uniform(double low, double high, long... shape) {
        RandomNumbers numbers = next();
        return Tensor.of(DataType.DOUBLE, numbers.fill(Shapes.size(shape), i -> numbers.uniform(low, high, i)), shape);
    }

    /** Returns random elements of both signs whose size is between low and high, such as elements away from a kink at 0. */
    Tensor awayFromZero(double low, double high, long... shape) {
        RandomNumbers sizes = next();
        RandomNumbers signs = next();
        return Tensor.of(
                DataType.DOUBLE,
                sizes.fill(Shapes.size(shape), i -> sizes.uniform(low, high, i) * (signs.uniform(i) < 0.5 ? -1 : 1)),
                shape);
    }

    /** Returns n random labels from 0 to {@code classes − 1}. */
    int[] labels(int n, int classes) {
        RandomNumbers numbers = next();
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = numbers.integer(classes, i);
        }
        return labels;
    }

    /** Returns a random element from low, inclusive, to high, exclusive. */
    int integer(int low, int high) {
        return low + next().integer(high - low, 0);
    }

    private RandomNumbers next() {
        return randomness.numbers("check", count++);
    }
}
