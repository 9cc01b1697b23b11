package io.beras.core.gradcheck;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a {@link GradientReport} as text. */
final class ReportText {

    private ReportText() {}

    static String of(GradientReport report) {
        return report.rows().stream()
                .map(row -> (row.verdict() == Verdict.RIGHT ? "right  " : "WRONG  ") + row)
                .collect(Collectors.joining("\n"));
    }

    /** Returns the position in each dimension, as in "[1, 2]"; "[]" for the element of a scalar. */
    static String multiIndex(int index, long... shape) {
        long[] position = new long[shape.length];
        long rest = index;
        for (int k = shape.length - 1; k >= 0; k--) {
            position[k] = rest % shape[k];
            rest /= shape[k];
        }
        return Arrays.stream(position).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
