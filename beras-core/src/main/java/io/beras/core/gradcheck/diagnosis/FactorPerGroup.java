package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The right gradient times one factor per row, or one per column. */
final class FactorPerGroup implements Recognizer {

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        if (points.stream().allMatch(point -> hasFactors(point, Groups::rows))) {
            diagnoses.add(new Diagnosis(
                    "factor-per-row",
                    "looks like the right gradient times another factor in each row; look at the value that the formula computes"
                            + " per example, such as a sum, a mean or a norm of the row"));
        }
        if (points.stream().allMatch(point -> hasFactors(point, Groups::columns))) {
            diagnoses.add(new Diagnosis(
                    "factor-per-column",
                    "looks like the right gradient times another factor in each column; look at the value that the formula"
                            + " computes or holds per column, such as a weight, a mean or a deviation"));
        }
        return diagnoses;
    }

    private static boolean hasFactors(Point point, Function<Point, List<int[]>> axis) {
        List<int[]> groups = axis.apply(point);
        double[] factors = groups.stream()
                .filter(group -> group.length > 1)
                .flatMapToDouble(group -> factor(point, group).stream())
                .toArray();
        return factors.length == groups.size()
                && Arrays.stream(factors).anyMatch(factor -> !Fit.same(factor, factors[0]));
    }

    /** Returns c with a = c·n in a group, found from its largest element. */
    private static OptionalDouble factor(Point point, int[] group) {
        double[] n = Groups.select(point.n(), group);
        double[] a = Groups.select(point.a(), group);
        int largest = IntStream.range(0, n.length)
                .reduce((i, j) -> Math.abs(n[j]) > Math.abs(n[i]) ? j : i)
                .orElseThrow();
        double c = a[largest] / n[largest];
        return Double.isFinite(c) && Fit.fits(a, Fit.scaled(c, n)) ? OptionalDouble.of(c) : OptionalDouble.empty();
    }
}
