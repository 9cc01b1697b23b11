package io.beras.core.gradcheck;

import io.beras.core.Shapes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The result of a {@link GradientCheck}: for each input and weight, the element where the two gradients differ most.
 *
 * @param rows one row for each input and weight, and another for its second derivatives if they were checked
 * @param tolerance the largest relative error that passes
 */
public record GradientReport(List<Row> rows, double tolerance) {

    /** Copies the list. */
    public GradientReport {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a report needs at least one row");
        }
    }

    /** Returns true if the relative error of every row is within the tolerance; a NaN is not. */
    public boolean passed() {
        return rows.stream().allMatch(row -> row.relativeError() <= tolerance);
    }

    /** Returns the largest relative error. */
    public double maxRelativeError() {
        return rows.stream().mapToDouble(Row::relativeError).max().orElseThrow();
    }

    /** Returns a line for each row, the largest error first. */
    @Override
    public String toString() {
        return rows.stream()
                .sorted(Comparator.comparingDouble(Row::relativeError).reversed())
                .map(row -> (row.relativeError() <= tolerance ? "right  " : "WRONG  ") + row)
                .collect(Collectors.joining("\n"));
    }

    /**
     * The element where the gradient of one input or weight has its largest error.
     *
     * @param name the name of the input or weight
     * @param shape the shape of the input or weight
     * @param index the index of the element in row-major order, or {@link #RANDOM_DIRECTION}
     * @param analytic the gradient computed by the function
     * @param numeric the numerical gradient
     */
    public record Row(String name, long[] shape, int index, double analytic, double numeric) {

        /** The index of a row that was checked along a random direction of a large tensor. */
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
                    "%s %s %s: the gradient is %.9g, the numerical gradient %.9g (relative error %.2g)",
                    name,
                    Shapes.text(shape),
                    place,
                    analytic,
                    numeric,
                    relativeError());
        }
    }
}
