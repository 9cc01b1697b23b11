package io.beras.core.gradcheck;

/** Compares arrays by a relative error: the difference of two elements, divided by the largest element of the array. */
final class Closeness {

    /** The relative error up to which a known mistake explains wrong values. */
    static final double FIT = 1e-5;

    private Closeness() {}

    /** Returns whether every element agrees; two elements that are both NaN, or the same infinity, agree. */
    static boolean equal(double[] x, double[] y, double tolerance) {
        if (x.length != y.length) {
            return false;
        }
        double scale = scale(x, y);
        for (int i = 0; i < x.length; i++) {
            if (!(error(x[i], y[i], scale) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the largest finite |element| of both arrays. */
    static double scale(double[] x, double[] y) {
        return Math.max(largest(x), largest(y));
    }

    /** Returns |x − y| / scale; 0 for equal values, and infinity if only one of the two is finite. */
    static double error(double x, double y, double scale) {
        if (Double.compare(x, y) == 0 || x == y) {
            return 0;
        }
        double difference = Math.abs(x - y);
        return Double.isFinite(difference) ? difference / scale : Double.POSITIVE_INFINITY;
    }

    /** Returns the largest finite |element|, 0 if there is none. */
    static double largest(double[] x) {
        double largest = 0;
        for (double element : x) {
            if (Double.isFinite(element)) {
                largest = Math.max(largest, Math.abs(element));
            }
        }
        return largest;
    }
}
