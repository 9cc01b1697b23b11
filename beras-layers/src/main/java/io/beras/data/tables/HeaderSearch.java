package io.beras.data.tables;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether the first line of a table names its columns.
 *
 * <p>A text above a column of numbers is evidence of a header, and a number above a column of numbers is evidence of data.
 * The numbers 0, 1, 2, … are no evidence, because pandas writes them as names. Without evidence, or with evidence of both,
 * the user must decide.
 */
final class HeaderSearch {

    private static final int ROWS = 1_000;

    private final List<Table.Row> lines;
    private final Set<String> missing;

    HeaderSearch(List<Table.Row> lines, Set<String> missing) {
        this.lines = lines;
        this.missing = missing;
    }

    /** Returns whether the first line is a header, or empty if the lines show neither or both. */
    Optional<Boolean> result() {
        String[] first = lines.get(0).cells();
        boolean isHeader = false;
        boolean isData = false;
        for (int column = 0; column < first.length; column++) {
            boolean isNumber = NumberText.isNumber(first[column]);
            if (!missing.contains(first[column]) && (lines.size() == 1 || holdsNumbers(column))) {
                isHeader |= !isNumber;
                isData |= isNumber;
            }
        }
        isData &= !counts(first);
        return isHeader == isData ? Optional.empty() : Optional.of(isHeader);
    }

    /** Returns whether the cells below the first line are numbers, apart from missing values. */
    private boolean holdsNumbers(int column) {
        boolean found = false;
        for (Table.Row row : lines.subList(1, Math.min(lines.size(), ROWS))) {
            String cell = column < row.cells().length ? row.cells()[column] : "";
            if (!cell.isEmpty() && !missing.contains(cell)) {
                if (!NumberText.isNumber(cell)) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** Returns whether the cells are 0, 1, 2, …, at least three of them. */
    private static boolean counts(String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].equals(Integer.toString(i))) {
                return false;
            }
        }
        return cells.length > 2;
    }
}
