package io.beras.metrics;

import java.util.ArrayList;
import java.util.List;

/** The table that {@link ConfusionMatrix#toString} returns. */
final class ConfusionTable {

    private static final String ROWS = "expected";

    private ConfusionTable() {}

    static String of(long[][] counts) {
        if (counts.length == 0) {
            return "nothing counted yet";
        }
        int labelWidth = Integer.toString(counts.length - 1).length();
        int width = labelWidth;
        for (long[] row : counts) {
            for (long count : row) {
                width = Math.max(width, Long.toString(count).length());
            }
        }
        String margin = " ".repeat(ROWS.length() + 1 + labelWidth);
        List<String> lines = new ArrayList<>();
        lines.add(margin + "  predicted");
        StringBuilder head = new StringBuilder(margin);
        for (int label = 0; label < counts.length; label++) {
            head.append(cell(label, width));
        }
        lines.add(head.toString());
        for (int label = 0; label < counts.length; label++) {
            String title = label == 0 ? ROWS : " ".repeat(ROWS.length());
            StringBuilder line = new StringBuilder(title).append(' ').append(padded(label, labelWidth));
            for (long count : counts[label]) {
                line.append(cell(count, width));
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    private static String cell(long number, int width) {
        return "  " + padded(number, width);
    }

    private static String padded(long number, int width) {
        String text = Long.toString(number);
        return " ".repeat(width - text.length()) + text;
    }
}
