package io.beras.io;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as plain text: columns two spaces apart, as wide as their widest cell.
 *
 * <pre>{@code
 * new TextTable("part", "parameters").alignRight(1).row("Dense(784, 10)", 7850).row("ReLU", 0).toString();
 *
 * // part            parameters
 * // Dense(784, 10)        7850
 * // ReLU                     0
 * }</pre>
 *
 * <p>Lines end with "\n", the last line without it, and no line ends with spaces. An East Asian wide character takes two
 * columns, as on a terminal.
 */
public final class TextTable {

    private static final String GAP = "  ";

    private final int columns;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table with these titles, one for each column; a title may be empty. */
    public TextTable(String... titles) {
        if (titles.length == 0) {
            throw new IllegalArgumentException("a table needs at least 1 column; pass its titles");
        }
        columns = titles.length;
        right = new boolean[columns];
        rows.add(List.of(titles));
    }

    /** Aligns these columns, counted from 0, at their right edge, as for numbers; the others stay at their left edge. */
    public TextTable alignRight(int... indices) {
        for (int index : indices) {
            if (index < 0 || index >= columns) {
                throw new IllegalArgumentException("alignRight was given column " + index + " of a table with "
                        + columns + " columns; pass indices from 0 to " + (columns - 1));
            }
            right[index] = true;
        }
        return this;
    }

    /**
     * Appends a row. Fewer cells than columns leave the last columns empty; without cells the row is an empty line.
     *
     * @throws IllegalArgumentException if there are more cells than columns
     */
    public TextTable row(Object... cells) {
        if (cells.length > columns) {
            throw new IllegalArgumentException("a row has " + cells.length + " cells, but the table has " + columns
                    + " columns; pass at most " + columns);
        }
        List<String> row = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            row.add(i < cells.length ? cells[i].toString() : "");
        }
        rows.add(row);
        return this;
    }

    /** Returns the number of columns that a text takes on a terminal: 2 for an East Asian wide character, otherwise 1. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            width += width(text.codePointAt(i));
        }
        return width;
    }

    /** Returns the titles, unless all are empty, and the rows. */
    @Override
    public String toString() {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        boolean hasTitles = rows.get(0).stream().anyMatch(title -> !title.isEmpty());
        return rows.stream()
                .skip(hasTitles ? 0 : 1)
                .map(row -> line(row, widths))
                .collect(Collectors.joining("\n"));
    }

    private String line(List<String> row, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            String cell = row.get(i);
            String space = " ".repeat(widths[i] - width(cell));
            line.append(i == 0 ? "" : GAP).append(right[i] ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1; // before the first combining mark
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean isWide = codePoint >= 0x1100 && codePoint <= 0x115F // Hangul Jamo
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF // CJK and kana
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3 // Hangul syllables
                || codePoint >= 0xF900 && codePoint <= 0xFAFF // CJK compatibility
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F // CJK compatibility forms
                || codePoint >= 0xFF00 && codePoint <= 0xFF60 // full-width forms
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF // pictographs
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD; // CJK extensions
        return isWide ? 2 : 1;
    }
}
