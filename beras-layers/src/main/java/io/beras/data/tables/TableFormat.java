package io.beras.data.tables;

import java.util.List;
import java.util.Set;

/**
 * The form of a table file.
 *
 * @param separator the character between cells
 * @param header the cells of the line that names the columns; empty without such a line
 * @param columns the names of all columns from left to right, which may differ from the header
 * @param missing the texts that mark a missing value
 */
record TableFormat(char separator, List<String> header, List<String> columns, Set<String> missing) {

    boolean hasHeader() {
        return !header.isEmpty();
    }
}
