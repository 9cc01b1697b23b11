package io.beras.core.gradcheck.diagnosis;

import java.util.List;
import java.util.Locale;

/** Gradients that are the right gradient times a constant without a known meaning. */
final class AnyFactor implements Recognizer {

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        if (!new NamedFactors().recognize(points).isEmpty()) {
            return List.of();
        }
        return Fit.ratio(points, Point::a, Point::n).stream()
                .mapToObj(c -> new Diagnosis(
                        "factor",
                        String.format(
                                Locale.ROOT,
                                "looks like %.5g times the right gradient; compare the constant factors of the formula with"
                                        + " forward",
                                c)))
                .toList();
    }
}
