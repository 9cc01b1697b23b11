package io.beras.core.arrays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Converts arrays of floats to the ints with the same bits, and back.
 *
 * <p>C2 on JDK 17 does not vectorise {@link Float#floatToRawIntBits}. Writing floats to a buffer and reading the same
 * memory as ints runs at the speed of a copy.
 */
final class FloatBits {

    private static final ThreadLocal<FloatBits> OF_THREAD =
            ThreadLocal.withInitial(() -> new FloatBits(ChunkedLoops.SIZE));

    private final FloatBuffer floats;
    private final IntBuffer ints;
    private final int[] scratch;

    private FloatBits(int length) {
        ByteBuffer memory = ByteBuffer.allocateDirect(length * Float.BYTES).order(ByteOrder.nativeOrder());
        floats = memory.asFloatBuffer();
        ints = memory.asIntBuffer();
        scratch = new int[length];
    }

    /** Returns this thread's converter, with room for {@code length} elements. */
    static FloatBits ofThread(int length) {
        FloatBits bits = OF_THREAD.get();
        if (bits.scratch.length < length) {
            bits = new FloatBits(length);
            OF_THREAD.set(bits);
        }
        return bits;
    }

    /** Returns an array of ints as scratch memory. */
    int[] scratch() {
        return scratch;
    }

    void toInts(float[] x, int[] bits, int n) {
        floats.put(0, x, 0, n);
        ints.get(0, bits, 0, n);
    }

    void toFloats(int[] bits, float[] x, int n) {
        ints.put(0, bits, 0, n);
        floats.get(0, x, 0, n);
    }
}
