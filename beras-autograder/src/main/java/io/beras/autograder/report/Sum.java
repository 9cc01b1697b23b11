package io.beras.autograder.report;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Sums of points. */
final class Sum {

    /** A third of a point, three times, is a point. */
    private static final double ROUNDING = 1e6;

    private Sum() {}

    static <T> double of(Collection<T> items, ToDoubleFunction<T> points) {
        return Math.rint(items.stream().mapToDouble(points).sum() * ROUNDING) / ROUNDING;
    }
}
