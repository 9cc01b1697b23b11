package io.beras.data.tables;

import io.beras.core.Tensor;
import io.beras.data.Dataset;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table of text cells with named columns, as in a CSV file.
 *
 * <p>{@link #withLabels} makes a data set whose targets are a column of classes, {@link #withTarget} one whose targets are a
 * column of numbers. All other columns must hold numbers and become the features.
 *
 * <pre>{@code
 * LabeledTable iris = Table.read(Path.of("data/iris.csv")).without("id").withLabels("species");
 * Dataset houses = Table.read(Path.of("data/houses.csv")).withTarget("price");
 * }</pre>
 */
public final class Table {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final int MAX_QUOTE_LENGTH = 40;

    /** A row and the number of its first line in the file. */
    record Row(long line, String... cells) {}

    private final Path path;
    private final List<String> allColumns;
    private final List<Row> rows;
    /** The names of the columns in use, without the columns that {@link #without} removed. */
    private final List<String> columns;

    Table(Path path, List<String> columns, List<Row> rows) {
        this(path, columns, rows, columns);
    }

    private Table(Path path, List<String> allColumns, List<Row> rows, List<String> columns) {
        this.path = path;
        this.allColumns = allColumns;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Reads a comma-separated file whose first line names the columns. {@link TableReader} reads other separators.
     *
     * @throws DataFileException if the file cannot be read
     */
    public static Table read(Path path) throws DataFileException {
        return new TableReader().read(path);
    }

    /** Returns the names of the columns in use, from left to right. */
    public List<String> columns() {
        return columns;
    }

    /** Returns the number of rows, without the row of the names. */
    public int size() {
        return rows.size();
    }

    /** Returns the table without these columns, such as an id or a name, which are no features. */
    public Table without(String... names) {
        List<String> left = new ArrayList<>(columns);
        for (String name : names) {
            column(name);
            left.remove(name);
        }
        return new Table(path, allColumns, rows, List.copyOf(left));
    }

    /**
     * Returns a data set whose targets are a column of classes, as INT labels.
     *
     * <p>Label 0 is the first class in alphabetical order, or in numerical order if all classes are numbers.
     *
     * @throws DataFileException if a feature is not a number, or a cell is empty; the message names line and column
     */
    public LabeledTable withLabels(String column) throws DataFileException {
        Set<String> classNames = new HashSet<>();
        int index = column(column);
        for (Row row : rows) {
            classNames.add(cell(row, index));
        }
        boolean areNumbers =
                classNames.stream().allMatch(name -> NUMBER.matcher(name).matches());
        Comparator<String> order = areNumbers
                ? Comparator.comparingDouble(Double::parseDouble).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        return withLabels(column, classNames.stream().sorted(order).toList());
    }

    /**
     * Returns a data set whose targets are a column of these classes, as INT labels. Use it for new data, with the class
     * names of the table that the model was trained on.
     *
     * @throws DataFileException if a feature is not a number, or a class is not in the list; the message names line and
     *     column
     */
    public LabeledTable withLabels(String column, List<String> classNames) throws DataFileException {
        int index = column(column);
        int[] labels = new int[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            String name = cell(rows.get(i), index);
            labels[i] = classNames.indexOf(name);
            if (labels[i] < 0) {
                throw error(
                        rows.get(i), index, "holds " + quoted(name) + ", which is none of the classes " + classNames);
            }
        }
        Table others = without(column);
        return new LabeledTable(
                Dataset.of(others.features(), Tensor.ofLabels(labels).detach()),
                others.columns,
                List.copyOf(classNames));
    }

    /**
     * Returns a data set whose targets are a column of numbers, y (n, 1).
     *
     * @throws DataFileException if a cell is not a number; the message names line and column
     */
    public Dataset withTarget(String column) throws DataFileException {
        Table others = without(column);
        return Dataset.of(others.features(), numbers(List.of(column), "for a column of classes use withLabels"));
    }

    private Tensor features() throws DataFileException {
        if (columns.isEmpty()) {
            throw new DataFileException(path + " has no columns left for the features; it has " + allColumns);
        }
        return numbers(columns, "leave out a column that is no feature, using without");
    }

    private Tensor numbers(List<String> names, String remedy) throws DataFileException {
        int[] indices = names.stream().mapToInt(this::column).toArray();
        float[] values = new float[Math.multiplyExact(rows.size(), indices.length)];
        int next = 0;
        for (Row row : rows) {
            for (int index : indices) {
                values[next++] = number(row, index, remedy);
            }
        }
        return Tensor.of(values, rows.size(), names.size()).detach();
    }

    private float number(Row row, int column, String remedy) throws DataFileException {
        String cell = cell(row, column);
        if (!NUMBER.matcher(cell).matches()) {
            throw error(
                    row,
                    column,
                    "holds " + quoted(cell) + ", which is not a number such as 1.5; " + remedy + "(\""
                            + allColumns.get(column) + "\")");
        }
        float number = Float.parseFloat(cell);
        if (Float.isInfinite(number)) {
            throw error(row, column, "holds " + quoted(cell) + ", which is too large for a FLOAT");
        }
        return number;
    }

    private String cell(Row row, int column) throws DataFileException {
        String cell = row.cells()[column];
        if (cell.isEmpty()) {
            throw error(row, column, "is empty; fill it in, or remove the line");
        }
        return cell;
    }

    private int column(String name) {
        if (!columns.contains(name)) {
            throw new IllegalArgumentException(path + " has no column \"" + name + "\"; it has " + columns
                    + (columns.size() == 1 ? ": is the separator right?" : ""));
        }
        return allColumns.indexOf(name);
    }

    private DataFileException error(Row row, int column, String problem) {
        return new DataFileException(
                path + ", line " + row.line() + ", column \"" + allColumns.get(column) + "\", " + problem);
    }

    private static String quoted(String cell) {
        return '"' + (cell.length() <= MAX_QUOTE_LENGTH ? cell : cell.substring(0, MAX_QUOTE_LENGTH) + "…") + '"';
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d rows of %s", size(), columns);
    }
}
