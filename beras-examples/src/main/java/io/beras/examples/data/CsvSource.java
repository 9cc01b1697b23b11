package io.beras.examples.data;

import io.beras.core.messages.Quoted;
import io.beras.data.Dataset;
import io.beras.data.tables.Table;
import io.beras.data.tables.TableInput;
import io.beras.data.tables.TableReader;
import io.beras.data.tables.TableRows;
import io.beras.data.tables.Task;
import io.beras.examples.mnist.ContentChecksum;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CSV table with a target column, and perhaps a second table for the test.
 *
 * <p>Columns of numbers are features, columns of text become one-hot columns: see {@link TableInput}.
 *
 * <pre>{@code
 * LoadedData iris = new CsvSource(Path.of("iris.csv")).target("species").load();
 * }</pre>
 */
public final class CsvSource implements DataSource {

    private final Path file;
    private @Nullable Path testFile;
    private @Nullable String target;
    private Task task = Task.AUTO;
    private @Nullable Boolean header;
    private boolean skipMissing;
    private List<String> left = List.of();

    /** Creates a source of this file, whose last column is the target. */
    public CsvSource(Path file) {
        this.file = file;
    }

    /** Sets the file of the test data, with the same columns. */
    public CsvSource testFile(@Nullable Path file) {
        this.testFile = file;
        return this;
    }

    /** Sets the target column, by its name or its index (−1 is the last one); the last column unless set. */
    public CsvSource target(@Nullable String column) {
        this.target = column;
        return this;
    }

    /** Sets the task; found by the target unless set. */
    public CsvSource task(Task task) {
        this.task = task;
        return this;
    }

    /** Sets whether the first line names the columns; found by the cells unless set. */
    public CsvSource header(@Nullable Boolean header) {
        this.header = header;
        return this;
    }

    /** Leaves out rows with missing values, which otherwise throw. */
    public CsvSource skipMissing(boolean skipMissing) {
        this.skipMissing = skipMissing;
        return this;
    }

    /** Leaves out these columns, such as a name or a number of a row. */
    public CsvSource without(List<String> columns) {
        this.left = List.copyOf(columns);
        return this;
    }

    @Override
    public LoadedData load() throws DataFileException {
        try {
            return loadTable();
        } catch (DataFileException | IllegalArgumentException e) { // the latter for an unknown column
            throw new DataFileException(CommandWords.training(String.valueOf(e.getMessage())), e);
        }
    }

    private LoadedData loadTable() throws DataFileException {
        Table table = read();
        String column = column(table);
        Table whole = skipMissing ? table.withoutMissing() : table;
        TableInput fitted = TableInput.fittedTo(whole, column, task);
        TableInput input = skipMissing ? fitted.withoutMissing() : fitted;
        Dataset training = input.rows(whole).dataset();
        Optional<Dataset> test = Optional.empty();
        String sum = ContentChecksum.ofFile(file);
        if (testFile != null) {
            test = Optional.of(testRows(input, testFile));
            Map<String, String> sums = new LinkedHashMap<>();
            sums.put("training", sum);
            sums.put("test", ContentChecksum.ofFile(testFile));
            sum = ContentChecksum.ofParts(sums);
        }
        String name = FileNames.withoutSuffix(file);
        return new LoadedData(
                name,
                name,
                announcement(input, training.size(), table.size() - whole.size()),
                sum,
                input.task(),
                false,
                input.classNames(),
                training,
                test,
                Optional.of(input));
    }

    private static Dataset testRows(TableInput input, Path file) throws DataFileException {
        TableRows rows = input.read(file);
        if (rows.y().isEmpty()) {
            throw new DataFileException(file + " lacks the target column " + Quoted.of(input.target())
                    + "; give a table with the target to test on");
        }
        return rows.dataset();
    }

    private Table read() throws DataFileException {
        TableReader reader = new TableReader();
        if (header != null) {
            reader.header(header);
        }
        return reader.read(file).without(left.toArray(String[]::new));
    }

    private String column(Table table) {
        if (target == null) {
            return table.column(-1);
        }
        boolean isIndex = !table.columns().contains(target) && target.matches("-?\\d{1,6}");
        return isIndex
                ? table.column(Integer.parseInt(target))
                : table.select(target).column(0);
    }

    private String announcement(TableInput input, int rows, int skipped) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Data: %s (%,d rows%s; %,d features, target %s: %s).",
                file,
                rows,
                skipped == 0 ? "" : String.format(Locale.ROOT, " without %,d with missing values", skipped),
                input.featureNames().size(),
                Quoted.of(input.target()),
                input.task() == Task.REGRESSION
                        ? "regression"
                        : input.classNames().size() + " classes " + Quoted.list(input.classNames())));
        for (String note : input.notes()) {
            text.append(System.lineSeparator())
                    .append("Note: ")
                    .append(CommandWords.training(note))
                    .append('.');
        }
        return text.toString();
    }
}
