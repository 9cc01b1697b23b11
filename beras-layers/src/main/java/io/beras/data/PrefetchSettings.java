package io.beras.data;

import io.beras.core.arrays.Kernels;

/**
 * Settings of prefetching: loading batches on other threads before they are requested.
 *
 * @param threads the number of other threads, 0 for no prefetching
 * @param minElements the smallest number of elements in a batch for which prefetching pays off
 */
record PrefetchSettings(int threads, int minElements) {

    /** No prefetching. */
    static final PrefetchSettings NONE = new PrefetchSettings(0, 0);

    /** The number of elements that take longer to load than to hand over to another thread: about 20 µs. */
    static final int LARGE_BATCH = 1 << 14;

    /** Prefetches batches of any size on the given number of threads. */
    static PrefetchSettings onThreads(int threads) {
        return new PrefetchSettings(threads, 0);
    }

    /**
     * Prefetches large batches on one thread if a core is free.
     *
     * <p>On two cores, both busy with kernels, prefetching made a step slower by a tenth.
     */
    static PrefetchSettings ifACoreIsFree() {
        boolean hasCore = Runtime.getRuntime().availableProcessors() > Kernels.threads();
        return hasCore ? new PrefetchSettings(1, LARGE_BATCH) : NONE;
    }
}
