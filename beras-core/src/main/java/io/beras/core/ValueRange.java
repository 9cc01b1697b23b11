package io.beras.core;

import java.util.Locale;

/**
 * The range of the values of a tensor: the smallest and the largest finite value, and the counts of NaN and infinite values.
 *
 * <p>Messages about values that are not finite show it, as in "(5, 2) in [-1.000, 2.000]" and "(5, 2) with 3 NaN of 10
 * values, the others in [0.5000, 2.000]".
 */
public final class ValueRange {

    private final String shape;
    private final int length;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private int nans;
    private int infinities;

    private ValueRange(Tensor tensor) {
        double[] values = tensor.toDoubleArray();
        shape = Shapes.text(tensor.shape());
        length = values.length;
        for (double value : values) {
            add(value);
        }
    }

    /** Returns the range of the values of this tensor. */
    public static ValueRange of(Tensor tensor) {
        return new ValueRange(tensor);
    }

    /** Returns whether every value is finite: neither NaN nor infinite. */
    public boolean isFinite() {
        return nans + infinities == 0;
    }

    /** Returns the smallest finite value, or +∞ if no value is finite. */
    public double min() {
        return min;
    }

    /** Returns the largest finite value, or −∞ if no value is finite. */
    public double max() {
        return max;
    }

    /** Returns the number of NaN values. */
    public int nans() {
        return nans;
    }

    /** Returns the number of infinite values. */
    public int infinities() {
        return infinities;
    }

    private void add(double value) {
        if (Double.isNaN(value)) {
            nans++;
        } else if (Double.isInfinite(value)) {
            infinities++;
        } else {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
    }

    @Override
    public String toString() {
        if (isFinite()) {
            return shape + " " + finiteValues();
        }
        String counts = nans == 0 ? infinities + " infinite" : nans + " NaN";
        if (nans > 0 && infinities > 0) {
            counts += " and " + infinities + " infinite";
        }
        boolean isMixed = nans + infinities < length;
        return shape + " with " + counts + " of " + length + (length == 1 ? " value" : " values")
                + (isMixed ? ", the others " + finiteValues() : "");
    }

    private String finiteValues() {
        return "in [" + text(min) + ", " + text(max) + "]";
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
