package io.beras.plots.tape;

import io.beras.core.Shapes;
import io.beras.core.Tensor;

/**
 * The values of a tensor in a few facts, which outlive the tensor.
 *
 * @param shape the shape as text, such as "(64, 784)"
 * @param length the number of elements
 * @param min the smallest finite value, or +∞ if no value is finite
 * @param max the largest finite value, or −∞ if no value is finite
 * @param zeros the number of elements that are 0
 * @param nans the number of elements that are NaN
 * @param infinities the number of infinite elements
 * @param norm the Euclidean norm ‖x‖ = √Σ x²
 */
record ValueFacts(
        String shape, long length, double min, double max, long zeros, long nans, long infinities, double norm) {

    static ValueFacts of(Tensor tensor) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long zeros = 0;
        long nans = 0;
        long infinities = 0;
        double[] values = tensor.toDoubleArray();
        for (double value : values) {
            if (Double.isNaN(value)) {
                nans++;
            } else if (Double.isInfinite(value)) {
                infinities++;
            } else {
                min = Math.min(min, value);
                max = Math.max(max, value);
                zeros += value == 0 ? 1 : 0;
            }
        }
        return new ValueFacts(
                Shapes.text(tensor.shape()), values.length, min, max, zeros, nans, infinities, norm(values));
    }

    boolean isFinite() {
        return nans + infinities == 0;
    }

    /** Returns the count of the elements that are not finite, as in "3 NaN and 1 infinite of 20 values". */
    String nonFinite() {
        String counts = nans == 0 ? infinities + " infinite" : nans + " NaN";
        if (nans > 0 && infinities > 0) {
            counts += " and " + infinities + " infinite";
        }
        return counts + " of " + Numbers.count(length, "value");
    }

    /** Returns the finite values as a range, as in "-1.2 … 0.5", or "0.5" if they are all the same. */
    String range() {
        if (min > max) {
            return "none finite";
        }
        return min == max ? Numbers.text(min) : Numbers.text(min) + " … " + Numbers.text(max);
    }

    /** Returns the share of zeros, as in "47 %", or "" below 1 % and for a single element. */
    String zeroShare() {
        long percent = Math.round(100.0 * zeros / length);
        return percent < 1 || length == 1 ? "" : percent + " %";
    }

    /** Returns the norm, scaled by the largest element: the square of 1e-200 would be 0. */
    private static double norm(double... values) {
        double largest = 0;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return Double.NaN;
            }
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value / largest) * (value / largest);
        }
        return largest * Math.sqrt(sum);
    }
}
