package io.beras.core.arrays;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads a FLOAT array as if it were broadcast to a larger shape, without allocating the larger array. */
final class BroadcastReader {

    private final FloatBuffer buffer;
    private final BroadcastRuns runs;

    BroadcastReader(INDArray array, long... shape) {
        this.buffer = ArrayMemory.buffer(array);
        this.runs = new BroadcastRuns(array.shape(), shape);
    }

    /** Writes n elements of the larger shape, from index {@code from} in row-major order. */
    void read(int from, float[] into, int n) {
        int run = runs.length();
        int done = 0;
        while (done < n) {
            int start = (from + done) % run;
            int count = Math.min(run - start, n - done);
            int sourceIndex = runs.sourceIndex((from + done) / run);
            if (runs.repeats()) {
                Arrays.fill(into, done, done + count, buffer.get(sourceIndex));
            } else {
                buffer.get(sourceIndex + start, into, done, count);
            }
            done += count;
        }
    }

    /**
     * Returns the shape that two shapes broadcast to by NumPy's rule. The caller has checked that they are compatible.
     */
    static long[] shape(long[] x, long[] y) {
        long[] shape = new long[Math.max(x.length, y.length)];
        for (int i = 1; i <= shape.length; i++) {
            long a = i <= x.length ? x[x.length - i] : 1;
            long b = i <= y.length ? y[y.length - i] : 1;
            shape[shape.length - i] = Math.max(a, b);
        }
        return shape;
    }
}
