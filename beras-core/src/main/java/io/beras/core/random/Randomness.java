package io.beras.core.random;

import java.util.HashMap;
import java.util.Map;

/**
 * The source of all random numbers of the library: a function of (seed, purpose, step, index), not a stream.
 *
 * <p>A draw changes no state. So dropout, shuffling and initialisation do not influence each other, and a run resumed
 * at step 500 draws the same random numbers as the uninterrupted run.
 *
 * <pre>{@code
 * Randomness.setSeed(1);                        // this thread's default source: initial weights of new layers
 * int[] order = Randomness.of(1).numbers("shuffle", epoch).permutation(60_000);
 * }</pre>
 *
 * <p>Each thread has its own default source: two threads that set the same seed build the same network.
 */
public final class Randomness {

    /** The default source inside {@link #refuseDraws()}. */
    private static final Randomness REFUSING = new Randomness(0);

    private static final ThreadLocal<Randomness> CURRENT = ThreadLocal.withInitial(() -> of(0));

    private final long seed;
    private final Map<String, Integer> nextSteps = new HashMap<>();

    private Randomness(long seed) {
        this.seed = seed;
    }

    /** Returns a source with this seed. */
    public static Randomness of(long seed) {
        return new Randomness(seed);
    }

    /** Resets this thread's default source to this seed. The initial seed is 0. */
    public static void setSeed(long seed) {
        CURRENT.set(of(seed));
    }

    /** Returns this thread's default source. */
    public static Randomness current() {
        return CURRENT.get();
    }

    /** Returns a source for a purpose and a step, independent of this source. */
    public Randomness derived(String purpose, int step) {
        return of(Double.doubleToRawLongBits(numbers(purpose, step).uniform(0)));
    }

    /** Returns a source with this seed whose draws start again, to repeat a computation with the same random numbers. */
    public Randomness restarted() {
        return of(seed);
    }

    /**
     * Makes this source the thread's default source until the scope is closed.
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

    /** Opens a scope in which this thread's default source throws at each draw: for work done in any order. */
    public static Scope refuseDraws() {
        return new Scope(REFUSING);
    }

    /** A scope with another default source on the thread that opened it. Scopes nest; close the inner scope first. */
    public static final class Scope implements AutoCloseable {
        private final Randomness before = CURRENT.get();

        private Scope(Randomness source) {
            CURRENT.set(source);
        }

        /** Restores the default source that was set before the scope. */
        @Override
        public void close() {
            CURRENT.set(before);
        }
    }

    /** Returns the random numbers for a purpose ("shuffle", "dropout", …) at a step, such as an epoch or a batch. */
    public RandomNumbers numbers(String purpose, int step) {
        if (this == REFUSING) {
            throw new IllegalStateException(
                    "rows are written in any order, on several threads, so no random numbers can"
                            + " be drawn from Randomness.current() here; take the RandomNumbers before ofRows, and draw by the row");
        }
        return new RandomNumbers(seed, purpose.hashCode(), step);
    }

    /** Returns the random numbers of the next step for this purpose; the first call returns step 0. */
    public RandomNumbers next(String purpose) {
        return numbers(purpose, nextSteps.merge(purpose, 1, Integer::sum) - 1);
    }
}
