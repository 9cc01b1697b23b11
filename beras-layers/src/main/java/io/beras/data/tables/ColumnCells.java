package io.beras.data.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A summary of the cells of a column.
 *
 * @param rows the number of cells, missing ones included
 * @param counts the number of cells of each different text, without missing cells
 * @param areNumbers whether each cell that is not missing is a number
 * @param countsRows whether the cells are 0, 1, 2, … or 1, 2, 3, …
 */
record ColumnCells(int rows, Map<String, Integer> counts, boolean areNumbers, boolean countsRows) {

    /** The largest number of different whole numbers that are taken for classes. */
    private static final int MOST_CLASSES = 20;

    /** The smallest number of rows for each different whole number that is taken for a class. */
    private static final int ROWS_OF_A_CLASS = 5;

    /** With fewer rows, different texts in most of them say nothing. */
    private static final int LEAST_ROWS = 10;

    private static final Pattern ID_NAME =
            Pattern.compile("|.*\\bunnamed: 0|(.*[ _.-])?(id|index|idx|nr|no|num|number|row|rownames?|column 1)");

    static ColumnCells of(List<String> cells, Set<String> missing) {
        Map<String, Integer> counts = new HashMap<>();
        boolean areNumbers = true;
        for (String cell : cells) {
            if (!missing.contains(cell)) {
                areNumbers &= counts.containsKey(cell) || NumberText.isNumber(cell);
                counts.merge(cell, 1, Integer::sum);
            }
        }
        return new ColumnCells(
                cells.size(), counts, areNumbers, cells.size() > 2 && (countsFrom(0, cells) || countsFrom(1, cells)));
    }

    boolean isConstant() {
        return counts.size() == 1 && rows > 1;
    }

    /** Returns the text of a constant column. */
    String only() {
        return counts.keySet().iterator().next();
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Returns whether a column of this name holds the names or the numbers of its rows, which are no features. */
    boolean isId(String name) {
        boolean isTextId = !areNumbers && rows >= LEAST_ROWS && counts.size() > rows / 2;
        return isTextId
                || countsRows && ID_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Returns whether the cells are classes: texts, or whole numbers of which there are few. */
    boolean areClasses() {
        return !areNumbers
                || counts.size() <= MOST_CLASSES
                        && rows >= ROWS_OF_A_CLASS * counts.size()
                        && counts.keySet().stream().allMatch(ColumnCells::isWhole);
    }

    private static boolean isWhole(String number) {
        double value = Double.parseDouble(number);
        return value == Math.rint(value) && !Double.isInfinite(value);
    }

    private static boolean countsFrom(int first, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).equals(Integer.toString(first + i))) {
                return false;
            }
        }
        return true;
    }
}
