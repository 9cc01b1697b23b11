package io.beras.data;

import io.beras.core.arrays.Kernels;

/**
 * How batches are made ahead.
 *
 * @param threads on how many other threads
 * @param worthAThread the fewest numbers in a batch that are worth it
 */
record Ahead(int threads, int worthAThread) {

    /** Nothing is made ahead. */
    static final Ahead NEVER = new Ahead(0, 0);

    /** Numbers in a batch that take longer to make than to hand over: about 20 µs. */
    static final int LARGE = 1 << 14;

    /** Each batch is made ahead, by one of so many threads. */
    static Ahead on(int threads) {
        return new Ahead(threads, 0);
    }

    /**
     * Large batches are made ahead, where a core is free for it.
     *
     * <p>On two cores, both of them busy with kernels, a step took a tenth longer so.
     */
    static Ahead whereACoreIsFree() {
        boolean hasCore = Runtime.getRuntime().availableProcessors() > Kernels.threads();
        return hasCore ? new Ahead(1, LARGE) : NEVER;
    }
}
