package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The gradient of a normalization that treats the mean, the variance or both as constants. */
final class ConstantStatistics implements Recognizer {

    private static final String CAUSE = "constant-statistics";

    private static final Diagnosis BOTH = new Diagnosis(
            CAUSE,
            "looks like g times a constant; the mean and the variance depend on x too: add the terms of their derivatives");

    private static final Diagnosis VARIANCE = new Diagnosis(
            CAUSE,
            "looks like a gradient that treats the variance as a constant; the variance depends on x too: add the term of its"
                    + " derivative, with x − mean");

    private static final Diagnosis MEAN = new Diagnosis(
            CAUSE,
            "looks like a gradient that treats the mean as a constant; the mean depends on x too: subtract the mean of the"
                    + " gradient");

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        boolean normalizes = points.stream().allMatch(point -> point.sameShape() && point.measuredAll());
        if (!normalizes) {
            return List.of();
        }
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Function<Point, List<int[]>> axis : List.<Function<Point, List<int[]>>>of(Groups::columns, Groups::rows)) {
            if (points.stream().allMatch(point -> sumsAreZero(point, axis.apply(point)))) {
                diagnoses.addAll(diagnoses(points, axis));
            }
        }
        return diagnoses;
    }

    /** A shift of all x of a group does not change a normalized output, so the gradients of a group add up to 0. */
    private static boolean sumsAreZero(Point point, List<int[]> groups) {
        double largest = Fit.largest(point.n());
        return groups.stream()
                .allMatch(group -> group.length > 2
                        && Math.abs(Arrays.stream(Groups.select(point.n(), group))
                                        .sum())
                                <= Fit.TOLERANCE * largest);
    }

    private static List<Diagnosis> diagnoses(List<Point> points, Function<Point, List<int[]>> axis) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        if (points.stream().allMatch(point -> fits(point, axis.apply(point), List.of(Values::upstream)))) {
            diagnoses.add(BOTH);
        } else if (points.stream()
                .allMatch(point -> fits(point, axis.apply(point), List.of(Values::centredUpstream)))) {
            diagnoses.add(VARIANCE);
        } else if (points.stream()
                .allMatch(point -> fits(point, axis.apply(point), List.of(Values::upstream, Values::centredInput)))) {
            diagnoses.add(MEAN);
        }
        return diagnoses;
    }

    /** Returns whether the gradient is, in each group, a linear combination of these arrays. */
    private static boolean fits(Point point, List<int[]> groups, List<Function<Values, double[]>> basis) {
        return scales(point).stream()
                .anyMatch(scale -> groups.stream().allMatch(group -> {
                    Values values = new Values(point, scale, group);
                    double[] a = Groups.select(point.a(), group);
                    return group.length > basis.size() + 1
                            && Fit.isCombination(
                                    a,
                                    basis.stream()
                                            .map(array -> array.apply(values))
                                            .toList());
                }));
    }

    /** Returns what may multiply the normalized x: 1, or a weight such as γ. */
    private static List<double[]> scales(Point point) {
        List<double[]> scales = new ArrayList<>();
        scales.add(point.map(i -> 1));
        point.others().stream()
                .flatMap(other -> point.stretched(other).stream())
                .map(point::map)
                .forEach(scales::add);
        return scales;
    }

    /** The arrays of one group. */
    private record Values(Point point, double[] scale, int[] group) {

        double[] upstream() {
            return Arrays.stream(group).mapToDouble(i -> point.g(i) * scale[i]).toArray();
        }

        double[] centredUpstream() {
            return centred(upstream());
        }

        double[] centredInput() {
            return centred(Arrays.stream(group).mapToDouble(point::x).toArray());
        }

        private static double[] centred(double[] values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            return Arrays.stream(values).map(value -> value - mean).toArray();
        }
    }
}
