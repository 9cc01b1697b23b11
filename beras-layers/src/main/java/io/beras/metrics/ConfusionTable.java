package io.beras.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The table that {@link ConfusionMatrix#toString} returns. */
final class ConfusionTable {

    private static final String ROWS = "expected ";

    private ConfusionTable() {}

    static String of(long[][] counts) {
        if (counts.length == 0) {
            return "nothing counted yet";
        }
        int labelWidth = width(counts.length - 1);
        long largest = Stream.of(counts).flatMapToLong(LongStream::of).max().orElse(0);
        int cellWidth = Math.max(labelWidth, width(largest));
        String margin = " ".repeat(ROWS.length() + labelWidth);

        List<String> lines = new ArrayList<>();
        lines.add(margin + "  predicted");
        lines.add(margin + cells(LongStream.range(0, counts.length), cellWidth));
        for (int label = 0; label < counts.length; label++) {
            String title = label == 0 ? ROWS : " ".repeat(ROWS.length());
            lines.add(title + padded(label, labelWidth) + cells(LongStream.of(counts[label]), cellWidth));
        }
        return String.join("\n", lines);
    }

    private static String cells(LongStream numbers, int width) {
        return numbers.mapToObj(number -> "  " + padded(number, width)).collect(Collectors.joining());
    }

    private static String padded(long number, int width) {
        return " ".repeat(width - width(number)) + number;
    }

    private static int width(long number) {
        return Long.toString(number).length();
    }
}
