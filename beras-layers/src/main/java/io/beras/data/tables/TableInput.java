package io.beras.data.tables;

import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.core.messages.Quoted;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Converts the rows of a CSV file to x and y: the columns, the categories of text columns, the target and its classes. A saved
 * model contains it, so that the model can read a new file.
 *
 * <pre>{@code
 * TableInput input = TableInput.fittedTo(Table.read(Path.of("iris.csv")), "species", Task.AUTO);
 * input.notes();                                   // [left out "Id": it numbers the rows]
 * TrainValidationSplit parts = input.read(Path.of("iris.csv")).dataset().stratifiedSplit(0.8, seed);
 *
 * model.info().input(input).classNames(input.classNames());
 * model.save(Path.of("iris.beras"));
 *
 * Tensor x = input.read(Path.of("new.csv")).x();    // the target may be missing there
 * }</pre>
 *
 * <p>Columns of numbers are features. A column of text becomes one-hot columns of its categories: the texts of all rows,
 * so that each part of a split has the same columns. Columns that say nothing are
 * left out, and {@link #notes} names them: a column of equal cells; a column of texts that differ in more than half of at
 * least 10 rows; a column named "id", "index", "number" or alike that counts the rows. {@link Table#oneHot} keeps a column,
 * and {@link Table#without} leaves one out.
 *
 * <p>{@link Task#AUTO} chooses classification or regression by the target.
 */
public final class TableInput implements Configurable {

    /**
     * A column of features.
     *
     * @param name the name of the column
     * @param categories the texts of the column, one for each one-hot column; empty for a column of numbers
     */
    public record Column(String name, List<String> categories) {

        /** Creates the column and copies the list. */
        public Column {
            categories = List.copyOf(categories);
        }

        /** Returns whether the column holds texts. */
        public boolean isText() {
            return !categories.isEmpty();
        }
    }

    private final List<Column> columns;
    private final String target;
    private final List<String> classNames;
    private final List<String> notes;
    private final TableFormat format;
    private final DataType type;
    private final boolean leavesOutMissing;

    TableInput(
            List<Column> columns,
            String target,
            List<String> classNames,
            List<String> notes,
            TableFormat format,
            DataType type,
            boolean leavesOutMissing) {
        this.columns = List.copyOf(columns);
        this.target = target;
        this.classNames = List.copyOf(classNames);
        this.notes = List.copyOf(notes);
        this.format = format;
        this.type = type;
        this.leavesOutMissing = leavesOutMissing;
    }

    /**
     * Returns the input that fits the columns in use of a table: kinds of columns, categories, and classes.
     *
     * @throws DataFileException if a value is missing, the target has only one value or does not fit the task, or no column is
     *     left for the features; the message names line and column
     * @throws IllegalArgumentException if the table has no such column
     */
    public static TableInput fittedTo(Table table, String target, Task task) throws DataFileException {
        return new TableInputFit(table, target).fit(task);
    }

    /** Returns an input that leaves out rows with a missing value; {@link TableRows#leftOut} counts them. */
    public TableInput withoutMissing() {
        return new TableInput(columns, target, classNames, notes, format, type, true);
    }

    /**
     * Reads the rows of a file with the same columns, in any order if the file names them. The target may be missing, and
     * other columns are ignored.
     *
     * @throws DataFileException if the file lacks a column, a value is missing, or a text is no known category or class; the
     *     message names line and column
     */
    public TableRows read(Path file) throws DataFileException {
        Table table = new TableReader()
                .separator(format.separator())
                .missing(format.missing().toArray(String[]::new))
                .header(format.hasHeader())
                .read(file);
        return rows(new TableColumns(format, table).named(columns, target));
    }

    /** Returns the rows of a table that is read already, such as the table that this input fits. */
    public TableRows rows(Table table) throws DataFileException {
        boolean hasTarget =
                table.columns().contains(target) && !table.cellsOf(target).isEmpty();
        List<String> names = new ArrayList<>(columns.stream().map(Column::name).toList());
        if (hasTarget) {
            names.add(target);
        }
        Table chosen = table.select(names.toArray(String[]::new));
        Table used = leavesOutMissing ? chosen.withoutMissing() : chosen;
        int leftOut = table.size() - used.size();
        Table typed = type == DataType.DOUBLE ? used.inDouble() : used;
        for (Column column : columns) {
            if (column.isText()) {
                typed = typed.oneHot(column.name(), column.categories());
            }
        }
        if (!hasTarget) {
            return new TableRows(typed.features().x(), null, typed.lines(), leftOut);
        }
        TableDataset data = classNames.isEmpty() ? typed.withTarget(target) : typed.withLabels(target, classNames);
        return new TableRows(data.x(), data.y(), typed.lines(), leftOut);
    }

    /** Returns the columns of the features. */
    public List<Column> columns() {
        return columns;
    }

    /** Returns the names of the columns of x, as in "length" and "colour=red". */
    public List<String> featureNames() {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            if (column.isText()) {
                column.categories().forEach(category -> names.add(column.name() + "=" + category));
            } else {
                names.add(column.name());
            }
        }
        return names;
    }

    /** Returns the name of the target column. */
    public String target() {
        return target;
    }

    /** Returns {@link Task#CLASSIFICATION} or {@link Task#REGRESSION}. */
    public Task task() {
        return classNames.isEmpty() ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    /** Returns the class names; label k stands for the name at index k. Empty for a regression. */
    public List<String> classNames() {
        return classNames;
    }

    /** Returns a sentence for each column that was left out, or that looks as if it should be. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public Config config() {
        return Config.empty()
                .withTexts("columns", columns.stream().map(Column::name).toList())
                .with(
                        "categoryCounts",
                        columns.stream()
                                .mapToLong(column -> column.categories().size())
                                .toArray())
                .withTexts(
                        "categories",
                        columns.stream()
                                .flatMap(column -> column.categories().stream())
                                .toList())
                .with("target", target)
                .withTexts("classNames", classNames)
                .withTexts("notes", notes)
                .with("separator", String.valueOf(format.separator()))
                .withTexts("header", format.header())
                .withTexts("fileColumns", format.columns())
                .withTexts("missing", format.missing().stream().sorted().toList())
                .with("inDouble", type == DataType.DOUBLE)
                .with("leavesOutMissing", leavesOutMissing);
    }

    static TableInput of(Config config) {
        List<String> names = config.texts("columns");
        List<String> categories = config.texts("categories");
        long[] counts = config.integers("categoryCounts");
        if (counts.length != names.size()
                || Arrays.stream(counts).anyMatch(count -> count < 0 || count > categories.size())
                || Arrays.stream(counts).sum() != categories.size()) {
            throw new IllegalArgumentException("TableInput has " + names.size() + " columns and " + categories.size()
                    + " categories, which do not fit the counts " + Arrays.toString(counts)
                    + "; restore a file that Model.save wrote");
        }
        List<Column> columns = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            int end = next + (int) counts[i];
            columns.add(new Column(names.get(i), categories.subList(next, end)));
            next = end;
        }
        String separator = config.text("separator");
        if (separator.length() != 1) {
            throw new IllegalArgumentException(
                    "TableInput needs a separator of one character, not " + Quoted.of(separator));
        }
        TableFormat format = new TableFormat(
                separator.charAt(0),
                config.texts("header"),
                config.texts("fileColumns"),
                Set.copyOf(config.texts("missing")));
        return new TableInput(
                columns,
                config.text("target"),
                config.texts("classNames"),
                config.texts("notes"),
                format,
                config.flag("inDouble") ? DataType.DOUBLE : DataType.FLOAT,
                config.flag("leavesOutMissing"));
    }

    @Override
    public String toString() {
        return "TableInput(features " + Quoted.list(featureNames()) + ", target " + Quoted.of(target) + ": "
                + (classNames.isEmpty() ? "regression" : "classes " + Quoted.list(classNames)) + ")";
    }
}
