package io.beras.examples.data;

import io.beras.data.Dataset;
import io.beras.data.tables.LabeledTable;
import io.beras.data.tables.Table;
import io.beras.data.tables.TableReader;
import io.beras.data.tables.TargetTable;
import io.beras.examples.mnist.ContentChecksum;
import io.beras.io.DataFileException;
import io.beras.io.Quoted;
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
 * <p>Columns of numbers are features, columns of text become one-hot columns. The target is a class if its cells are texts,
 * or whole numbers of which there are few; otherwise the task is a regression.
 *
 * <pre>{@code
 * LoadedData iris = new CsvSource(Path.of("iris.csv")).target("species").load();
 * }</pre>
 */
public final class CsvSource implements DataSource {

    private static final int MOST_CLASSES_OF_NUMBERS = 20;
    private static final int LEAST_ROWS_OF_A_CLASS = 5;
    private static final int MOST_CATEGORIES = 200;

    private final Path file;
    private @Nullable Path testFile;
    private @Nullable String target;
    private @Nullable Task task;
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
    public CsvSource task(@Nullable Task task) {
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
        } catch (DataFileException e) {
            throw new DataFileException(inWordsOfTheCommand(String.valueOf(e.getMessage())), e);
        } catch (IllegalArgumentException e) { // an unknown column
            throw new DataFileException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Replaces the methods that a message of the library names by the options of the command. */
    private static String inWordsOfTheCommand(String message) {
        return message.replace("withoutMissing()", "--skip-missing")
                .replace(", or name the markers with TableReader.missing(...)", "")
                .replace("header(true) or header(false)", "give --header or --no-header")
                .replace("call give", "give")
                .replaceAll("using without(\\(\\.\\.\\.\\))?", "using --drop");
    }

    private LoadedData loadTable() throws DataFileException {
        Table table = read(file);
        int rows = table.size();
        String column = column(table);
        if (skipMissing) {
            table = table.withoutMissing();
        }
        Map<String, List<String>> categories = categories(table, column);
        Table encoded = encoded(table, categories);
        Task chosen = task != null ? task : taskOf(table, column);
        String name = FileNames.withoutSuffix(file);
        Map<String, String> sums = new LinkedHashMap<>();
        sums.put("training", ContentChecksum.ofFile(file));
        List<String> classes = chosen == Task.CLASSIFICATION ? table.categories(column) : List.of();
        Dataset training = data(encoded, column, classes);
        Optional<Dataset> test = Optional.empty();
        if (testFile != null) {
            Table testTable = read(testFile);
            test = Optional.of(
                    data(encoded(skipMissing ? testTable.withoutMissing() : testTable, categories), column, classes));
            sums.put("test", ContentChecksum.ofFile(testFile));
        }
        return new LoadedData(
                name,
                name,
                announcement(training, column, chosen, classes, rows - table.size()),
                sums.size() == 1 ? ContentChecksum.ofFile(file) : ContentChecksum.ofParts(sums),
                chosen,
                false,
                classes,
                training,
                test);
    }

    private Table read(Path path) throws DataFileException {
        TableReader reader = new TableReader();
        if (header != null) {
            reader.header(header);
        }
        return reader.read(path).without(left.toArray(String[]::new));
    }

    private String column(Table table) {
        if (target == null) {
            return table.column(-1);
        }
        boolean isIndex = !table.columns().contains(target) && target.matches("-?\\d{1,6}");
        return isIndex ? table.column(Integer.parseInt(target)) : table.select(target).column(0);
    }

    private Map<String, List<String>> categories(Table table, String targetColumn) throws DataFileException {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        for (String column : table.columns()) {
            if (!column.equals(targetColumn)) {
                List<String> texts = table.categories(column);
                if (!texts.stream().allMatch(CsvSource::isNumber)) {
                    requireFew(column, texts, table.size());
                    categories.put(column, texts);
                }
            }
        }
        return categories;
    }

    private void requireFew(String column, List<String> texts, int rows) throws DataFileException {
        if (texts.size() > MOST_CATEGORIES) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s, column %s, has %,d different texts in %,d rows, too many for one-hot columns;"
                            + " leave the column out with --drop",
                    file,
                    Quoted.of(column),
                    texts.size(),
                    rows));
        }
    }

    private static Table encoded(Table table, Map<String, List<String>> categories) {
        Table encoded = table;
        for (Map.Entry<String, List<String>> column : categories.entrySet()) {
            encoded = encoded.oneHot(column.getKey(), column.getValue());
        }
        return encoded;
    }

    private static Task taskOf(Table table, String column) throws DataFileException {
        List<String> texts = table.categories(column);
        if (!texts.stream().allMatch(CsvSource::isNumber)) {
            return Task.CLASSIFICATION;
        }
        boolean areFew = texts.size() <= MOST_CLASSES_OF_NUMBERS
                && table.size() >= LEAST_ROWS_OF_A_CLASS * texts.size()
                && texts.stream().allMatch(text -> Double.parseDouble(text) % 1 == 0);
        return areFew ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private static Dataset data(Table table, String column, List<String> classes) throws DataFileException {
        return classes.isEmpty() ? table.withTarget(column) : table.withLabels(column, classes);
    }

    private String announcement(Dataset data, String column, Task chosen, List<String> classes, int skipped) {
        int features = data instanceof LabeledTable labeled
                ? labeled.featureNames().size()
                : ((TargetTable) data).featureNames().size();
        return String.format(
                Locale.ROOT,
                "Data: %s (%,d rows%s; %,d features, target %s: %s).",
                file,
                data.size(),
                skipped == 0 ? "" : String.format(Locale.ROOT, " without %,d with missing values", skipped),
                features,
                Quoted.of(column),
                chosen == Task.REGRESSION ? "regression" : classes.size() + " classes " + Quoted.list(classes));
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }
}
