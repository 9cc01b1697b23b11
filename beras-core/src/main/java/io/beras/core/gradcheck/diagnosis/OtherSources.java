package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The gradient of another input or weight, or the values of another input or weight as a factor too many or too few. */
final class OtherSources implements KnownMistakes {

    @Override
    public List<Candidate> candidates(Point point) {
        List<Candidate> candidates = new ArrayList<>();
        for (Evidence other : point.others()) {
            if (other.numeric().length == point.count() && point.count() > 1) {
                candidates.add(gradientOf(other, point));
            }
            point.stretched(other).ifPresent(o -> {
                candidates.add(new Candidate(
                        "factor-missing",
                        "looks like the gradient without the factor " + other.name() + "; multiply by it",
                        point.map(i -> o.applyAsDouble(i) == 0 ? 0 : valueAt(point, i) / o.applyAsDouble(i))));
                candidates.add(new Candidate(
                        "factor-extra",
                        "looks like the gradient with the factor " + other.name() + " too many; leave out that factor",
                        point.map(i -> valueAt(point, i) * o.applyAsDouble(i))));
                if (point.sameShape()) {
                    candidates.add(new Candidate(
                            "missing-upstream",
                            "looks like the factor " + other.name() + " without the upstream gradient; multiply by g",
                            point.map(o)));
                }
            });
        }
        return candidates;
    }

    private static Candidate gradientOf(Evidence other, Point point) {
        boolean exchanged = Fit.fits(other.analytic(), point.n());
        String of = "looks like the gradient of " + other.name();
        return exchanged
                ? new Candidate(
                        "swapped-order",
                        of + ", which has the gradient of " + point.evidence().name()
                                + "; return the gradients in the order of their inputs or weights",
                        other.numeric())
                : new Candidate(
                        "other-input",
                        of + "; take the derivative by " + point.evidence().name() + " here",
                        other.numeric());
    }

    /** Returns the numerical gradient at an element of the whole tensor. */
    private static double valueAt(Point point, int element) {
        int[] elements = point.evidence().elements();
        return point.n()[elements.length == point.size() ? element : Arrays.binarySearch(elements, element)];
    }
}
