package io.beras.core.gradcheck;

import io.beras.core.Shapes;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The result of a {@link ValueCheck}: whether the values are right, the worst elements, and the probable mistakes. */
public final class ValueReport {

    private static final int WORST = 3;

    private final String what;
    private final List<ValuePoint> points;
    private final double tolerance;
    private final List<Diagnosis> diagnoses;
    private final @Nullable Long seed;

    ValueReport(
            String what, List<ValuePoint> points, double tolerance, List<Diagnosis> diagnoses, @Nullable Long seed) {
        this.what = what;
        this.points = List.copyOf(points);
        this.tolerance = tolerance;
        this.diagnoses = List.copyOf(diagnoses);
        this.seed = seed;
    }

    /** Returns the report on a function that returned null. */
    static ValueReport ofNull(String what, @Nullable Long seed) {
        Diagnosis diagnosis = new Diagnosis("null", "looks like a method that returns null in place of its result");
        return new ValueReport(what, List.of(), 0, List.of(diagnosis), seed);
    }

    /** Returns whether the values are right at every point; a NaN is not. */
    public boolean passed() {
        return !points.isEmpty() && points.stream().allMatch(point -> point.isRight(tolerance));
    }

    /** Returns the mistakes that explain the values, the most probable first; empty if no known mistake fits. */
    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }

    /** Returns what was checked, the three worst elements, the diagnoses and the seed. */
    @Override
    public String toString() {
        if (passed()) {
            return what + ": the values are right at " + points.size() + " of " + points.size() + " points";
        }
        List<String> lines = new ArrayList<>(points.isEmpty() ? List.of(what + " returned null") : firstWrongPoint());
        diagnoses.forEach(diagnosis -> lines.add(diagnosis.text()));
        if (seed != null) {
            lines.add("seed " + seed + "; repeat this check with -Dberas.gradcheck.seed=" + seed);
        }
        return String.join("\n", lines);
    }

    private List<String> firstWrongPoint() {
        ValuePoint point = points.stream()
                .filter(each -> !each.isRight(tolerance))
                .findFirst()
                .orElseThrow();
        if (!point.hasExpectedShape()) {
            return List.of(what + ": the shape is " + Shapes.text(point.actualShape()) + ", but must be "
                    + Shapes.text(point.shape()));
        }
        double scale = Closeness.scale(point.actual(), point.expected());
        int[] wrong = IntStream.range(0, point.expected().length)
                .filter(i -> !(error(point, i, scale) <= tolerance))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(what + ": " + count(wrong.length, point.expected().length) + " wrong, shape "
                + Shapes.text(point.shape()));
        IntStream.of(wrong)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> error(point, i, scale))
                        .reversed())
                .limit(WORST)
                .forEach(i -> lines.add(element(point, i)));
        return lines;
    }

    private static String count(int wrong, int elements) {
        return elements == 1
                ? "the only element is"
                : wrong + " of " + elements + (wrong == 1 ? " elements is" : " elements are");
    }

    private static double error(ValuePoint point, int i, double scale) {
        return Closeness.error(point.actual()[i], point.expected()[i], scale);
    }

    private static String element(ValuePoint point, int i) {
        double actual = point.actual()[i];
        double expected = point.expected()[i];
        return String.format(
                Locale.ROOT,
                "  element %s: actual %.9g, expected %.9g%s",
                ElementIndex.text(i, point.shape()),
                actual,
                expected,
                expected == 0 ? "" : String.format(Locale.ROOT, " (ratio %.6g)", actual / expected));
    }
}
