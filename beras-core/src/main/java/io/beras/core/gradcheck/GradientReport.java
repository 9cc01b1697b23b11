package io.beras.core.gradcheck;

import io.beras.core.Shapes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a {@link GradientCheck} found: for each input and weight, the place where the two gradients differ most.
 *
 * @param rows one row per input and weight (and one more for its second derivatives, if asked for)
 * @param tolerance the largest relative error that passes
 */
public record GradientReport(List<Row> rows, double tolerance) {

    /** Makes the report; the list is copied. */
    public GradientReport {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a report needs at least one row");
        }
    }

    /** Returns whether every gradient is right to within the tolerance; a NaN is not. */
    public boolean passed() {
        return rows.stream().allMatch(row -> row.relativeError() <= tolerance);
    }

    /** Returns the largest relative error. */
    public double maxRelativeError() {
        return rows.stream().mapToDouble(Row::relativeError).max().orElseThrow();
    }

    /** Returns a line per input and weight, the worst first. */
    @Override
    public String toString() {
        return rows.stream()
                .sorted(Comparator.comparingDouble(Row::relativeError).reversed())
                .map(row -> (row.relativeError() <= tolerance ? "right  " : "WRONG  ") + row)
                .collect(Collectors.joining("\n"));
    }

    /**
     * The place where the gradient of one input or weight is worst.
     *
     * @param name the input's or weight's name
     * @param shape its shape
     * @param index the place, counted in row-major order, or {@link #RANDOM_DIRECTION}
     * @param analytic what the function's own gradient says
     * @param numeric what the difference quotient says
     */
    public record Row(String name, long[] shape, int index, double analytic, double numeric) {

        /** The index that stands for a direction through the whole of a large tensor. */
        public static final int RANDOM_DIRECTION = -1;

        /** Returns |analytic − numeric| / max(1, |analytic|, |numeric|). */
        public double relativeError() {
            double scale = Math.max(1, Math.max(Math.abs(analytic), Math.abs(numeric)));
            return Math.abs(analytic - numeric) / scale;
        }

        @Override
        public String toString() {
            String place = index == RANDOM_DIRECTION ? "along a random direction" : "at element " + index;
            return String.format(
                    Locale.ROOT,
                    "%s %s %s: its gradient says %.9g, the difference quotient %.9g (relative error %.2g)",
                    name,
                    Shapes.text(shape),
                    place,
                    analytic,
                    numeric,
                    relativeError());
        }
    }
}
