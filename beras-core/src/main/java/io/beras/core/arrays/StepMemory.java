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
 * The arrays of one training step: lent while it is open, taken back when it closes, lent again by the next.
 *
 * <p>Steps belong to a thread and nest; the innermost lends.
 */
public final class StepMemory {

    /** Arrays of a shape that so many outermost steps in a row did not need are left to the garbage collector. */
    private static final int IDLE_STEPS = 64;

    private static final ThreadLocal<PerThread> PER_THREAD = ThreadLocal.withInitial(PerThread::new);

    private final PerThread thread = PER_THREAD.get();
    private final @Nullable StepMemory enclosing = thread.current;
    private final List<INDArray> lent = new ArrayList<>();

    private StepMemory() {
        thread.current = this;
    }

    /** Opens a step on this thread. */
    public static StepMemory open() {
        return new StepMemory();
    }

    /** Takes every lent array back. The step must be the innermost of the thread that opened it. */
    public void close() {
        thread.current = enclosing;
        thread.takeBack(lent);
        if (enclosing == null) {
            thread.forgetWhatIsIdle();
        }
    }

    static @Nullable StepMemory current() {
        return PER_THREAD.get().current;
    }

    INDArray lend(DataType type, long... shape) {
        INDArray array = thread.shelf(type, shape).take(type, shape);
        lent.add(array);
        return array;
    }

    /** What a thread keeps from step to step. */
    private static final class PerThread {
        private final Map<Key, Shelf> shelves = new HashMap<>();
        private @Nullable StepMemory current;

        PerThread() {
            NativeRuntime.setUpThread(); // whoever computes asks for memory first
        }

        Shelf shelf(DataType type, long... shape) {
            return shelves.computeIfAbsent(new Key(type, shape), key -> new Shelf());
        }

        void takeBack(List<INDArray> arrays) {
            for (INDArray array : arrays) {
                shelf(array.dataType(), array.shape()).free.push(array);
            }
        }

        /** Closes nothing: another thread may still be reading what it should not have kept. */
        void forgetWhatIsIdle() {
            shelves.values().removeIf(Shelf::hasBeenIdleTooLong);
        }
    }

    /** The free arrays of one type and shape. */
    private static final class Shelf {
        private final Deque<INDArray> free = new ArrayDeque<>();
        private int idleSteps;

        INDArray take(DataType type, long... shape) {
            idleSteps = 0;
            INDArray array = free.poll();
            return array != null ? array : ArrayMemory.allocateLasting(type, shape);
        }

        boolean hasBeenIdleTooLong() {
            return idleSteps++ >= IDLE_STEPS;
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
