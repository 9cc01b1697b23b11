package io.beras.core.arrays;

import java.nio.FloatBuffer;

/** Sums of (x − mean)² over the columns of a FLOAT array, as {@link PairSums} for many rows and in DOUBLE for few. */
final class SquaredDistanceSums {

    /** With few rows the gradient of a normalization is a small difference, to which each digit of a variance counts. */
    private static final int MIN_ROWS_FOR_PAIRS = 32;

    private final FloatBuffer source;
    private final int rows;
    private final int columns;
    private final PairSums pairs;

    SquaredDistanceSums(FloatBuffer source, ReductionShape axes) {
        this.source = source;
        this.rows = axes.reduced();
        this.columns = axes.inner();
        this.pairs = new PairSums(axes.blockWidth());
    }

    /** Returns the sums for columns with these means; {@code first} is the index of the first element of the first. */
    double[] of(int first, double... mean) {
        if (rows < MIN_ROWS_FOR_PAIRS) {
            return inDouble(first, mean);
        }
        double[] sums = inPairs(first, mean);
        // Not finite: an infinity or NaN among the elements, or a square beyond the range of FLOAT.
        return MomentLoops.areFinite(sums, mean.length) ? sums : inDouble(first, mean);
    }

    private double[] inPairs(int first, double... mean) {
        int n = mean.length;
        float[] row = ScratchBuffers.FIRST.get(n);
        float[] high = ScratchBuffers.FOURTH.get(n);
        float[] low = ScratchBuffers.FIFTH.get(n);
        MomentLoops.split(mean, high, low, n);
        pairs.clear(n);
        for (int i = 0; i < rows; i++) {
            source.get(first + i * columns, row, 0, n);
            MomentLoops.squaredDistances(row, high, low, n);
            pairs.add(row, n);
        }
        return pairs.totals(n);
    }

    private double[] inDouble(int first, double... mean) {
        float[] row = ScratchBuffers.FIRST.get(mean.length);
        double[] sums = new double[mean.length];
        for (int i = 0; i < rows; i++) {
            source.get(first + i * columns, row, 0, mean.length);
            MomentLoops.addSquares(sums, row, mean, mean.length);
        }
        return sums;
    }
}
