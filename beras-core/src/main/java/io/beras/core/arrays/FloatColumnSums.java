package io.beras.core.arrays;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums of the columns of a FLOAT array, as {@link PairSums} for long rows and in DOUBLE for short rows. */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception no code reads the memory
final class FloatColumnSums {

    /** Shorter rows are added in DOUBLE, many rows from one copy. */
    private static final int MIN_LENGTH_FOR_PAIRS = 32;

    private final FloatBuffer source;
    private final int rows;
    private final int columns;
    private final PairSums pairs;

    FloatColumnSums(FloatBuffer source, ReductionShape axes) {
        this.source = source;
        this.rows = axes.reduced();
        this.columns = axes.inner();
        this.pairs = new PairSums(axes.blockWidth());
    }

    /** Writes the sums along the reduced axes, divided by {@code divisor}, into y, and returns y. */
    static INDArray write(INDArray x, ReductionShape axes, double divisor, INDArray y) {
        FloatBuffer target = ArrayMemory.buffer(y);
        FloatColumnSums sums = new FloatColumnSums(ArrayMemory.buffer(x), axes);
        axes.forEachBlock((first, column, n) -> {
            float[] row = ScratchBuffers.FIRST.get(n);
            MomentLoops.multiply(sums.of(first, n), 1 / divisor, row, n);
            target.put(column, row, 0, n);
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
        return y;
    }

    /** Returns the sums of n columns; {@code first} is the index of the first element of the first column. */
    double[] of(int first, int n) {
        pairs.clear(n);
        if (n < MIN_LENGTH_FOR_PAIRS) {
            return inDouble(first, n);
        }
        float[] row = ScratchBuffers.FIRST.get(n);
        for (int i = 0; i < rows; i++) {
            source.get(first + i * columns, row, 0, n);
            pairs.add(row, n);
        }
        double[] sums = pairs.totals(n);
        // Not finite: an infinity or NaN among the elements, or a sum of some rows beyond the range of FLOAT.
        return MomentLoops.areFinite(sums, n) ? sums : inDouble(first, n);
    }

    private double[] inDouble(int first, int n) {
        double[] sums = new double[n];
        int rowsAtOnce = n == columns ? Math.max(1, ChunkedLoops.SIZE / n) : 1;
        float[] chunk = ScratchBuffers.FIRST.get(rowsAtOnce * n);
        for (int row = 0; row < rows; row += rowsAtOnce) {
            int count = Math.min(rowsAtOnce, rows - row);
            source.get(first + row * columns, chunk, 0, count * n);
            for (int i = 0; i < count; i++) {
                FloatElementwise.addTo(sums, 0, chunk, i * n, n);
            }
        }
        return sums;
    }
}
