package io.beras.data.tables;

import io.beras.core.messages.Quoted;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Parses the cells of a table as texts, numbers and categories; its messages name the line and the column.
 *
 * @param path the file of the table
 * @param missing the texts that mark a missing value
 * @param type the type of the numbers, FLOAT or DOUBLE
 */
record CellParser(Path path, Set<String> missing, DataType type) {

    /** Returns the text of a cell that is not missing. */
    String text(Table.Row row, int index, String name) throws DataFileException {
        String cell = row.cells()[index];
        if (missing.contains(cell)) {
            throw error(
                    row,
                    name,
                    (cell.isEmpty() ? "is empty" : "holds " + Quoted.of(cell) + ", which marks a missing value")
                            + "; fill it in, or drop such lines with withoutMissing()"
                            + (cell.isEmpty() ? "" : ", or name the markers with TableReader.missing(...)"));
        }
        return cell;
    }

    /** Returns the number in a cell; the remedy names a method for a column of text. */
    double number(Table.Row row, int index, String name, String remedy) throws DataFileException {
        String cell = text(row, index, name);
        if (NumberText.hasDecimalComma(cell)) {
            throw error(
                    row, name, "holds " + Quoted.of(cell) + ", a number with a decimal comma; write it with a point");
        }
        if (!NumberText.isNumber(cell)) {
            throw error(
                    row,
                    name,
                    "holds " + Quoted.of(cell) + ", which is not a number such as 1.5; " + remedy + "("
                            + Quoted.of(name) + ")");
        }
        double number = type == DataType.FLOAT ? Float.parseFloat(cell) : Double.parseDouble(cell);
        if (Double.isInfinite(number)) {
            throw error(
                    row,
                    name,
                    "holds " + Quoted.of(cell) + ", which is too large for a " + type
                            + "; divide the column by its unit");
        }
        return number;
    }

    /** Returns the index of the category in a cell; the noun, such as "classes", is for the message. */
    int category(Table.Row row, int index, String name, Map<String, Integer> known, String noun)
            throws DataFileException {
        String cell = text(row, index, name);
        Integer category = known.get(cell);
        if (category == null) {
            throw error(
                    row,
                    name,
                    "holds " + Quoted.of(cell) + ", which is none of the " + noun + " " + Quoted.list(known.keySet())
                            + "; correct it, or remove the line");
        }
        return category;
    }

    private DataFileException error(Table.Row row, String column, String problem) {
        return new DataFileException(path + ", line " + row.line() + ", column " + Quoted.of(column) + ", " + problem);
    }
}
