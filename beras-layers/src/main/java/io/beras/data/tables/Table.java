package io.beras.data.tables;

import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayLimits;
import io.beras.core.messages.Quoted;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A table of text cells with named columns, as in a CSV file.
 *
 * <p>{@link #withLabels} makes a data set whose targets are a column of classes, {@link #withTarget} one whose targets are a
 * column of numbers. All other columns become the features: columns of numbers, and columns of text that {@link #oneHot}
 * encodes.
 *
 * <pre>{@code
 * LabeledTable iris = Table.read(Path.of("data/iris.csv")).without("id").withLabels("species");
 *
 * Table houses = Table.read(Path.of("data/houses.csv")).withoutMissing();
 * TargetTable training = houses.oneHot("district").withTarget("price");       // district=north, district=south, …
 * TargetTable test = Table.read(Path.of("data/houses-test.csv"))
 *         .oneHot("district", houses.categories("district"))                   // the columns of the training data
 *         .withTarget("price");
 * }</pre>
 *
 * <p>A column is chosen by its name, or by its index: {@code table.withLabels(table.column(-1))} takes the last one.
 */
public final class Table {

    /** A row and the number of its first line in the file. */
    record Row(long line, String... cells) {}

    private final Path path;
    private final List<Row> rows;
    /** The names of the columns in use, and their indices in a row. */
    private final Map<String, Integer> columns;

    private final Map<String, List<String>> categories;
    private final TableFormat format;
    private final DataType type;

    /** Creates a table. Each row has a cell for each column. */
    Table(Path path, List<String> columns, List<Row> rows, TableFormat format) {
        this(path, rows, indices(columns), Map.of(), format, DataType.FLOAT);
    }

    private Table(
            Path path,
            List<Row> rows,
            Map<String, Integer> columns,
            Map<String, List<String>> categories,
            TableFormat format,
            DataType type) {
        this.path = path;
        this.rows = rows;
        this.columns = columns;
        this.categories = categories;
        this.format = format;
        this.type = type;
    }

    /**
     * Reads a comma-separated file. {@link TableReader} reads other separators, and names the columns.
     *
     * @throws DataFileException if the file cannot be read, or does not show whether its first line names the columns
     */
    public static Table read(Path path) throws DataFileException {
        return new TableReader().read(path);
    }

    /** Returns the names of the columns in use, from left to right. */
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /** Returns the name of the column in use at this index; a negative index counts from the end. */
    public String column(int index) {
        if (index < -columns.size() || index >= columns.size()) {
            throw new IllegalArgumentException(path + " has no column " + index + "; it has " + columns.size()
                    + " columns, so the index must be from " + -columns.size() + " to " + (columns.size() - 1));
        }
        return columns().get(Math.floorMod(index, columns.size()));
    }

    /** Returns the number of rows, without the row of the names. */
    public int size() {
        return rows.size();
    }

    /** Returns the table without these columns, such as an id or a name, which are no features. */
    public Table without(String... names) {
        Map<String, Integer> left = new LinkedHashMap<>(columns);
        for (String name : names) {
            requireColumn(name, left);
            left.remove(name);
        }
        return new Table(path, rows, left, categories, format, type);
    }

    /** Returns the table with these columns only, in this order. */
    public Table select(String... names) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (String name : names) {
            chosen.put(name, requireColumn(name, columns));
        }
        return new Table(path, rows, chosen, categories, format, type);
    }

    /**
     * Returns the table without the rows that have a missing value in a column in use. {@link #size} returns the number of
     * rows left.
     *
     * @throws DataFileException if no row is left
     */
    public Table withoutMissing() throws DataFileException {
        int[] indices = columns.values().stream().mapToInt(Integer::intValue).toArray();
        List<Row> whole = rows.stream()
                .filter(row -> Arrays.stream(indices).noneMatch(index -> isMissing(row, index)))
                .toList();
        if (whole.isEmpty()) {
            throw new DataFileException(path + " has a missing value in each of its " + rows.size()
                    + " rows; leave out the column with missing values, using without(...)");
        }
        return new Table(path, whole, columns, categories, format, type);
    }

    /**
     * Returns the table with the numbers of its features and its target in DOUBLE, for values that would be equal in FLOAT.
     *
     * <p>Standardize the data sets of such a table: a model of FLOAT weights rounds its inputs.
     */
    public Table inDouble() {
        return new Table(path, rows, columns, categories, format, DataType.DOUBLE);
    }

    /**
     * Returns the table with columns of text encoded as one-hot columns: a column of 0 and 1 for each category, named
     * "colour=red". The categories of a column are its different texts, in alphabetical order.
     *
     * @throws DataFileException if a cell is missing
     */
    public Table oneHot(String... names) throws DataFileException {
        Table encoded = this;
        for (String name : names) {
            encoded = encoded.oneHot(name, categories(name));
        }
        return encoded;
    }

    /**
     * Returns the table with a column of text encoded as one-hot columns of these categories. Use it for new data, with the
     * {@link #categories} of the table that the model was trained on. A text that is not a category throws when the data set
     * is created.
     */
    public Table oneHot(String name, List<String> categories) {
        requireColumn(name, columns);
        Map<String, List<String>> all = new HashMap<>(this.categories);
        all.put(name, List.copyOf(categories));
        return new Table(path, rows, columns, all, format, type);
    }

    /**
     * Returns the different texts of a column, in alphabetical order, or in numerical order if all of them are numbers.
     *
     * @throws DataFileException if a cell is missing, or two texts are the same number
     */
    public List<String> categories(String name) throws DataFileException {
        int index = requireColumn(name, columns);
        Set<String> texts = new LinkedHashSet<>();
        CellParser cells = cells();
        for (Row row : rows) {
            texts.add(cells.text(row, index, name));
        }
        if (!texts.stream().allMatch(NumberText::isNumber)) {
            return texts.stream().sorted().toList();
        }
        List<String> sorted = texts.stream()
                .sorted(Comparator.comparingDouble(Double::parseDouble).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (NumberText.areEqual(sorted.get(i - 1), sorted.get(i))) {
                throw new DataFileException(path + ", column " + Quoted.of(name) + ", writes a number in two ways, "
                        + Quoted.of(sorted.get(i - 1)) + " and " + Quoted.of(sorted.get(i))
                        + ", which would be two classes; write it in one way");
            }
        }
        return sorted;
    }

    /**
     * Returns a data set whose targets are a column of classes, as INT labels.
     *
     * <p>Label 0 is the first class in alphabetical order, or in numerical order if all classes are numbers.
     *
     * @throws DataFileException if a feature is not a number, or a value is missing; the message names line and column
     */
    public LabeledTable withLabels(String column) throws DataFileException {
        return withLabels(column, categories(column));
    }

    /**
     * Returns a data set whose targets are a column of these classes, as INT labels. Use it for new data, with the class
     * names of the table that the model was trained on.
     *
     * @throws DataFileException if a feature is not a number, or a class is not in the list; the message names line and
     *     column
     */
    public LabeledTable withLabels(String column, List<String> classNames) throws DataFileException {
        int index = requireColumn(column, columns);
        Map<String, Integer> labels = indices(classNames);
        CellParser cells = cells();
        int[] y = new int[rows.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = cells.category(rows.get(i), index, column, labels, "classes");
        }
        Features features = without(column).features();
        return new LabeledTable(features.x, Tensor.ofLabels(y).detach(), features.names, List.copyOf(classNames));
    }

    /**
     * Returns a data set whose targets are a column of numbers, y (n, 1).
     *
     * @throws DataFileException if a cell is not a number; the message names line and column
     */
    public TargetTable withTarget(String column) throws DataFileException {
        int index = requireColumn(column, columns);
        TableNumbers y = new TableNumbers(rows, 1, cells());
        y.fillNumbers(0, index, column, "for a column of classes use withLabels");
        Features features = without(column).features();
        return new TargetTable(features.x, y.tensor(), features.names, column);
    }

    record Features(Tensor x, List<String> names) {}

    /** Returns the columns in use as a matrix. */
    Features features() throws DataFileException {
        if (columns.isEmpty()) {
            throw new DataFileException(
                    path + " has no columns left for the features; take another target, or leave out fewer columns");
        }
        List<String> names = new ArrayList<>();
        columns.keySet().forEach(column -> names.addAll(featureNames(column)));
        requireRoom(names.size());
        TableNumbers x = new TableNumbers(rows, names.size(), cells());
        int next = 0;
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
            String name = column.getKey();
            List<String> ofColumn = categories.get(name);
            if (ofColumn != null) {
                x.fillOneHot(next, column.getValue(), name, indices(ofColumn));
            } else {
                x.fillNumbers(
                        next,
                        column.getValue(),
                        name,
                        "for a column of text use oneHot, or leave it out, using without");
            }
            next += featureNames(name).size();
        }
        return new Features(x.tensor(), List.copyOf(names));
    }

    private List<String> featureNames(String column) {
        List<String> ofColumn = categories.get(column);
        return ofColumn == null
                ? List.of(column)
                : ofColumn.stream().map(category -> column + "=" + category).toList();
    }

    /** Returns the table with other names of the columns in use. */
    Table renamed(List<String> names) {
        Map<String, Integer> renamed = new LinkedHashMap<>();
        int next = 0;
        for (Integer index : columns.values()) {
            renamed.put(names.get(next++), index);
        }
        return new Table(path, rows, renamed, categories, format, type);
    }

    /** Returns a column in use, with what its cells hold. */
    ColumnCells cellsOf(String name) {
        int index = requireColumn(name, columns);
        return ColumnCells.of(rows.stream().map(row -> row.cells()[index]).toList(), format.missing());
    }

    /** Returns the numbers of the first lines of the rows in the file. */
    long[] lines() {
        return rows.stream().mapToLong(Row::line).toArray();
    }

    /** Returns whether the categories of a column were set. */
    boolean isOneHot(String name) {
        return categories.containsKey(name);
    }

    /** Returns the categories that were set for a column. */
    List<String> categoriesInUse(String name) {
        return categories.getOrDefault(name, List.of());
    }

    Path path() {
        return path;
    }

    TableFormat format() {
        return format;
    }

    DataType type() {
        return type;
    }

    private boolean isMissing(Row row, int index) {
        return format.missing().contains(row.cells()[index]);
    }

    private CellParser cells() {
        return new CellParser(path, format.missing(), type);
    }

    private int requireColumn(String name, Map<String, Integer> inUse) {
        Integer index = inUse.get(name);
        if (index == null) {
            throw new IllegalArgumentException(path + " has no column " + Quoted.of(name) + "; it has "
                    + Quoted.list(inUse.keySet()) + (inUse.size() == 1 ? "; check the separator" : ""));
        }
        return index;
    }

    private void requireRoom(int features) throws DataFileException {
        long bytes = (long) rows.size() * features * type.width();
        long most = ArrayLimits.maxLoadedBytes(3);
        if (bytes > most) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s gives %,d rows of %,d features, which take %,d MB, but this JVM has %,d MB for them;"
                            + " leave out columns, or give Java a larger -Xmx",
                    path,
                    rows.size(),
                    features,
                    bytes >> 20,
                    most >> 20));
        }
    }

    private static Map<String, Integer> indices(Collection<String> names) {
        Map<String, Integer> indices = new LinkedHashMap<>();
        for (String name : names) {
            indices.putIfAbsent(name, indices.size());
        }
        return indices;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d rows of %s", size(), Quoted.list(columns.keySet()));
    }
}
