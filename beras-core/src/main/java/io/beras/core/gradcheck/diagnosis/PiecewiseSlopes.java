package io.beras.core.gradcheck.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Mistakes in a function with a constant slope where x > 0 and another where x < 0, such as ReLU and LeakyReLU. */
final class PiecewiseSlopes implements KnownMistakes {

    @Override
    public List<Candidate> candidates(Point point) {
        if (!point.isElementwise() || !point.divides(element -> point.x(element) > 0)) {
            return List.of();
        }
        OptionalDouble right = slope(point, element -> point.x(element) > 0);
        OptionalDouble left = slope(point, element -> point.x(element) < 0);
        boolean piecewise = right.isPresent()
                && left.isPresent()
                && Math.abs(right.getAsDouble() - left.getAsDouble()) > Fit.TOLERANCE;
        return piecewise ? candidates(point, right.getAsDouble(), left.getAsDouble()) : List.of();
    }

    private static List<Candidate> candidates(Point point, double right, double left) {
        return List.of(
                new Candidate(
                        "mask-from-upstream",
                        "looks like the slope is chosen by the sign of g; choose it by the sign of the input x",
                        point.map(i -> (point.g(i) > 0 ? right : left) * point.g(i))),
                new Candidate(
                        "mask-from-upstream",
                        "looks like g is set to 0 where g < 0, beside the slope by the sign of x; leave out the mask of g",
                        point.map(i -> (point.x(i) > 0 ? right : left) * Math.max(0, point.g(i)))),
                new Candidate(
                        "mask-missing",
                        "looks like the slope of x < 0 everywhere; use the slope of x > 0 where x > 0",
                        point.map(i -> left * point.g(i))),
                new Candidate(
                        "input-for-upstream",
                        "looks like the slope times x, in place of the slope times g, where x < 0",
                        point.map(i -> point.x(i) > 0 ? right * point.g(i) : left * point.x(i))),
                new Candidate(
                        "slope-sides-swapped",
                        "looks like the slopes of the two sides are exchanged; the slope of x > 0 stands where x < 0",
                        point.map(i -> (point.x(i) > 0 ? left : right) * point.g(i))),
                new Candidate(
                        "slope-missing",
                        "looks like 0 where x < 0; the slope is not 0 there: multiply g by the slope of the negative side",
                        point.map(i -> point.x(i) > 0 ? right * point.g(i) : 0)),
                new Candidate(
                        "missing-upstream",
                        "looks like the slope alone, without g, where x < 0; multiply it by g there too",
                        point.map(i -> point.x(i) > 0 ? right * point.g(i) : left)),
                new Candidate(
                        "missing-upstream",
                        "looks like the slope alone, without g, where x > 0; multiply it by g there too",
                        point.map(i -> point.x(i) > 0 ? right : left * point.g(i))),
                new Candidate(
                        "missing-derivative",
                        "looks like g everywhere; where x < 0 the slope is another: the mask by the sign of x is missing",
                        point.map(point::g)),
                new Candidate(
                        "sign",
                        "looks like the wrong sign where x < 0; the slope has the same sign as in forward",
                        point.map(i -> (point.x(i) > 0 ? right : -left) * point.g(i))),
                new Candidate(
                        "missing-derivative",
                        "looks like the output y times g; multiply g by the slope, not by the value",
                        point.map(i -> point.y(i) * point.g(i))),
                new Candidate(
                        "other-slope",
                        "looks like the sign of x as the slope where x < 0; the slope is another there",
                        point.map(i -> (point.x(i) > 0 ? right : -right) * point.g(i))));
    }

    /** Returns the slope of all measured elements where a condition holds, if it is the same for all. */
    private static OptionalDouble slope(Point point, IntPredicate side) {
        double[] diagonal = point.diagonal();
        int[] elements = point.evidence().elements();
        double[] slopes = IntStream.range(0, diagonal.length)
                .filter(i -> side.test(elements[i]))
                .mapToDouble(i -> diagonal[i])
                .toArray();
        if (slopes.length == 0) {
            return OptionalDouble.empty();
        }
        double mean = Arrays.stream(slopes).average().orElseThrow();
        boolean constant = Arrays.stream(slopes).allMatch(slope -> Math.abs(slope - mean) <= Fit.TOLERANCE);
        return constant ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }
}
