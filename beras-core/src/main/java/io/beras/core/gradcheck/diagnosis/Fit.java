package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Compares arrays relative to their largest element. */
final class Fit {

    /** The largest difference of two arrays that fit, relative to the largest element. */
    static final double TOLERANCE = 1e-5;

    private Fit() {}

    /** Returns whether two arrays are finite, have the same length and differ by little more than rounding. */
    static boolean fits(double[] actual, double[] expected) {
        if (actual.length != expected.length) {
            return false;
        }
        double difference = 0;
        for (int i = 0; i < actual.length; i++) {
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
        }
        double scale = Math.max(largest(actual), largest(expected));
        return Double.isFinite(scale) && difference <= TOLERANCE * scale; // false if a difference is NaN
    }

    /** Returns the constant c ≠ 0 with actual = c·expected at every point, if there is one; a single element fits any c. */
    static OptionalDouble ratio(
            List<Point> points, Function<Point, double[]> actual, Function<Point, double[]> expected) {
        double product = 0;
        double square = 0;
        int count = 0;
        for (Point point : points) {
            double[] a = actual.apply(point);
            double[] v = expected.apply(point);
            if (a.length != v.length) {
                return OptionalDouble.empty();
            }
            count += a.length;
            for (int i = 0; i < a.length; i++) {
                product += a[i] * v[i];
                square += v[i] * v[i];
            }
        }
        double c = product / square;
        boolean fits = count > 1
                && c != 0
                && Double.isFinite(c)
                && points.stream().allMatch(point -> fits(actual.apply(point), scaled(c, expected.apply(point))));
        return fits ? OptionalDouble.of(c) : OptionalDouble.empty();
    }

    /** Returns whether an array is a linear combination of others. */
    static boolean isCombination(double[] values, List<double[]> basis) {
        double[] rest = values.clone();
        List<double[]> orthogonal = new ArrayList<>();
        for (double[] vector : basis) {
            double[] direction = vector.clone();
            orthogonal.forEach(other -> removeShare(direction, other));
            orthogonal.add(direction);
            removeShare(rest, direction);
        }
        return largest(rest) <= TOLERANCE * largest(values);
    }

    /** Subtracts the projection on a direction. */
    private static void removeShare(double[] values, double[] direction) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < values.length; i++) {
            product += values[i] * direction[i];
            square += direction[i] * direction[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= product / square * direction[i];
        }
    }

    /** Returns whether a constant is another constant, up to rounding. */
    static boolean same(double c, double constant) {
        return Math.abs(c - constant) <= TOLERANCE * Math.abs(constant);
    }

    static double[] scaled(double c, double[] values) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= c;
        }
        return scaled;
    }

    static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
