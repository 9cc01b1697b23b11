package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums and maxima of FLOAT arrays along axes. */
final class FloatReductions {

    private FloatReductions() {}

    /** Writes the sum of each column of (outer, reduced, inner) into y. */
    static INDArray sum(INDArray x, Axes axes, INDArray y) {
        return axes.inner() == 1
                ? eachRow(x, axes.reduced(), y, (row, from, n) -> (float) FloatLoops.sum(row, from, n))
                : eachColumn(x, axes, y, FloatLoops::add);
    }

    /** Writes the largest of each column of (outer, reduced, inner) into y. */
    static INDArray max(INDArray x, Axes axes, INDArray y) {
        return axes.inner() == 1
                ? eachRow(x, axes.reduced(), y, FloatLoops::max)
                : eachColumn(x, axes, y, FloatLoops::maximum);
    }

    /** What some neighbouring numbers of a row combine to. */
    @FunctionalInterface
    private interface RowLoop {
        float run(float[] x, int from, int n);
    }

    private static INDArray eachRow(INDArray x, int columns, INDArray y, RowLoop loop) {
        FloatBuffer source = Memory.buffer(x);
        FloatBuffer target = Memory.buffer(y);
        int rows = target.capacity();
        int rowsAtOnce = Math.min(rows, Math.max(1, Chunks.SIZE / columns));
        float[] chunk = Scratch.FIRST.get(rowsAtOnce * columns);
        float[] results = Scratch.SECOND.get(rowsAtOnce);
        for (int from = 0; from < rows; from += rowsAtOnce) {
            int n = Math.min(rowsAtOnce, rows - from);
            source.get(from * columns, chunk, 0, n * columns);
            for (int row = 0; row < n; row++) {
                results[row] = loop.run(chunk, row * columns, columns);
            }
            target.put(from, results, 0, n);
        }
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }

    private static INDArray eachColumn(INDArray x, Axes axes, INDArray y, Chunks.Binary loop) {
        FloatBuffer source = Memory.buffer(x);
        FloatBuffer target = Memory.buffer(y);
        int width = axes.inner();
        float[] row = Scratch.FIRST.get(width);
        float[] result = Scratch.SECOND.get(width);
        for (int outer = 0; outer < axes.outer(); outer++) {
            int first = outer * axes.reduced();
            source.get(first * width, result, 0, width);
            for (int i = first + 1; i < first + axes.reduced(); i++) {
                source.get(i * width, row, 0, width);
                loop.run(result, row, result, width);
            }
            target.put(outer * width, result, 0, width);
        }
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }
}
