package io.beras.core.arrays;

/**
 * Reused Java arrays for the temporary values of a kernel, one set for each thread.
 *
 * <p>{@link ChunkedLoops} keeps the operands and the result of a loop in FIRST, SECOND and THIRD, as many as it has operands.
 * {@link FloatMath} uses FOURTH to SIXTH. Any other loop uses the buffers that its caller and its callees leave free.
 */
enum ScratchBuffers {
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FIFTH,
    SIXTH;

    private static final ThreadLocal<float[][]> ARRAYS = ThreadLocal.withInitial(() -> new float[values().length][0]);
    /** The arrays of {@link #forUpdates}. */
    private static final ThreadLocal<float[][]> UPDATE_ARRAYS = ThreadLocal.withInitial(() -> new float[0][]);

    /** Returns this thread's array, of at least this length, with arbitrary content. */
    float[] get(int length) {
        float[][] arrays = ARRAYS.get();
        if (arrays[ordinal()].length < length) {
            arrays[ordinal()] = new float[length];
        }
        return arrays[ordinal()];
    }

    /**
     * Returns this thread's arrays for the loops of optimizers: at least {@code count}, each of at least this length.
     */
    static float[][] forUpdates(int count, int length) {
        float[][] arrays = UPDATE_ARRAYS.get();
        if (arrays.length < count || arrays[0].length < length) {
            arrays = new float[Math.max(count, arrays.length)][length];
            UPDATE_ARRAYS.set(arrays);
        }
        return arrays;
    }
}
