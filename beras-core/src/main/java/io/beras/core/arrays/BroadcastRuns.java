package io.beras.core.arrays;

import java.util.Arrays;

/**
 * A shape broadcast to a larger shape, cut into runs along its last axes.
 *
 * <p>Within a run the smaller array either has consecutive elements or repeats one element. Broadcast to (n, m), a row (m)
 * has n runs of m elements, a column (n, 1) has n runs of one repeated element, and a scalar has a single run.
 */
final class BroadcastRuns {

    private final long[] shape;
    private final int[] strides;
    private final int outerAxes;
    private final int length;
    private final boolean repeats;

    BroadcastRuns(long[] given, long... shape) {
        this.shape = shape;
        this.strides = strides(given, shape);
        this.repeats = repeatsAtTheEnd();
        int run = 1;
        int axis = shape.length;
        while (axis > 0 && continues(axis - 1, run)) {
            axis--;
            run = Math.toIntExact(run * shape[axis]);
        }
        this.outerAxes = axis;
        this.length = run;
    }

    /** Returns the number of elements in a run. */
    int length() {
        return length;
    }

    /** Returns whether a run repeats one element of the smaller array. */
    boolean repeats() {
        return repeats;
    }

    /** Returns the index, in the smaller array, of the start of a run; runs are counted in row-major order. */
    int sourceIndex(int run) {
        return sourceIndex(run, outerAxes, shape, strides);
    }

    /** Returns, for each element of the larger shape in row-major order, its index in the given shape. */
    static int[] sourceIndices(long[] given, long... shape) {
        BroadcastRuns runs = new BroadcastRuns(given, shape);
        int[] sourceIndices = new int[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(sourceIndices, runs::sourceIndexOfElement);
        return sourceIndices;
    }

    /** Returns the index, in the smaller array, of an element of the larger shape. */
    int sourceIndexOfElement(int index) {
        return sourceIndex(index, shape.length, shape, strides);
    }

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

    private boolean continues(int axis, int run) {
        return shape[axis] == 1 || strides[axis] == (repeats ? 0 : run);
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
