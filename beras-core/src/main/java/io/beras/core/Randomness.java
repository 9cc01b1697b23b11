package io.beras.core;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where every random number of the library comes from: a function of (seed, purpose, step, index), not a stream.
 *
 * <p>Because nothing is consumed, dropout, shuffling and initialisation do not disturb one another, and a run resumed
 * at step 500 draws what the uninterrupted run would have drawn.
 *
 * <pre>{@code
 * Randomness.setSeed(1);                        // this thread's default source: weights of layers made from now on
 * int[] order = Randomness.of(1).draws("shuffle", epoch).permutation(60_000);
 * }</pre>
 *
 * <p>The default source belongs to the thread: two threads that set the same seed build the same network.
 */
public final class Randomness {

    /** The default source where work is done in any order, on several threads: it refuses to draw. */
    static final Randomness OUT_OF_ORDER = new Randomness(0);

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

    /** Does this work with this as the thread's default source, and puts the one before back. */
    public <T> T during(Supplier<T> work) {
        Randomness before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /** The same for work that returns nothing. */
    void during(Runnable work) {
        during(() -> {
            work.run();
            return this;
        });
    }

    /** Returns the draws for a purpose ("shuffle", "dropout", …) at a step (an epoch, a batch, a layer's number). */
    public RandomNumbers numbers(String purpose, int step) {
        if (this == OUT_OF_ORDER) {
            throw new IllegalStateException(
                    "rows are written in any order, on several threads, so no random numbers can"
                            + " be drawn from Randomness.current() here; take the Draws before ofRows, and draw by the row");
        }
        return new RandomNumbers(seed, purpose.hashCode(), step);
    }

    /** Returns the draws that follow those of the last call for this purpose: for one tensor after another. */
    public RandomNumbers next(String purpose) {
        return numbers(purpose, handedOut.merge(purpose, 1, Integer::sum) - 1);
    }
}
