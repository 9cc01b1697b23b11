package io.beras.data.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.messages.Quoted;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import io.beras.io.FileKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table from a CSV file in UTF-8. Commas separate the cells unless set.
 *
 * <p>The first line names the columns if it has text above numbers. It is data if it has numbers above numbers; the columns
 * are then named "column 1", "column 2", … If the cells show neither, as in a table of text, the reader throws; then set
 * {@link #header}.
 *
 * <p>A cell in double quotes may hold separators, line breaks, and quotes written twice. The reader ignores empty lines,
 * spaces around a cell, and a byte-order mark. The file may be gzipped. Time grows with the size of the file. The cells may
 * take half of the memory of the JVM; a larger file throws.
 *
 * <pre>{@code
 * Table wines = new TableReader().separator(';').read(Path.of("data/winequality-red.csv"));
 * Table iris = new TableReader().columns("sepal", "petal", "species").read(Path.of("data/iris.data"));    // no header
 * Table votes = new TableReader().header(true).missing("", "?").read(Path.of("data/votes.csv"));
 * }</pre>
 *
 * <p>Source: Y. Shafranovich, "Common Format and MIME Type for CSV Files", RFC 4180, 2005.
 */
public final class TableReader {

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int START_BYTES = 512;
    private static final Set<String> USUAL_MARKERS =
            Set.of("", "NA", "N/A", "n/a", "?", "NaN", "nan", "null", "NULL", "None");

    private char separator = ',';
    private @Nullable Boolean header;
    private @Nullable List<String> columns;
    private Set<String> missing = USUAL_MARKERS;

    /** Sets the separator of cells, such as a semicolon or a tab; a comma unless set. */
    public TableReader separator(char separator) {
        if (separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException("a quote or a line break can't separate cells; use ',', ';' or a tab");
        }
        this.separator = separator;
        return this;
    }

    /** Sets whether the first line names the columns; found by the cells unless set. */
    public TableReader header(boolean header) {
        this.header = header;
        return this;
    }

    /** Names the columns from left to right, for a file without a header, or in place of the names of its header. */
    public TableReader columns(String... names) {
        Set<String> different = new HashSet<>(List.of(names));
        if (names.length == 0 || different.size() < names.length || different.contains("")) {
            throw new IllegalArgumentException("columns(...) needs different names, not " + Quoted.list(List.of(names))
                    + "; give a name for each column");
        }
        this.columns = List.of(names);
        return this;
    }

    /**
     * Sets the cells that mark a missing value: an empty cell, NA, N/A, ?, NaN, null and None unless set. A missing value in
     * a column in use throws; {@link Table#withoutMissing} drops its line.
     */
    public TableReader missing(String... markers) {
        this.missing = Set.copyOf(List.of(markers));
        return this;
    }

    /**
     * Reads a whole file.
     *
     * @throws DataFileException if the file is missing, is not UTF-8 or has no rows; if a line has too few or too many cells;
     *     or if the cells do not show whether the first line is a header
     */
    public Table read(Path path) throws DataFileException {
        DataFiles.requireFile(path, "a CSV file, plain or gzipped");
        try (LimitedText text = new LimitedText(path, open(path));
                CSVParser parser = format().parse(text)) {
            return table(path, lines(path, text, parser));
        } catch (UncheckedIOException e) {
            throw unreadable(path, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private CSVFormat format() {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    private static Reader open(Path path) throws IOException {
        InputStream bytes = new BufferedInputStream(DataFiles.open(path), START_BYTES);
        bytes.mark(START_BYTES);
        byte[] start = bytes.readNBytes(START_BYTES);
        bytes.reset();
        Optional<String> kind = start.length == 0 ? Optional.empty() : FileKind.of(start);
        if (kind.isPresent()) {
            bytes.close();
            throw new DataFileException(path + " is " + kind.get() + ", which is no CSV file; save it as CSV in UTF-8");
        }
        // A new decoder throws on bytes that are not UTF-8; a reader of a Charset would replace them.
        PushbackReader text = new PushbackReader(new InputStreamReader(bytes, UTF_8.newDecoder()));
        int first = text.read();
        if (first != BYTE_ORDER_MARK && first != -1) {
            text.unread(first);
        }
        return text;
    }

    private static List<Table.Row> lines(Path path, LimitedText text, CSVParser parser) throws IOException {
        CellStore store = new CellStore(path);
        List<Table.Row> lines = new ArrayList<>();
        for (CSVRecord cells : parser) {
            text.finishLine();
            if (!lines.isEmpty() && lines.get(0).cells().length > 1 && isBlank(cells)) {
                continue;
            }
            String[] values = cells.values();
            store.store(values);
            lines.add(new Table.Row(parser.getCurrentLineNumber() - lineBreaks(values), values));
        }
        return lines;
    }

    /** Returns whether a line holds only spaces. The parser itself skips lines without any character. */
    private static boolean isBlank(CSVRecord cells) {
        return cells.size() == 1 && cells.get(0).isEmpty();
    }

    private static long lineBreaks(String[] cells) {
        long breaks = 0;
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                boolean isReturn = cell.charAt(i) == '\r' && !cell.startsWith("\n", i + 1);
                breaks += cell.charAt(i) == '\n' || isReturn ? 1 : 0;
            }
        }
        return breaks;
    }

    private Table table(Path path, List<Table.Row> lines) throws DataFileException {
        if (lines.isEmpty()) {
            throw new DataFileException(
                    path + " is empty; a table needs rows, and may have a line that names the columns");
        }
        int width = lines.get(0).cells().length;
        boolean hasHeader = hasHeader(path, lines);
        List<String> names = columns != null ? columns : names(hasHeader, lines.get(0));
        if (columns == null && hasHeader) {
            requireNames(path, names);
        }
        if (names.size() != width) {
            throw new DataFileException(path + " has " + width + " cells in its first line, but columns(...) names "
                    + names.size() + " columns; give a name for each cell");
        }
        List<Table.Row> rows = lines.subList(hasHeader ? 1 : 0, lines.size());
        if (rows.isEmpty()) {
            throw new DataFileException(
                    path + " has no rows below its first line; a table needs rows, and may have a line"
                            + " that names the columns");
        }
        requireWidth(path, width, rows);
        List<String> header = hasHeader ? List.of(lines.get(0).cells()) : List.of();
        return new Table(path, names, rows, new TableFormat(separator, header, names, missing));
    }

    private boolean hasHeader(Path path, List<Table.Row> lines) throws DataFileException {
        if (header != null) {
            return header;
        }
        Optional<Boolean> found = new HeaderSearch(lines, missing).result();
        if (columns != null && found.orElse(false)) {
            throw new DataFileException(
                    path + " seems to name its columns in its first line, "
                            + Quoted.list(List.of(lines.get(0).cells()))
                            + "; call header(true) to replace these names by columns(...), or header(false) if the line is data");
        }
        if (columns != null) {
            return false;
        }
        if (found.isEmpty()) {
            throw new DataFileException(path + " has a first line that may name the columns or may be data, "
                    + Quoted.list(List.of(lines.get(0).cells()))
                    + "; call header(true) or header(false)"
                    + (lines.get(0).cells().length == 1 ? ", and check the separator" : ""));
        }
        return found.get();
    }

    private static List<String> names(boolean hasHeader, Table.Row first) {
        return hasHeader
                ? List.of(first.cells())
                : IntStream.rangeClosed(1, first.cells().length)
                        .mapToObj(number -> "column " + number)
                        .toList();
    }

    private static void requireWidth(Path path, int width, List<Table.Row> rows) throws DataFileException {
        for (Table.Row row : rows) {
            if (row.cells().length != width) {
                String hint = row.cells().length > width
                        ? "a cell that holds the separator must stand in double quotes"
                        : "a missing cell needs its separator, too";
                throw new DataFileException(path + ", line " + row.line() + ", has " + row.cells().length
                        + " cells, but the first line has " + width + "; " + hint);
            }
        }
    }

    private static void requireNames(Path path, List<String> names) throws DataFileException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !seen.add(name)) {
                throw new DataFileException(path + " must name each column once in its first line, but the line has "
                        + Quoted.of(name) + " " + (name.isEmpty() ? "as a name" : "twice") + ": " + Quoted.list(names)
                        + "; give other names with header(true) and columns(...)");
            }
        }
    }

    private static DataFileException unreadable(Path path, IOException e) {
        return e instanceof CSVException
                ? new DataFileException(path + " cannot be read as CSV (" + e.getMessage() + "); check its quotes", e)
                : DataFiles.unreadable(path, e);
    }
}
