package io.beras.core.gradcheck;

import io.beras.core.Variable;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares the gradient of one source: each element of a small tensor, random directions and sampled elements of a large
 * one.
 */
final class SourceComparison {

    private static final int DIRECTIONS = 8;
    private static final int SAMPLES = 24;
    private static final int WORST = 3;

    private static final Comparator<GradientReport.Row> WORST_FIRST = Comparator.comparing(
                    GradientReport.Row::verdict, Comparator.comparingInt(SourceComparison::rank))
            .thenComparing(Comparator.comparingDouble(GradientReport.Row::relativeError)
                    .reversed());

    private final DerivedFunction function;
    private final Variable source;
    private final double[] y;
    private final double[] g;
    private final double[] gradient;
    private final double[] scales;
    private final Magnitude magnitude;

    /**
     * Prepares the comparison.
     *
     * @param y the values of the function at the present point
     * @param g the upstream gradient
     * @param gradient the gradient under test
     * @param magnitude see {@link DerivedFunction#magnitude}
     */
    SourceComparison(
            DerivedFunction function, Variable source, double[] y, double[] g, double[] gradient, Magnitude magnitude) {
        this.function = function;
        this.source = source;
        this.y = y;
        this.g = g;
        this.gradient = gradient;
        this.scales = Steps.scales(source.toDoubleArray());
        this.magnitude = magnitude;
    }

    /** Returns the elements to check one by one, in ascending order: all, or a random sample of a large tensor. */
    static int[] elements(Variable source, int exhaustiveUpTo, long seed) {
        int length = Math.toIntExact(source.length());
        if (length <= exhaustiveUpTo) {
            return IntStream.range(0, length).toArray();
        }
        RandomNumbers draws = Randomness.of(seed).numbers("GradientCheck sample " + source.name(), 0);
        return IntStream.iterate(0, i -> i + 1)
                .map(i -> draws.integer(length, i))
                .distinct()
                .limit(Math.min(SAMPLES, length))
                .sorted()
                .toArray();
    }

    GradientReport.SourceCheck check(String prefix, int[] elements, long seed, double tolerance) {
        String name = prefix + source.name();
        List<GradientReport.Row> rows = new ArrayList<>();
        boolean isExhaustive = elements.length == gradient.length;
        for (int element : elements) {
            if (isExhaustive || !isClear(rows)) {
                rows.add(row(name, element, unit(element), tolerance));
            }
        }
        for (int k = 0; !isExhaustive && !isClear(rows) && k < DIRECTIONS; k++) {
            RandomNumbers draws = Randomness.of(seed).numbers("GradientCheck direction " + source.name(), k);
            double[] direction = scales.clone();
            Arrays.setAll(direction, i -> draws.uniform(i) < 0.5 ? -scales[i] : scales[i]);
            GradientReport.Row row = row(name, GradientReport.Row.RANDOM_DIRECTION, direction, tolerance);
            rows.add(row);
            if (row.verdict() == Verdict.WRONG && rows.stream().noneMatch(SourceComparison::isWrongElement)) {
                int element = locate(name, direction, tolerance);
                rows.add(row(name, element, unit(element), tolerance));
            }
        }
        rows.sort(WORST_FIRST);
        int kinks =
                (int) rows.stream().filter(row -> row.verdict() == Verdict.KINK).count();
        List<GradientReport.Row> worst = rows.subList(0, Math.min(WORST, rows.size()));
        return new GradientReport.SourceCheck(
                name, source.shape(), rows.get(0).verdict(), rows.size(), kinks, List.copyOf(worst));
    }

    /** Returns an element that makes a direction wrong: halves the direction again and again, and follows the wrong half. */
    private int locate(String name, double[] direction, double tolerance) {
        int from = 0;
        int to = direction.length;
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            double[] half = new double[direction.length];
            System.arraycopy(direction, from, half, from, middle - from);
            boolean isHere = row(name, GradientReport.Row.RANDOM_DIRECTION, half, tolerance)
                            .verdict()
                    == Verdict.WRONG;
            from = isHere ? from : middle;
            to = isHere ? middle : to;
        }
        return from;
    }

    private static boolean isWrongElement(GradientReport.Row row) {
        return row.verdict() == Verdict.WRONG && row.index() != GradientReport.Row.RANDOM_DIRECTION;
    }

    /** Returns whether enough elements of a large tensor are wrong to end a comparison that takes long. */
    private static boolean isClear(List<GradientReport.Row> rows) {
        return rows.stream().filter(row -> row.verdict() == Verdict.WRONG).count() >= WORST;
    }

    /** Returns the derivative of each output by one element. */
    double[] column(int element) {
        Line line = new Line(function, source, unit(element));
        try {
            return column(element, new NumericalDerivative(line, y, g, true));
        } finally {
            line.restore();
        }
    }

    private double[] column(int element, NumericalDerivative derivative) {
        double[] best = new double[y.length];
        Arrays.fill(best, Double.NaN);
        double bestError = Double.POSITIVE_INFINITY;
        while (derivative.refine()) {
            double error = derivative.truncation() + derivative.rounding();
            if (derivative.isSmooth() && error < bestError) {
                bestError = error;
                best = derivative.column();
            }
            boolean isConverged = bestError <= 1e-10 * Math.abs(derivative.value()) + 2 * derivative.rounding();
            if (isConverged && derivative.refinement() >= 2) {
                break;
            }
        }
        for (int j = 0; j < best.length; j++) {
            best[j] /= scales[element];
        }
        return best;
    }

    private GradientReport.Row row(String name, int index, double[] direction, double tolerance) {
        double analytic = 0;
        double scale = index == GradientReport.Row.RANDOM_DIRECTION ? 1 : scales[index];
        for (int i = 0; i < direction.length; i++) {
            analytic += direction[i] == 0 ? 0 : gradient[i] * direction[i];
        }
        Comparison.Result result = compare(analytic, direction, tolerance);
        return new GradientReport.Row(
                name,
                source.shape(),
                index,
                analytic / scale,
                result.numeric() / scale,
                result.numericalError() / scale,
                result.verdict());
    }

    private Comparison.Result compare(double analytic, double[] direction, double tolerance) {
        Line line = new Line(function, source, direction);
        try {
            NumericalDerivative derivative = new NumericalDerivative(line, y, g, false);
            return Comparison.of(analytic, derivative, tolerance, magnitude);
        } finally {
            line.restore();
        }
    }

    private double[] unit(int element) {
        double[] direction = new double[gradient.length];
        direction[element] = scales[element];
        return direction;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case WRONG -> 0;
            case UNDECIDED -> 1;
            case RIGHT -> 2;
            case KINK -> 3;
        };
    }
}
