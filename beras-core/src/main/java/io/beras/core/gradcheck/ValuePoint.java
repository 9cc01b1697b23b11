package io.beras.core.gradcheck;

import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The actual and the expected values of a function at one input.
 *
 * @param sizes the sizes by which a formula may divide, by name, such as "rows" and "columns"
 */
record ValuePoint(double[] actual, long[] actualShape, double[] expected, long[] shape, Map<String, Long> sizes) {

    private static final double ROUNDED_ZERO = 1e-12;

    static ValuePoint of(Tensor actual, Tensor expected, Map<String, Long> sizes) {
        // Map.copyOf would change the order of the sizes from run to run, and with it the first diagnosis.
        Map<String, Long> inOrder = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        return new ValuePoint(
                actual.toDoubleArray(), actual.shape(), expected.toDoubleArray(), expected.shape(), inOrder);
    }

    boolean hasExpectedShape() {
        return Arrays.equals(actualShape, shape);
    }

    /** Returns whether the actual values have the expected shape, and differ by at most the tolerance. */
    boolean isRight(double tolerance) {
        return hasExpectedShape() && fits(expected, tolerance);
    }

    /**
     * Returns whether these values equal the actual values, relative to the largest element of both. Beside the expected
     * values, what is left of a 0 by rounding equals 0.
     */
    boolean fits(double[] values, double tolerance) {
        return Closeness.equal(actual, values, tolerance)
                || (actual.length == values.length && isRoundedZero(actual) && isRoundedZero(values));
    }

    private boolean isRoundedZero(double[] values) {
        double bound = ROUNDED_ZERO * Closeness.largest(expected);
        return Arrays.stream(values).allMatch(value -> Math.abs(value) <= bound);
    }
}
