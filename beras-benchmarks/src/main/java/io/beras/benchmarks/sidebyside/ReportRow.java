package io.beras.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A row of the report: our time and theirs in each round of a workload, and the target for ours / theirs. */
final class ReportRow {

    private final String work;
    private final String against;
    private final String unit;
    private final double target;
    private final boolean atLeast;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    private ReportRow(String work, String against, String unit, double target, boolean atLeast) {
        this.work = work;
        this.against = against;
        this.unit = unit;
        this.target = target;
        this.atLeast = atLeast;
    }

    /** Creates a row whose ratio must not exceed the target. */
    static ReportRow atMost(double target, String work, String against, String unit) {
        return new ReportRow(work, against, unit, target, false);
    }

    /** Creates a row whose ratio must reach the target. */
    static ReportRow atLeast(double target, String work, String against, String unit) {
        return new ReportRow(work, against, unit, target, true);
    }

    /** Adds the measurements of a round. */
    void add(double our, double their) {
        ours.add(our);
        theirs.add(their);
    }

    /** Returns the median of the rounds' ratios. */
    double ratio() {
        return median(ratios());
    }

    boolean isMet() {
        return atLeast ? ratio() >= target : ratio() <= target;
    }

    private List<Double> ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return ratios;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Formats a measurement: two digits after the point below 10, none above. */
    static String format(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }

    String markdown() {
        List<Double> ratios = ratios().stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s %s | %s %s | %.2f (%.2f to %.2f) | %s %.2f | %s |",
                work,
                against,
                format(median(ours)),
                unit,
                format(median(theirs)),
                unit,
                ratio(),
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                atLeast ? "≥" : "≤",
                target,
                isMet() ? "met" : "**not met**");
    }
}
