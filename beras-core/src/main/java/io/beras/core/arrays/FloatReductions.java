package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sums, means and maxima of FLOAT arrays along axes.
 *
 * <p>A sum is accumulated in DOUBLE and rounded once, at the end: a sum of floats loses all digits of a term that is 2²⁴
 * times smaller than the sum. One thread computes it, so the bits do not depend on the number of threads.
 */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception no code reads the memory
final class FloatReductions {

    private FloatReductions() {}

    /** Writes the sums along adjacent axes, divided by {@code divisor}, into y, and returns y. */
    static INDArray sum(INDArray x, ReductionShape axes, double divisor, INDArray y) {
        return axes.inner() == 1
                ? reduceRows(
                        x,
                        axes.reduced(),
                        y,
                        new RowReduction(
                                0, divisor, (before, row, from, n) -> before + FloatElementwise.sum(row, from, n)))
                : FloatColumnSums.write(x, axes, divisor, y);
    }

    /** Writes the maxima along adjacent axes into y, and returns y. */
    static INDArray max(INDArray x, ReductionShape axes, INDArray y) {
        return axes.inner() == 1
                ? reduceRows(
                        x,
                        axes.reduced(),
                        y,
                        new RowReduction(
                                Double.NEGATIVE_INFINITY,
                                1,
                                (before, row, from, n) -> Math.max(before, FloatElementwise.max(row, from, n))))
                : maxOfColumns(x, axes, y);
    }

    /**
     * Writes the sums along axes that need not be adjacent, divided by {@code divisor}, into y, and returns y, in which
     * the axes have size 1.
     *
     * <p>Reads x once, in the order of the memory, and keeps all sums in a Java array.
     */
    static INDArray sumAlongAnyAxes(INDArray x, double divisor, INDArray y) {
        FloatBuffer source = ArrayMemory.buffer(x);
        BroadcastRuns runs = new BroadcastRuns(y.shape(), x.shape());
        int width = Math.min(runs.length(), ChunkedLoops.SIZE);
        float[] chunk = ScratchBuffers.FIRST.get(width);
        double[] sums = new double[(int) y.length()];
        for (int start = 0; start < source.capacity(); start += runs.length()) {
            int target = runs.sourceIndex(start / runs.length());
            for (int from = 0; from < runs.length(); from += width) {
                int n = Math.min(width, runs.length() - from);
                source.get(start + from, chunk, 0, n);
                if (runs.repeats()) {
                    sums[target] += FloatElementwise.sum(chunk, 0, n);
                } else {
                    FloatElementwise.addTo(sums, target + from, chunk, 0, n);
                }
            }
        }
        Reference.reachabilityFence(x);
        MomentLoops.divide(sums, divisor, sums, 0, sums.length);
        return ArrayIo.write(sums, y);
    }

    /** Combines the result of the elements before with n consecutive elements. */
    @FunctionalInterface
    private interface RowLoop {
        double run(double before, float[] x, int from, int n);
    }

    /** A reduction of a row: the result of no elements, the loop, and the divisor of the result. */
    private record RowReduction(double start, double divisor, RowLoop loop) {}

    private static INDArray reduceRows(INDArray x, int columns, INDArray y, RowReduction reduction) {
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatBuffer target = ArrayMemory.buffer(y);
        RowLoop loop = reduction.loop();
        double divisor = reduction.divisor();
        int rows = target.capacity();
        int rowsAtOnce = Math.min(rows, Math.max(1, ChunkedLoops.SIZE / columns));
        int width = Math.min(columns, ChunkedLoops.SIZE);
        float[] chunk = ScratchBuffers.FIRST.get(rowsAtOnce * width);
        for (int first = 0; first < rows; first += rowsAtOnce) {
            int count = Math.min(rowsAtOnce, rows - first);
            if (width == columns) {
                source.get(first * columns, chunk, 0, count * columns);
                for (int row = 0; row < count; row++) {
                    double result = loop.run(reduction.start(), chunk, row * columns, columns);
                    target.put(first + row, (float) (result / divisor));
                }
            } else {
                double result = reduction.start();
                for (int from = 0; from < columns; from += width) {
                    int n = Math.min(width, columns - from);
                    source.get(first * columns + from, chunk, 0, n);
                    result = loop.run(result, chunk, 0, n);
                }
                target.put(first, (float) (result / divisor));
            }
        }
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }

    private static INDArray maxOfColumns(INDArray x, ReductionShape axes, INDArray y) {
        FloatBuffer source = ArrayMemory.buffer(x);
        FloatBuffer target = ArrayMemory.buffer(y);
        int columns = axes.inner();
        int width = Math.min(columns, ChunkedLoops.SIZE);
        float[] row = ScratchBuffers.FIRST.get(width);
        float[] result = ScratchBuffers.SECOND.get(width);
        for (int outer = 0; outer < axes.outer(); outer++) {
            for (int from = 0; from < columns; from += width) {
                int n = Math.min(width, columns - from);
                int first = outer * axes.reduced() * columns + from;
                source.get(first, result, 0, n);
                for (int i = 1; i < axes.reduced(); i++) {
                    source.get(first + i * columns, row, 0, n);
                    FloatElementwise.maximum(result, row, result, n);
                }
                target.put(outer * columns + from, result, 0, n);
            }
        }
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }
}
