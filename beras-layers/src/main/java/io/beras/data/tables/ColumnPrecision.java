package io.beras.data.tables;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Finds two different numbers of a column that FLOAT or DOUBLE rounds to the same value.
 *
 * <p>Different integers must stay different, such as 1700000001 and 1700000002. Other numbers may become equal as long as
 * the column is spread over at least 1,024 steps of its type: there, rounding is far below the differences that a model
 * learns.
 */
final class ColumnPrecision {

    private static final int STEPS = 1 << 10;

    private final boolean isFloat;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** Creates the check for a column of this type. */
    ColumnPrecision(DataType type) {
        this.isFloat = type == DataType.FLOAT;
    }

    /** Adds a value of the column, rounded to its type. */
    void add(double value) {
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
    }

    /** Returns whether numbers may have become equal, so that {@link #clash} must compare all cells. */
    boolean isDoubtful() {
        return largest() >= (isFloat ? 1 << 24 : 1L << 53) || isNarrow();
    }

    /** Returns two cells of different numbers that have the same value in this type. */
    Optional<Clash> clash(Iterable<String> cells) {
        Map<Double, String> seen = new HashMap<>();
        for (String cell : cells) {
            if (isNarrow() || NumberText.isInteger(cell)) {
                double value = isFloat ? Float.parseFloat(cell) : Double.parseDouble(cell);
                String other = seen.putIfAbsent(value, cell);
                if (other != null && !NumberText.areEqual(other, cell)) {
                    return Optional.of(new Clash(other, cell));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isNarrow() {
        double step = isFloat ? Math.ulp((float) largest()) : Math.ulp(largest());
        return maximum - minimum < STEPS * step;
    }

    private double largest() {
        return Math.max(Math.abs(minimum), Math.abs(maximum));
    }

    /** Two cells whose numbers become equal. */
    record Clash(String first, String second) {}
}
