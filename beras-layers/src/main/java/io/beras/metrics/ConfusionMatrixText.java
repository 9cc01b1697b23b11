package io.beras.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The text of a {@link ConfusionMatrix}. */
final class ConfusionMatrixText {

    private static final String ROWS = "expected ";
    private static final String NAN = "NaN";

    private ConfusionMatrixText() {}

    static String of(long[][] counts, long... withoutClass) {
        if (counts.length == 0) {
            return "nothing counted yet";
        }
        int labelWidth = width(counts.length - 1);
        long largest = Stream.of(counts).flatMapToLong(LongStream::of).max().orElse(0);
        boolean hasNan = LongStream.of(withoutClass).anyMatch(count -> count > 0);
        long most = LongStream.of(withoutClass).max().orElse(0);
        int cellWidth =
                Math.max(labelWidth, Math.max(width(largest), hasNan ? Math.max(NAN.length(), width(most)) : 0));
        String margin = " ".repeat(ROWS.length() + labelWidth);

        List<String> lines = new ArrayList<>();
        lines.add(margin + "  predicted");
        String nanTitle = hasNan ? "  " + " ".repeat(cellWidth - NAN.length()) + NAN : "";
        lines.add(margin + cells(LongStream.range(0, counts.length), cellWidth) + nanTitle);
        for (int label = 0; label < counts.length; label++) {
            String title = label == 0 ? ROWS : " ".repeat(ROWS.length());
            LongStream last = hasNan ? LongStream.of(withoutClass[label]) : LongStream.empty();
            LongStream row = LongStream.concat(LongStream.of(counts[label]), last);
            lines.add(title + padded(label, labelWidth) + cells(row, cellWidth));
        }
        return String.join("\n", lines);
    }

    private static String cells(LongStream values, int width) {
        return values.mapToObj(value -> "  " + padded(value, width)).collect(Collectors.joining());
    }

    private static String padded(long value, int width) {
        return " ".repeat(width - width(value)) + value;
    }

    private static int width(long value) {
        return Long.toString(value).length();
    }
}
