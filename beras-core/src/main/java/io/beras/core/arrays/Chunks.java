package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs loops over FLOAT arrays by way of Java arrays, a chunk at a time.
 *
 * <p>C2 vectorises loops over Java arrays, not over native memory; and copying a chunk, which stays in the processor's
 * first cache, costs a fraction of the loop. 784×256 products of two arrays take 40 µs so, ND4J's own operation 60 to
 * 113.
 */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception nobody reads the memory any more
final class Chunks {

    /** Numbers in a chunk: eight times 4 KB, an optimizer's arrays inside Java and outside, fit into the first cache. */
    static final int SIZE = 1024;

    /** Numbers that a thread takes at a time, and twice which are worth waking another for. */
    private static final int PIECE = 16 * SIZE;

    private Chunks() {}

    /** y = f(x) for n numbers. */
    @FunctionalInterface
    interface Unary {
        void run(float[] x, float[] y, int n);
    }

    /** z = f(x, y) for n numbers. */
    @FunctionalInterface
    interface Binary {
        void run(float[] x, float[] y, float[] z, int n);
    }

    /** z = f(w, x, y) for n numbers. */
    @FunctionalInterface
    interface Ternary {
        void run(float[] w, float[] x, float[] y, float[] z, int n);
    }

    /** Writes f(x) into y, which has x's length and may be x, and returns y. */
    static INDArray run(Unary loop, INDArray x, INDArray y) {
        return runRows(loop, 1, x, y);
    }

    /** The same for a function of whole rows: a chunk ends where a row does. */
    static INDArray runRows(Unary loop, int columns, INDArray x, INDArray y) {
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatBuffer target = ArrayMemory.buffer(y);
        forEach(source.capacity(), columns, (from, n) -> {
            float[] chunk = ScratchBuffers.FIRST.get(n);
            source.get(from, chunk, 0, n);
            loop.run(chunk, chunk, n);
            target.put(from, chunk, 0, n);
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }

    /** Writes f(x, y), both broadcast to z's shape, into z, which may be one of them, and returns z. */
    static INDArray run(Binary loop, INDArray x, INDArray y, INDArray z) {
        return runRows(loop, 1, x, y, z);
    }

    /** The same for a function of whole rows: a chunk ends where a row does. */
    static INDArray runRows(Binary loop, int columns, INDArray x, INDArray y, INDArray z) {
        long[] shape = z.shape();
        Broadcast left = new Broadcast(x, shape);
        Broadcast right = new Broadcast(y, shape);
        FloatBuffer target = ArrayMemory.buffer(z);
        forEach(target.capacity(), columns, (from, n) -> {
            float[] a = ScratchBuffers.FIRST.get(n);
            float[] b = ScratchBuffers.SECOND.get(n);
            left.read(from, a, n);
            right.read(from, b, n);
            loop.run(a, b, a, n);
            target.put(from, a, 0, n);
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        Reference.reachabilityFence(z);
        return z;
    }

    /** Writes f(w, x, y), all broadcast to z's shape, into z, and returns z. */
    static INDArray run(Ternary loop, INDArray w, INDArray x, INDArray y, INDArray z) {
        long[] shape = z.shape();
        Broadcast first = new Broadcast(w, shape);
        Broadcast second = new Broadcast(x, shape);
        Broadcast third = new Broadcast(y, shape);
        FloatBuffer target = ArrayMemory.buffer(z);
        forEach(target.capacity(), 1, (from, n) -> {
            float[] a = ScratchBuffers.FIRST.get(n);
            float[] b = ScratchBuffers.SECOND.get(n);
            float[] c = ScratchBuffers.THIRD.get(n);
            first.read(from, a, n);
            second.read(from, b, n);
            third.read(from, c, n);
            loop.run(a, b, c, a, n);
            target.put(from, a, 0, n);
        });
        Reference.reachabilityFence(w);
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        Reference.reachabilityFence(z);
        return z;
    }

    /** Writes an array as it broadcasts into y, and returns y. */
    static INDArray copy(INDArray x, INDArray y) {
        Broadcast source = new Broadcast(x, y.shape());
        FloatBuffer target = ArrayMemory.buffer(y);
        forEach(target.capacity(), 1, (from, n) -> {
            float[] chunk = ScratchBuffers.FIRST.get(n);
            source.read(from, chunk, n);
            target.put(from, chunk, 0, n);
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }

    /** Writes a number everywhere into y, and returns y. */
    static INDArray fill(float value, INDArray y) {
        FloatBuffer target = ArrayMemory.buffer(y);
        int length = target.capacity();
        int size = Math.min(length, SIZE);
        float[] chunk = ScratchBuffers.FIRST.get(size);
        Arrays.fill(chunk, 0, size, value);
        for (int from = 0; from < length; from += SIZE) {
            target.put(from, chunk, 0, Math.min(SIZE, length - from));
        }
        Reference.reachabilityFence(y);
        return y;
    }

    /** Has each row of y written, and returns y. */
    static INDArray writeRows(RowWriter writer, int columns, INDArray y) {
        FloatBuffer target = ArrayMemory.buffer(y);
        forEach(target.capacity(), columns, (from, n) -> {
            for (int start = from; start < from + n; start += columns) {
                float[] row = new float[columns]; // not from Scratch: a writer may use kernels
                writer.write(start / columns, row);
                target.put(start, row, 0, columns);
            }
        });
        Reference.reachabilityFence(y);
        return y;
    }

    /** What to do to n numbers from an index on. */
    @FunctionalInterface
    interface Range {
        void run(int from, int n);
    }

    /** Goes through numbers chunk by chunk, many of them on several threads; a chunk holds whole rows. */
    static void forEach(int length, int columns, Range range) {
        int size = Math.max(1, SIZE / columns) * columns;
        int piece = Math.max(1, PIECE / size) * size;
        if (length < 2 * piece) {
            forEach(0, length, size, range);
            return;
        }
        KernelThreads.shared().run((length + piece - 1) / piece, index -> {
            int from = index * piece;
            forEach(from, Math.min(length, from + piece), size, range);
        });
    }

    private static void forEach(int from, int to, int size, Range range) {
        for (int start = from; start < to; start += size) {
            range.run(start, Math.min(size, to - start));
        }
    }
}
