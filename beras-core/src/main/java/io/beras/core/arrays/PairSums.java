package io.beras.core.arrays;

import java.util.Arrays;

/**
 * Sums of FLOAT columns that are right to the last place: pairs of floats (sum, rounding errors), added row by row.
 *
 * <p>C2 vectorises additions of pairs. Additions in DOUBLE take twice as long, because C2 of JDK 17 does not vectorise the
 * conversion of the floats. Every 256 rows the pairs are added to sums in DOUBLE.
 *
 * <p>Source of the rounding errors: D. Knuth, "The Art of Computer Programming", volume 2, 4.2.2, theorem B.
 */
final class PairSums {

    /** Few, so that the sum of the errors itself loses nothing that counts. */
    private static final int ROWS_PER_PAIR = 256;

    private final float[] sums;
    private final float[] errors;
    private final double[] totals;
    private int rows;

    /** Creates sums for at most {@code width} columns, in the scratch buffers SECOND and THIRD: finish them before others. */
    PairSums(int width) {
        sums = ScratchBuffers.SECOND.get(width);
        errors = ScratchBuffers.THIRD.get(width);
        totals = new double[width];
    }

    /** Sets the sums of n columns to 0. */
    void clear(int n) {
        Arrays.fill(totals, 0, n, 0);
        rows = 0;
    }

    /** Adds a row of n elements. */
    void add(float[] row, int n) {
        if (rows == ROWS_PER_PAIR) {
            FloatElementwise.addPairsTo(totals, sums, errors, n);
            rows = 0;
        }
        if (rows == 0) {
            System.arraycopy(row, 0, sums, 0, n);
            Arrays.fill(errors, 0, n, 0);
        } else {
            FloatElementwise.addToPairs(sums, errors, row, n);
        }
        rows++;
    }

    /** Returns the sums of n columns; not finite where an element or a sum of some rows is not. */
    double[] totals(int n) {
        FloatElementwise.addPairsTo(totals, sums, errors, n);
        rows = 0;
        return totals;
    }
}
