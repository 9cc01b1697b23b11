package io.beras.core.arrays;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads a FLOAT array as if it had been broadcast to a larger shape, which is never made.
 *
 * <p>The larger shape falls into runs: the last axes along which the array either has its own numbers, one after the
 * other, or repeats a single one. A row (m) against (n, m) has n runs of m numbers, a column (n, 1) n runs of one number
 * m times, a scalar a single run.
 */
final class Broadcast {

    private final FloatBuffer buffer;
    private final long[] shape;
    private final int[] strides;
    private final int outerAxes;
    private final int run;
    private final boolean repeats;

    Broadcast(INDArray array, long... shape) {
        this.buffer = ArrayMemory.buffer(array);
        this.shape = shape;
        this.strides = strides(array.shape(), shape);
        this.repeats = repeatsAtTheEnd();
        int length = 1;
        int axis = shape.length;
        while (axis > 0 && continues(axis - 1, length)) {
            axis--;
            length = Math.toIntExact(length * shape[axis]);
        }
        this.outerAxes = axis;
        this.run = length;
    }

    /** Writes n numbers of the larger shape, from an index on, in row-major order. */
    void read(int from, float[] into, int n) {
        int done = 0;
        while (done < n) {
            int start = (from + done) % run;
            int count = Math.min(run - start, n - done);
            int origin = origin((from + done) / run, outerAxes, shape, strides);
            if (repeats) {
                Arrays.fill(into, done, done + count, buffer.get(origin));
            } else {
                buffer.get(origin + start, into, done, count);
            }
            done += count;
        }
    }

    /** The shape that two shapes broadcast to by NumPy's rule; the caller has checked that there is one. */
    static long[] shape(long[] x, long[] y) {
        long[] shape = new long[Math.max(x.length, y.length)];
        for (int i = 1; i <= shape.length; i++) {
            long a = i <= x.length ? x[x.length - i] : 1;
            long b = i <= y.length ? y[y.length - i] : 1;
            shape[shape.length - i] = Math.max(a, b);
        }
        return shape;
    }

    /** For each part of the larger shape, in row-major order, which part of the given one stands there. */
    static int[] origins(long[] given, long... shape) {
        int[] strides = strides(given, shape);
        int[] origins = new int[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(origins, number -> origin(number, shape.length, shape, strides));
        return origins;
    }

    /** Returns where in the array a run begins: the runs are numbered along the first axes of the larger shape. */
    private static int origin(int number, int axes, long[] shape, int... strides) {
        int rest = number;
        int origin = 0;
        for (int axis = axes - 1; axis >= 0; axis--) {
            int size = (int) shape[axis];
            origin += rest % size * strides[axis];
            rest /= size;
        }
        return origin;
    }

    private boolean repeatsAtTheEnd() {
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] > 1) {
                return strides[axis] == 0;
            }
        }
        return false;
    }

    private boolean continues(int axis, int length) {
        return shape[axis] == 1 || strides[axis] == (repeats ? 0 : length);
    }

    /** The step in the array for a step along each axis of the larger shape: 0 where it repeats. */
    private static int[] strides(long[] given, long... shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int i = 1; i <= given.length; i++) {
            int size = (int) given[given.length - i];
            strides[shape.length - i] = size == 1 ? 0 : stride;
            stride *= size;
        }
        return strides;
    }
}
