package io.beras.core.arrays;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An arena: the arrays of one training step, released when the step closes and reused by the next step.
 *
 * <p>A step belongs to the thread that opened it. Steps nest; the innermost step allocates.
 */
public final class StepMemory {

    /** Free arrays of a shape are dropped after this number of outermost steps without use. */
    private static final int MAX_IDLE_STEPS = 64;

    private static final ThreadLocal<PerThread> PER_THREAD = ThreadLocal.withInitial(PerThread::new);

    private final PerThread thread = PER_THREAD.get();
    private final @Nullable StepMemory enclosing = thread.current;
    private final List<INDArray> allocated = new ArrayList<>();

    private StepMemory() {
        thread.current = this;
    }

    /** Opens a step on this thread. */
    public static StepMemory open() {
        return new StepMemory();
    }

    /** Releases every array of this step, which must be the innermost step of the thread that opened it. */
    public void close() {
        thread.current = enclosing;
        thread.release(allocated);
        if (enclosing == null) {
            thread.dropIdle();
        }
    }

    /** Returns the innermost open step of this thread, or null. */
    static @Nullable StepMemory current() {
        return PER_THREAD.get().current;
    }

    /** Returns an array with arbitrary content that ends with this step. */
    INDArray allocate(DataType type, long... shape) {
        INDArray array = thread.freeArrays(type, shape).take(type, shape);
        allocated.add(array);
        return array;
    }

    /** The free arrays of a thread, and its innermost open step. */
    private static final class PerThread {
        private final Map<Key, FreeArrays> freeArrays = new HashMap<>();
        private @Nullable StepMemory current;

        PerThread() {
            NativeRuntime.setUpThread(); // here, because a thread allocates before it computes
        }

        FreeArrays freeArrays(DataType type, long... shape) {
            return freeArrays.computeIfAbsent(new Key(type, shape), key -> new FreeArrays());
        }

        void release(List<INDArray> arrays) {
            for (INDArray array : arrays) {
                freeArrays(array.dataType(), array.shape()).arrays.push(array);
            }
        }

        /**
         * Leaves idle arrays to the garbage collector. Does not close them, because another thread may still read them.
         */
        void dropIdle() {
            freeArrays.values().removeIf(FreeArrays::isIdleTooLong);
        }
    }

    /** The free arrays of one type and shape. */
    private static final class FreeArrays {
        private final Deque<INDArray> arrays = new ArrayDeque<>();
        private int idleSteps;

        INDArray take(DataType type, long... shape) {
            idleSteps = 0;
            INDArray array = arrays.poll();
            return array != null ? array : ArrayMemory.allocateLasting(type, shape);
        }

        boolean isIdleTooLong() {
            return idleSteps++ >= MAX_IDLE_STEPS;
        }
    }

    private record Key(DataType type, long... shape) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && type == key.type && Arrays.equals(shape, key.shape);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + Arrays.hashCode(shape);
        }
    }
}
