package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Allocates and copies arrays, and checks the memory of an array before native code uses it.
 *
 * <p>{@link #allocate} takes an array from the step that is open on this thread ({@link StepMemory}); the array ends
 * with the step. Without an open step, and by {@link #allocateLasting}, an array lives until it is no longer
 * referenced.
 */
public final class ArrayMemory {

    private static final long LARGE_BYTES = 64L << 20;

    private static final NativeMemoryPressure LEDGER = new NativeMemoryPressure();

    private ArrayMemory() {}

    /** Returns an array with arbitrary content, from the open step if a step is open. */
    public static INDArray allocate(DataType type, long... shape) {
        StepMemory step = StepMemory.current();
        return step == null ? allocateLasting(type, shape) : step.allocate(type, shape);
    }

    /** Returns an array with arbitrary content that belongs to no step. */
    public static INDArray allocateLasting(DataType type, long... shape) {
        NativeRuntime.ensureLoaded();
        long size = ArrayLimits.requireElements(type, shape) * type.width();
        AllocationLimit.count(size);
        LEDGER.reserve(size);
        requireRoom(size, shape);
        INDArray array = createWithinLimits(type, shape);
        LEDGER.add(array.data(), size);
        return array;
    }

    private static INDArray createWithinLimits(DataType type, long... shape) {
        try {
            return allocateOutsideWorkspaces(type, shape);
        } catch (OutOfMemoryError e) {
            String remedy = ExplicitCollection.remedyIfDisabled();
            if (remedy.isEmpty()) {
                throw e;
            }
            Error explained = new OutOfMemoryError("an array of shape " + ArrayLimits.text(shape)
                    + " finds no memory beside arrays of " + (lastingBytes() >> 20) + " MB" + remedy);
            explained.initCause(e);
            throw explained;
        }
    }

    /** Returns an array that belongs to no ND4J workspace, even if the user has opened a workspace. */
    private static INDArray allocateOutsideWorkspaces(DataType type, long... shape) {
        if (Nd4j.getMemoryManager().getCurrentWorkspace() == null) {
            return create(type, shape);
        }
        try (MemoryWorkspace ignored = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return create(type, shape);
        }
    }

    /** Returns a contiguous row-major copy of an array of any layout, from the open step if a step is open. */
    public static INDArray copy(INDArray array) {
        return copyInto(allocate(array.dataType(), array.shape()), requireAlive(array));
    }

    /** Returns a contiguous row-major copy of an array of any layout; the copy belongs to no step. */
    public static INDArray copyLasting(INDArray array) {
        return copyInto(allocateLasting(array.dataType(), array.shape()), requireOpen(array));
    }

    /** Returns the array, which users get to read: from now on they can't close it, nor its data buffer. */
    public static INDArray neverClosed(INDArray array) {
        array.data().setConstant(true); // close() does nothing; the garbage collector frees the memory as before
        return array;
    }

    /** Returns a checksum of the bits of all elements of a contiguous array, above 0, at the speed of a copy. */
    public static long checksum(INDArray array) {
        CRC32C checksum = new CRC32C();
        try (BytePointer bytes = bytes(checked(array, array.dataType()).addressPointer(), 0)) {
            checksum.update(
                    bytes.capacity(array.length() * array.dataType().width()).asByteBuffer());
        } finally {
            Reference.reachabilityFence(array);
        }
        return checksum.getValue() + 1;
    }

    /**
     * Copies the elements of {@code source}, of any layout, into {@code destination}, and returns {@code destination}.
     */
    public static INDArray copyInto(INDArray destination, INDArray source) {
        if (isRowMajor(source) && source.dataType() == destination.dataType()) {
            copyRange(destination, 0, source, 0, source.length());
            return destination;
        }
        return destination.assign(source);
    }

    /** Copies {@code length} elements from one contiguous array to another of the same type. */
    static void copyRange(INDArray destination, long to, INDArray source, long from, long length) {
        DataType type = source.dataType();
        long width = type.width();
        try {
            Pointer target = checked(destination, type).addressPointer();
            Pointer origin = checked(source, type).addressPointer();
            Pointer.memcpy(bytes(target, to * width), bytes(origin, from * width), length * width);
        } finally {
            Reference.reachabilityFence(source);
            Reference.reachabilityFence(destination);
        }
    }

    /** Returns the array; throws if its owner has closed it. */
    public static INDArray requireOpen(INDArray array) {
        if (array.wasClosed()) {
            throw new IllegalStateException(
                    "an array that was closed can't be used: its memory is gone; pass a copy made before close()");
        }
        return array;
    }

    /** Returns the user's array; throws if its owner or its workspace has ended it. */
    private static INDArray requireAlive(INDArray array) {
        if (requireOpen(array).isAttached()) {
            MemoryWorkspace workspace = array.data().getParentWorkspace();
            if (!workspace.isScopeActive()
                    || workspace.getGenerationId() != array.data().getGenerationId()) {
                throw new IllegalStateException("an array of the ND4J workspace \"" + workspace.getId()
                        + "\" can't be used after it was closed: its memory is gone; take array.detach() inside it");
            }
        }
        return array;
    }

    /** Returns the bytes of all arrays that are not yet known to be collected. */
    static long lastingBytes() {
        return LEDGER.bytes();
    }

    /** Returns the memory of a FLOAT array for native code. */
    static FloatPointer floats(INDArray array) {
        return FloatAddresses.of(checked(array, DataType.FLOAT)).pointer();
    }

    /** Returns the memory of a DOUBLE array for native code. */
    static DoublePointer doubles(INDArray array) {
        return (DoublePointer) checked(array, DataType.DOUBLE).addressPointer();
    }

    /** Returns the memory of a FLOAT array for Java code. The buffer does not keep the array from being collected. */
    static FloatBuffer buffer(INDArray array) {
        return FloatAddresses.of(checked(array, DataType.FLOAT)).buffer();
    }

    /** Checks that an array is open, of this type, contiguous and row-major; returns its data buffer. */
    static DataBuffer checked(INDArray array, DataType type) {
        if (requireOpen(array).dataType() != type || !isRowMajor(array)) {
            throw new IllegalStateException(
                    "a kernel for contiguous, row-major " + type + " arrays was given a " + array.dataType()
                            + " array of order '" + array.ordering() + "'; copy it with ArrayMemory.copy first");
        }
        return array.data();
    }

    private static BytePointer bytes(Pointer start, long offset) {
        return new BytePointer(start).getPointer(BytePointer.class, offset);
    }

    /** Returns whether an array is contiguous and row-major, and has its data buffer for itself. */
    public static boolean isRowMajor(INDArray array) {
        return array.offset() == 0
                && array.data().offset() == 0
                && array.data().length() == array.length()
                && (array.length() == 1 || (array.ordering() == 'c' && array.elementWiseStride() == 1));
    }

    /** Throws if memory is short. The operating system would grant it, then kill the process when it is first used. */
    private static void requireRoom(long size, long... shape) {
        if (size > LARGE_BYTES && size > Pointer.availablePhysicalBytes()) {
            throw new OutOfMemoryError(String.format(
                    Locale.ROOT,
                    "an array of shape %s needs %,d MB, but only %,d MB of memory are free",
                    ArrayLimits.text(shape),
                    size >> 20,
                    Pointer.availablePhysicalBytes() >> 20));
        }
        long limit = Pointer.maxPhysicalBytes(); // 0 for no limit; JavaCPP's own error comes seconds later
        if (size > LARGE_BYTES && limit > 0 && Pointer.physicalBytes() + size > limit) {
            throw new OutOfMemoryError(String.format(
                    Locale.ROOT,
                    "an array of shape %s needs %,d MB, and the process may grow from %,d MB to %,d MB only, twice the"
                            + " heap; raise -Xmx or set -Dorg.bytedeco.javacpp.maxPhysicalBytes=0%s",
                    ArrayLimits.text(shape),
                    size >> 20,
                    Pointer.physicalBytes() >> 20,
                    limit >> 20,
                    ExplicitCollection.remedyIfDisabled()));
        }
    }

    private static INDArray create(DataType type, long... shape) {
        return Nd4j.createUninitialized(type, shape, 'c');
    }
}
