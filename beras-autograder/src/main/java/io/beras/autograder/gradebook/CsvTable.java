package io.beras.autograder.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.lang3.Strings;

/**
 * A table in a CSV file.
 *
 * <p>Files begin with a byte order mark, without which Excel shows names in the wrong characters; files without the mark, and
 * with semicolons, can be read too, because Excel writes them in some countries.
 */
final class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * A row of a file.
     *
     * @param line the number of the row's first line in the file
     * @param values the values by the names of their columns
     */
    record Row(long line, CSVRecord values) {

        String value(String column) {
            return values.isSet(column) ? values.get(column).strip() : "";
        }
    }

    private CsvTable() {}

    /**
     * Reads a file.
     *
     * @param columns the names of the columns that the file must have
     * @throws IOException that names file and remedy, if the file is missing or damaged, or lacks a column
     */
    static List<Row> read(Path file, List<String> columns) throws IOException {
        String text = Strings.CS.removeStart(text(file), BYTE_ORDER_MARK);
        String header = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(header.contains(";") ? ';' : ',')
                .setHeader()
                .setIgnoreHeaderCase(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (String column : columns) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw new IOException(file + " has no column \"" + column + "\"; its first line must be: "
                            + String.join(",", columns));
                }
            }
            return rows(parser);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new IOException(file + " is not a correct table: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + file + "; correct its name.", e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not in UTF-8; save it as \"CSV UTF-8\".", e);
        }
    }

    private static List<Row> rows(CSVParser parser) {
        List<Row> rows = new ArrayList<>();
        Iterator<CSVRecord> records = parser.iterator();
        long line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            CSVRecord record = records.next();
            boolean isEmpty = record.stream().allMatch(String::isBlank);
            if (!isEmpty) {
                rows.add(new Row(line, record));
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        return rows;
    }

    /** Writes a file, atomically. */
    static void write(Path file, List<String> header, List<List<String>> rows) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(header.toArray(String[]::new))
                .get();
        AtomicFiles.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, UTF_8);
            writer.write(BYTE_ORDER_MARK);
            CSVPrinter printer = new CSVPrinter(writer, format);
            printer.printRecords(rows);
            printer.flush();
        });
    }
}
