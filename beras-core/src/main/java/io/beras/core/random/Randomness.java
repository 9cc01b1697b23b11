package io.beras.core.random;

import java.util.HashMap;
import java.util.Map;

/**
 * Where every random number of the library comes from: a function of (seed, purpose, step, index), not a stream.
 *
 * <p>Because nothing is consumed, dropout, shuffling and initialisation do not disturb one another, and a run resumed
 * at step 500 draws what the uninterrupted run would have drawn.
 *
 * <pre>{@code
 * Randomness.setSeed(1);                        // this thread's default source: weights of layers made from now on
 * int[] order = Randomness.of(1).numbers("shuffle", epoch).permutation(60_000);
 * }</pre>
 *
 * <p>The default source belongs to the thread: two threads that set the same seed build the same network.
 */
public final class Randomness {

    private static final Randomness OUT_OF_ORDER = new Randomness(0);

    private static final ThreadLocal<Randomness> CURRENT = ThreadLocal.withInitial(() -> of(0));

    private final long seed;
    private final Map<String, Integer> handedOut = new HashMap<>();

    private Randomness(long seed) {
        this.seed = seed;
    }

    /** Returns a source with this seed. */
    public static Randomness of(long seed) {
        return new Randomness(seed);
    }

    /** Starts this thread's default source afresh with this seed; it begins with seed 0. */
    public static void setSeed(long seed) {
        CURRENT.set(of(seed));
    }

    /** Returns this thread's default source. */
    public static Randomness current() {
        return CURRENT.get();
    }

    /** Returns a source for a purpose and a step, whose draws have nothing to do with this one's. */
    public Randomness derived(String purpose, int step) {
        return of(Double.doubleToRawLongBits(numbers(purpose, step).uniform(0)));
    }

    /**
     * Makes this the thread's default source until the scope is closed.
     *
     * <pre>{@code
     * try (Randomness.Scope scope = Randomness.of(1).use()) {
     *     Dense dense = new Dense(784, 10);            // initial weights from seed 1
     * }
     * }</pre>
     */
    public Scope use() {
        return new Scope(this);
    }

    /** Opens a scope in which this thread's default source refuses to draw: for work done in any order, on any thread. */
    public static Scope refuseDraws() {
        return new Scope(OUT_OF_ORDER);
    }

    /** A scope with its own default source of random numbers; closing the scope restores the source before. */
    public static final class Scope implements AutoCloseable {
        private final Randomness before = CURRENT.get();

        private Scope(Randomness source) {
            CURRENT.set(source);
        }

        @Override
        public void close() {
            CURRENT.set(before);
        }
    }

    /** Returns the draws for a purpose ("shuffle", "dropout", …) at a step (an epoch, a batch, a layer's number). */
    public RandomNumbers numbers(String purpose, int step) {
        if (this == OUT_OF_ORDER) {
            throw new IllegalStateException(
                    "rows are written in any order, on several threads, so no random numbers can"
                            + " be drawn from Randomness.current() here; take the RandomNumbers before ofRows, and draw by the row");
        }
        return new RandomNumbers(seed, purpose.hashCode(), step);
    }

    /** Returns the draws that follow those of the last call for this purpose: for one tensor after another. */
    public RandomNumbers next(String purpose) {
        return numbers(purpose, handedOut.merge(purpose, 1, Integer::sum) - 1);
    }
}
