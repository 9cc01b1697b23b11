package io.beras.core.arrays;

/** Java arrays to compute in, by thread, used again and again: what is in them matters to nobody after a kernel. */
enum ScratchBuffers {
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FIFTH,
    SIXTH;

    private static final ThreadLocal<float[][]> ARRAYS = ThreadLocal.withInitial(() -> new float[values().length][0]);
    private static final ThreadLocal<float[][]> REST = ThreadLocal.withInitial(() -> new float[0][]);

    /** Returns this thread's array, of at least this length. */
    float[] get(int length) {
        float[][] arrays = ARRAYS.get();
        if (arrays[ordinal()].length < length) {
            arrays[ordinal()] = new float[length];
        }
        return arrays[ordinal()];
    }

    /** Returns this thread's arrays for optimizers' loops, at least so many, each of at least this length. */
    static float[][] ofUpdates(int count, int length) {
        float[][] rest = REST.get();
        if (rest.length < count || rest[0].length < length) {
            rest = new float[Math.max(count, rest.length)][length];
            REST.set(rest);
        }
        return rest;
    }
}
