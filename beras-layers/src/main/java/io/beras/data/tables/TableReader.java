package io.beras.data.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table from a CSV file in UTF-8. The first line names the columns; commas separate the cells unless set.
 *
 * <p>A cell in double quotes may hold separators, line breaks, and quotes written twice. The reader ignores empty lines,
 * spaces around a cell, and a byte-order mark. The file may be gzipped.
 *
 * <pre>{@code
 * Table wines = new TableReader().separator(';').read(Path.of("data/winequality-red.csv"));
 * }</pre>
 *
 * <p>Source: Y. Shafranovich, "Common Format and MIME Type for CSV Files", RFC 4180, 2005.
 */
public final class TableReader {

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private char separator = ',';

    /** Sets the separator of cells, such as a semicolon or a tab; a comma unless set. */
    public TableReader separator(char separator) {
        if (separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException("a quote or a line break can't separate cells; use ',', ';' or a tab");
        }
        this.separator = separator;
        return this;
    }

    /**
     * Reads a whole file.
     *
     * @throws DataFileException if the file is missing, is not UTF-8 or has no rows, or a line has too few or too many cells
     */
    public Table read(Path path) throws DataFileException {
        DataFiles.requireFile(path, "a CSV file, plain or gzipped");
        try (Reader text = open(path);
                CSVParser parser = format().parse(text)) {
            return table(path, rows(parser));
        } catch (DataFileException e) {
            throw e;
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
        // A new decoder throws on bytes that are not UTF-8; a reader of a Charset would replace them.
        PushbackReader text = new PushbackReader(new InputStreamReader(DataFiles.open(path), UTF_8.newDecoder()));
        int first = text.read();
        if (first != BYTE_ORDER_MARK && first != -1) {
            text.unread(first);
        }
        return text;
    }

    private static List<Table.Row> rows(CSVParser parser) {
        List<Table.Row> rows = new ArrayList<>();
        for (CSVRecord cells : parser) {
            if (!rows.isEmpty() && rows.get(0).cells().length > 1 && isBlank(cells)) {
                continue;
            }
            long breaks = cells.stream()
                    .flatMap(cell -> LINE_BREAK.matcher(cell).results())
                    .count();
            rows.add(new Table.Row(parser.getCurrentLineNumber() - breaks, cells.values()));
        }
        return rows;
    }

    /** Returns whether a line holds only spaces. The parser itself skips lines without any character. */
    private static boolean isBlank(CSVRecord cells) {
        return cells.size() == 1 && cells.get(0).isEmpty();
    }

    private static Table table(Path path, List<Table.Row> lines) throws DataFileException {
        if (lines.size() < 2) {
            throw new DataFileException(path + (lines.isEmpty() ? " is empty" : " has no rows below its first line")
                    + "; a table needs a line that names the columns, and rows");
        }
        List<String> columns = List.of(lines.get(0).cells());
        requireNames(path, columns);
        List<Table.Row> rows = lines.subList(1, lines.size());
        for (Table.Row row : rows) {
            if (row.cells().length != columns.size()) {
                String hint = row.cells().length > columns.size()
                        ? "a cell that holds the separator must stand in double quotes"
                        : "a missing cell needs its separator, too";
                throw new DataFileException(path + ", line " + row.line() + ", has " + row.cells().length
                        + " cells, but the first line names " + columns.size() + " columns; " + hint);
            }
        }
        return new Table(path, columns, rows);
    }

    private static void requireNames(Path path, List<String> columns) throws DataFileException {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isEmpty() || !seen.add(column)) {
                throw new DataFileException(path + " must name each column once in its first line, but that has \""
                        + column + "\" " + (column.isEmpty() ? "as a name" : "twice") + ": " + columns);
            }
        }
    }

    private static DataFileException unreadable(Path path, IOException e) {
        String reason = e instanceof CharacterCodingException
                ? " is not UTF-8 text; save it as UTF-8"
                : " cannot be read as CSV (" + e.getMessage() + "); check its quotes, and the disk";
        return new DataFileException(path + reason, e);
    }
}
