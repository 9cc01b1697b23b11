package io.beras.plots;

/**
 * Counts of values in columns of equal width between the smallest and the largest value. Zeros, NaN and infinities are
 * counted apart.
 */
final class Histogram {

    static final int BINS = 48;

    private final long[] counts = new long[BINS];
    private final int size;
    private long zeros;
    private long notFinite;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private double mean;
    private double deviation;

    Histogram(double... values) {
        size = values.length;
        double sum = 0;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                notFinite++;
            } else {
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
                sum += value;
            }
        }
        mean = sum / (size - notFinite);
        double squares = 0;
        for (double value : values) {
            if (value == 0) {
                zeros++;
            } else if (Double.isFinite(value)) {
                counts[bin(value)]++;
            }
            squares += Double.isFinite(value) ? (value - mean) * (value - mean) : 0;
        }
        deviation = Math.sqrt(squares / (size - notFinite));
        if (size == notFinite) {
            smallest = Double.NaN;
            largest = Double.NaN;
        }
    }

    private int bin(double value) {
        double width = largest - smallest;
        return width > 0 ? (int) Math.min(BINS - 1, BINS * ((value - smallest) / width)) : BINS / 2;
    }

    int size() {
        return size;
    }

    /** Returns the number of values in a column. */
    long count(int bin) {
        return counts[bin];
    }

    /** Returns the number of values in the highest column. */
    long highest() {
        long highest = 0;
        for (long count : counts) {
            highest = Math.max(highest, count);
        }
        return highest;
    }

    long zeros() {
        return zeros;
    }

    long notFinite() {
        return notFinite;
    }

    /** Returns the smallest finite value; NaN if there is none. */
    double smallest() {
        return smallest;
    }

    /** Returns the largest finite value; NaN if there is none. */
    double largest() {
        return largest;
    }

    /** Returns the mean of the finite values. */
    double mean() {
        return mean;
    }

    /** Returns the standard deviation of the finite values. */
    double deviation() {
        return deviation;
    }
}
