package io.beras.data.tables;

import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import io.beras.io.DataFileException;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/** A matrix of FLOAT or DOUBLE numbers that is filled column by column from the cells of a table. */
final class TableNumbers {

    private final List<Table.Row> rows;
    private final int columns;
    private final CellParser cells;
    private final float[] floats;
    private final double[] doubles;

    TableNumbers(List<Table.Row> rows, int columns, CellParser cells) {
        this.rows = rows;
        this.columns = columns;
        this.cells = cells;
        boolean isFloat = cells.type() == DataType.FLOAT;
        this.floats = new float[isFloat ? rows.size() * columns : 0];
        this.doubles = new double[isFloat ? 0 : rows.size() * columns];
    }

    /** Fills the columns from {@code first} on with 0, and with 1 in the column of the category in each row's cell. */
    void fillOneHot(int first, int index, String name, Map<String, Integer> known) throws DataFileException {
        for (int i = 0; i < rows.size(); i++) {
            set(i, first + cells.category(rows.get(i), index, name, known, "categories"), 1);
        }
    }

    /** Fills a column with the numbers in the cells with this index. */
    void fillNumbers(int column, int index, String name, String remedy) throws DataFileException {
        ColumnPrecision precision = new ColumnPrecision(cells.type());
        for (int i = 0; i < rows.size(); i++) {
            double value = cells.number(rows.get(i), index, name, remedy);
            set(i, column, value);
            precision.add(value);
        }
        if (precision.isDoubtful()) {
            requireDistinct(precision, index, name);
        }
    }

    private void requireDistinct(ColumnPrecision precision, int index, String name) throws DataFileException {
        Iterable<String> texts =
                () -> rows.stream().map(row -> row.cells()[index]).iterator();
        ColumnPrecision.Clash clash = precision.clash(texts).orElse(null);
        if (clash != null) {
            throw new DataFileException(
                    cells.path() + ", column " + Quoted.of(name) + ", holds " + Quoted.of(clash.first())
                            + " and " + Quoted.of(clash.second()) + ", which are equal in " + cells.type() + "; "
                            + (cells.type() == DataType.FLOAT
                                    ? "read the table with inDouble() and standardize it, or subtract an offset in the file"
                                    : "subtract an offset in the file, or take the column for labels, using withLabels"));
        }
    }

    private void set(int row, int column, double value) {
        int index = row * columns + column;
        if (floats.length > 0) {
            floats[index] = (float) value;
        } else {
            doubles[index] = value;
        }
    }

    /** Returns the matrix, (rows, columns), which belongs to no step. */
    Tensor tensor() {
        Tensor matrix = floats.length > 0
                ? Tensor.of(floats, rows.size(), columns)
                : Tensor.of(DataType.DOUBLE, doubles, rows.size(), columns);
        return matrix.detach();
    }
}
