package io.beras.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of the report: one work, our number and the other's in each round, and what their ratio should be. */
final class Row {

    private final String work;
    private final String against;
    private final String unit;
    private final double target;
    private final boolean atLeast;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    private Row(String work, String against, String unit, double target, boolean atLeast) {
        this.work = work;
        this.against = against;
        this.unit = unit;
        this.target = target;
        this.atLeast = atLeast;
    }

    /** Ours over theirs is to be this at most. */
    static Row atMost(double target, String work, String against, String unit) {
        return new Row(work, against, unit, target, false);
    }

    /** Ours over theirs is to be this at least. */
    static Row atLeast(double target, String work, String against, String unit) {
        return new Row(work, against, unit, target, true);
    }

    void add(double our, double their) {
        ours.add(our);
        theirs.add(their);
    }

    boolean isEmpty() {
        return ours.isEmpty();
    }

    /** The median of the rounds' ratios. */
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

    static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    String markdown() {
        List<Double> ratios = ratios().stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s %s | %s %s | %.2f (%.2f to %.2f) | %s %.2f | %s |",
                work,
                against,
                Processes.format(median(ours)),
                unit,
                Processes.format(median(theirs)),
                unit,
                ratio(),
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                atLeast ? "≥" : "≤",
                target,
                isMet() ? "met" : "**not met**");
    }
}
