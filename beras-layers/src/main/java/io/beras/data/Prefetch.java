package io.beras.data;

import io.beras.core.arrays.Kernels;

/**
 * How batches are made ahead.
 *
 * @param threads on how many other threads
 * @param worthAThread the fewest numbers in a batch that are worth it
 */
record Prefetch(int threads, int worthAThread) {

    /** Nothing is made ahead. */
    static final Prefetch NEVER = new Prefetch(0, 0);

    /** Numbers in a batch that take longer to make than to hand over: about 20 µs. */
    static final int LARGE = 1 << 14;

    /** Each batch is made ahead, by one of so many threads. */
    static Prefetch on(int threads) {
        return new Prefetch(threads, 0);
    }

    /**
     * Large batches are made ahead, where a core is free for it.
     *
     * <p>On two cores, both of them busy with kernels, a step took a tenth longer so.
     */
    static Prefetch whereACoreIsFree() {
        boolean hasCore = Runtime.getRuntime().availableProcessors() > Kernels.threads();
        return hasCore ? new Prefetch(1, LARGE) : NEVER;
    }
}
