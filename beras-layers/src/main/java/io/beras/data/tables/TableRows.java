package io.beras.data.tables;

import io.beras.core.Tensor;
import io.beras.data.Dataset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as {@link TableInput} prepares them: x, and y if the table has the target.
 *
 * <pre>{@code
 * TableRows rows = input.read(Path.of("new.csv"));
 * Tensor predictions = model.predict(rows.x());
 * rows.line(0);                                    // the line of the first row in the file
 * }</pre>
 */
public final class TableRows {

    private final Tensor x;
    private final @Nullable Tensor y;
    private final long[] lines;
    private final int leftOut;

    TableRows(Tensor x, @Nullable Tensor y, long[] lines, int leftOut) {
        this.x = x;
        this.y = y;
        this.lines = lines;
        this.leftOut = leftOut;
    }

    /** Returns the features, (n, features). */
    public Tensor x() {
        return x;
    }

    /** Returns the targets, (n) INT labels or (n, 1) numbers; empty if the table has no target. */
    public Optional<Tensor> y() {
        return Optional.ofNullable(y);
    }

    /** Returns the number of rows. */
    public int size() {
        return lines.length;
    }

    /** Returns the number of rows that {@link TableInput#withoutMissing} has left out. */
    public int leftOut() {
        return leftOut;
    }

    /** Returns the line of a row in its file, counted from 1. */
    public long line(int row) {
        return lines[row];
    }

    /**
     * Returns the rows as a data set.
     *
     * @throws IllegalStateException if the table has no target
     */
    public Dataset dataset() {
        if (y == null) {
            throw new IllegalStateException(
                    "these rows have no targets, so they can't be trained on or evaluated; read a table with the target");
        }
        return Dataset.of(x, y);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d rows of %,d features%s%s",
                size(),
                x.size(1),
                y == null ? ", without targets" : "",
                leftOut == 0 ? "" : String.format(Locale.ROOT, ", %,d rows left out", leftOut));
    }
}
