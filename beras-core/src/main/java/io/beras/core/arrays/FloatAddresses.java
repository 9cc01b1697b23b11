package io.beras.core.arrays;

import java.lang.ref.WeakReference;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;

/**
 * Where the numbers of a FLOAT buffer are, for Java and for native code.
 *
 * <p>To ask ND4J takes 0.1 to 0.3 µs each time, which was a third of a small network's step; so each thread remembers what
 * it was told of the buffers it used last. Nothing here keeps a buffer from being collected.
 */
final class FloatAddresses {

    /** A power of two, several times the arrays of a step: two that share a place are asked for in turn. */
    private static final int PLACES = 1024;

    private static final ThreadLocal<@Nullable FloatAddresses[]> KNOWN =
            ThreadLocal.withInitial(() -> new FloatAddresses[PLACES]);

    private final WeakReference<DataBuffer> owner;
    private final FloatBuffer numbers;
    private final FloatPointer pointer;

    private FloatAddresses(DataBuffer owner) {
        this.owner = new WeakReference<>(owner);
        this.numbers = owner.asNioFloat();
        this.pointer = (FloatPointer) owner.addressPointer();
    }

    /** Returns where the numbers of an open FLOAT buffer are. */
    static FloatAddresses of(DataBuffer buffer) {
        @Nullable FloatAddresses[] known = KNOWN.get();
        int place = System.identityHashCode(buffer) & (PLACES - 1);
        FloatAddresses memory = known[place];
        if (memory == null || !memory.owner.refersTo(buffer)) {
            memory = new FloatAddresses(buffer);
            known[place] = memory;
        }
        return memory;
    }

    /** For reading and writing at given indices only: its position is shared. */
    FloatBuffer numbers() {
        return numbers;
    }

    FloatPointer pointer() {
        return pointer;
    }
}
