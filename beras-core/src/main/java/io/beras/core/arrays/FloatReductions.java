package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums and maxima of FLOAT arrays along adjacent axes. */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception no code reads the memory
final class FloatReductions {

    /** The number of rows in a partial sum. Partial sums lose fewer digits than one long sum of floats. */
    private static final int ROWS_PER_PARTIAL_SUM = 64;

    private FloatReductions() {}

    /** Writes the sums along the reduced axes into y, and returns y. */
    static INDArray sum(INDArray x, ReductionShape axes, INDArray y) {
        return axes.inner() == 1
                ? reduceRows(
                        x, axes.reduced(), y, 0, (before, row, from, n) -> before + FloatElementwise.sum(row, from, n))
                : reduceColumns(x, axes, y, FloatElementwise::add);
    }

    /** Writes the maxima along the reduced axes into y, and returns y. */
    static INDArray max(INDArray x, ReductionShape axes, INDArray y) {
        return axes.inner() == 1
                ? reduceRows(
                        x,
                        axes.reduced(),
                        y,
                        Double.NEGATIVE_INFINITY,
                        (before, row, from, n) -> Math.max(before, FloatElementwise.max(row, from, n)))
                : reduceColumns(x, axes, y, FloatElementwise::maximum);
    }

    /** Combines the result of the elements before with n consecutive elements. */
    @FunctionalInterface
    private interface RowLoop {
        double run(double before, float[] x, int from, int n);
    }

    private static INDArray reduceRows(INDArray x, int columns, INDArray y, double start, RowLoop loop) {
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatBuffer target = ArrayMemory.buffer(y);
        int rows = target.capacity();
        int rowsAtOnce = Math.min(rows, Math.max(1, ChunkedLoops.SIZE / columns));
        int width = Math.min(columns, ChunkedLoops.SIZE);
        float[] chunk = ScratchBuffers.FIRST.get(rowsAtOnce * width);
        for (int first = 0; first < rows; first += rowsAtOnce) {
            int count = Math.min(rowsAtOnce, rows - first);
            if (width == columns) {
                source.get(first * columns, chunk, 0, count * columns);
                for (int row = 0; row < count; row++) {
                    target.put(first + row, (float) loop.run(start, chunk, row * columns, columns));
                }
            } else {
                double result = start;
                for (int from = 0; from < columns; from += width) {
                    int n = Math.min(width, columns - from);
                    source.get(first * columns + from, chunk, 0, n);
                    result = loop.run(result, chunk, 0, n);
                }
                target.put(first, (float) result);
            }
        }
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }

    private static void combine(ChunkedLoops.Binary loop, boolean isFirst, float[] part, float[] result, int n) {
        if (isFirst) {
            System.arraycopy(part, 0, result, 0, n);
        } else {
            loop.run(result, part, result, n);
        }
    }

    private static INDArray reduceColumns(INDArray x, ReductionShape axes, INDArray y, ChunkedLoops.Binary loop) {
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatBuffer target = ArrayMemory.buffer(y);
        int columns = axes.inner();
        int width = Math.min(columns, ChunkedLoops.SIZE);
        float[] row = ScratchBuffers.FIRST.get(width);
        float[] part = ScratchBuffers.SECOND.get(width);
        float[] result = ScratchBuffers.THIRD.get(width);
        for (int outer = 0; outer < axes.outer(); outer++) {
            for (int from = 0; from < columns; from += width) {
                int n = Math.min(width, columns - from);
                int first = outer * axes.reduced() * columns + from;
                for (int i = 0; i < axes.reduced(); i++) {
                    float[] into = i % ROWS_PER_PARTIAL_SUM == 0 ? part : row;
                    source.get(first + i * columns, into, 0, n);
                    if (into == row) {
                        loop.run(part, row, part, n);
                    }
                    if (i % ROWS_PER_PARTIAL_SUM == ROWS_PER_PARTIAL_SUM - 1 || i == axes.reduced() - 1) {
                        combine(loop, i < ROWS_PER_PARTIAL_SUM, part, result, n);
                    }
                }
                target.put(outer * columns + from, result, 0, n);
            }
        }
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }
}
