package io.beras.core.gradcheck;

import io.beras.core.Shapes;
import java.util.Arrays;
import java.util.Locale;

/** Writes a {@link GradientReport} as text. */
final class ReportText {

    private final GradientReport report;
    private final StringBuilder text = new StringBuilder();

    private ReportText(GradientReport report) {
        this.report = report;
    }

    static String of(GradientReport report) {
        return new ReportText(report).write();
    }

    /** Returns the position in each dimension, as in "[1, 2]"; "[]" for the element of a scalar. */
    static String multiIndex(int index, long... shape) {
        long[] position = new long[shape.length];
        long rest = index;
        for (int k = shape.length - 1; k >= 0; k--) {
            position[k] = rest % shape[k];
            rest /= shape[k];
        }
        return Arrays.toString(position);
    }

    private String write() {
        text.append("gradient check of ").append(report.function()).append(" in DOUBLE: ");
        text.append(report.passed() ? "passed" : "not passed");
        report.sources().forEach(this::write);
        report.diagnoses().forEach(diagnosis -> line(diagnosis.text()));
        report.notes().forEach(note -> line("note: " + note));
        line("seed " + report.seed() + "; repeat this check with .seed(" + report.seed()
                + "L) or -Dberas.gradcheck.seed=" + report.seed());
        return text.toString();
    }

    private void write(GradientReport.SourceCheck source) {
        String verdict =
                source.verdict() == Verdict.RIGHT ? "right" : source.verdict().name();
        line(String.format(
                Locale.ROOT, "%-9s  %s %s, %s", verdict, source.name(), Shapes.text(source.shape()), compared(source)));
        switch (source.verdict()) {
            case RIGHT -> {}
            case WRONG, UNDECIDED ->
                source.worst().stream()
                        .filter(row -> row.verdict() == source.verdict())
                        .forEach(row -> line("    " + row));
            case KINK -> line("    each compared element lies at a kink, as 0 of |x|; choose other inputs");
        }
        if (source.verdict() == Verdict.UNDECIDED) {
            line(
                    "    the numerical gradient is too inexact to tell; choose inputs where the function is finite, smooth,"
                            + " and changes with this " + (source.name().contains("input") ? "input" : "weight"));
        }
    }

    private static String compared(GradientReport.SourceCheck source) {
        String count = source.rows() + (source.rows() == 1 ? " comparison" : " comparisons");
        return source.kinks() == 0 || source.verdict() == Verdict.KINK
                ? count
                : count + ", of which " + source.kinks()
                        + " at a kink, where the function has no derivative, do not count";
    }

    private void line(String content) {
        text.append(text.isEmpty() ? "" : "\n").append(content);
    }
}
