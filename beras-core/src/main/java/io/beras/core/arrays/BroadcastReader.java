package io.beras.core.arrays;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads a FLOAT array as if it were broadcast to a larger shape, without allocating the larger array.
 *
 * <p>The larger shape is cut into runs along its last axes. Within a run the array either has consecutive elements or
 * repeats one element. Broadcast to (n, m), a row (m) has n runs of m elements, a column (n, 1) has n runs of one
 * repeated element, and a scalar has a single run.
 */
final class BroadcastReader {

    private final FloatBuffer buffer;
    private final long[] shape;
    private final int[] strides;
    private final int outerAxes;
    private final int run;
    private final boolean repeats;

    BroadcastReader(INDArray array, long... shape) {
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

    /** Writes n elements of the larger shape, from index {@code from} in row-major order. */
    void read(int from, float[] into, int n) {
        int done = 0;
        while (done < n) {
            int start = (from + done) % run;
            int count = Math.min(run - start, n - done);
            int sourceIndex = sourceIndex((from + done) / run, outerAxes, shape, strides);
            if (repeats) {
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

    /** Returns, for each element of the larger shape in row-major order, its index in the given shape. */
    static int[] sourceIndices(long[] given, long... shape) {
        int[] strides = strides(given, shape);
        int[] sourceIndices = new int[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(sourceIndices, index -> sourceIndex(index, shape.length, shape, strides));
        return sourceIndices;
    }

    /** Returns the array index of the start of a run; runs are counted along the leading axes of the larger shape. */
    private static int sourceIndex(int index, int axes, long[] shape, int... strides) {
        int rest = index;
        int sourceIndex = 0;
        for (int axis = axes - 1; axis >= 0; axis--) {
            int size = (int) shape[axis];
            sourceIndex += rest % size * strides[axis];
            rest /= size;
        }
        return sourceIndex;
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

    /** Returns the strides of the array along the axes of the larger shape: 0 where the array repeats. */
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
