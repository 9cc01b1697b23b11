package io.beras.metrics;

import io.beras.io.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The text of a {@link ConfusionMatrix}. */
final class ConfusionMatrixText {

    private static final String ROWS = "expected";
    private static final String GAP = "  ";

    private ConfusionMatrixText() {}

    /** Returns the counts, with a name for each class. */
    static String of(long[][] counts, long[] withoutClass, List<String> classNames) {
        if (counts.length == 0) {
            return "nothing counted yet";
        }
        boolean hasNan = LongStream.of(withoutClass).anyMatch(count -> count > 0);
        List<String> titles = new ArrayList<>(List.of("", ""));
        titles.addAll(classNames);
        if (hasNan) {
            titles.add("NaN");
        }
        TextTable table = new TextTable(titles.toArray(String[]::new))
                .alignRight(IntStream.range(2, titles.size()).toArray());
        for (int label = 0; label < counts.length; label++) {
            List<Object> row = new ArrayList<>(List.of(label == 0 ? ROWS : "", classNames.get(label)));
            LongStream.of(counts[label]).forEach(row::add);
            if (hasNan) {
                row.add(withoutClass[label]);
            }
            table.row(row.toArray());
        }
        int labelWidth = classNames.stream().mapToInt(TextTable::width).max().orElse(0);
        String margin = " ".repeat(ROWS.length() + labelWidth) + GAP + GAP;
        return margin + "predicted\n" + table;
    }
}
