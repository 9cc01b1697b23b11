package io.beras.core.arrays;

/** Java arrays to compute in, by thread, used again and again: what is in them matters to nobody after a kernel. */
enum Scratch {
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FIFTH;

    private static final ThreadLocal<float[][]> ARRAYS = ThreadLocal.withInitial(() -> new float[values().length][0]);

    /** Returns this thread's array, of at least this length. */
    float[] get(int length) {
        float[][] arrays = ARRAYS.get();
        if (arrays[ordinal()].length < length) {
            arrays[ordinal()] = new float[length];
        }
        return arrays[ordinal()];
    }
}
