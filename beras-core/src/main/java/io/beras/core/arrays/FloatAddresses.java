package io.beras.core.arrays;

import java.lang.ref.WeakReference;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The addresses of a FLOAT array's memory, for Java and for native code, in a cache of each thread.
 *
 * <p>ND4J takes 0.1 to 0.3 µs to return an address, a third of a small network's training step. So each thread caches
 * the addresses of the arrays it used last. The cache does not keep an array from being collected.
 */
final class FloatAddresses {

    /**
     * A power of two, several times the number of arrays in a step. Two arrays with the same slot replace each other.
     */
    private static final int CACHE_SIZE = 1024;

    private static final ThreadLocal<@Nullable FloatAddresses[]> CACHE =
            ThreadLocal.withInitial(() -> new FloatAddresses[CACHE_SIZE]);

    private final WeakReference<DataBuffer> owner;
    private final FloatBuffer buffer;
    private final FloatPointer pointer;

    private FloatAddresses(DataBuffer owner) {
        ArrayLimits.requireElements(DataType.FLOAT, owner.length());
        this.owner = new WeakReference<>(owner);
        this.buffer = owner.asNioFloat();
        this.pointer = (FloatPointer) owner.addressPointer();
    }

    /** Returns the addresses of an open FLOAT buffer. */
    static FloatAddresses of(DataBuffer buffer) {
        @Nullable FloatAddresses[] cache = CACHE.get();
        int slot = System.identityHashCode(buffer) & (CACHE_SIZE - 1);
        FloatAddresses addresses = cache[slot];
        if (addresses == null || !addresses.owner.refersTo(buffer)) {
            addresses = new FloatAddresses(buffer);
            cache[slot] = addresses;
        }
        return addresses;
    }

    /** Returns the memory for Java code. Read and write at given indices only: all users share its position. */
    FloatBuffer buffer() {
        return buffer;
    }

    /** Returns the memory for native code. */
    FloatPointer pointer() {
        return pointer;
    }
}
