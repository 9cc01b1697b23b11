package io.beras.core.gradcheck.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** A term is added to the right gradient, or left out of it: a constant times 1, x, y or g. */
final class ExtraTerm implements Recognizer {

    private record Term(String name, Function<Point, double[]> values) {}

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        List<Term> ofSource =
                List.of(new Term("1", point -> point.map(i -> 1)), new Term("x", point -> point.map(point::x)));
        List<Term> ofOutput = List.of(
                new Term("y", point -> point.map(point::y)),
                new Term("g", point -> point.map(point::g)),
                new Term("y∘g", point -> point.map(i -> point.y(i) * point.g(i))),
                new Term("x∘g", point -> point.map(i -> point.x(i) * point.g(i))));
        boolean sameShape = points.stream().allMatch(Point::sameShape);
        List<Term> terms =
                sameShape ? Stream.concat(ofSource.stream(), ofOutput.stream()).toList() : ofSource;
        return terms.stream().flatMap(term -> diagnosis(term, points).stream()).toList();
    }

    private static List<Diagnosis> diagnosis(Term term, List<Point> points) {
        boolean enough = points.stream().allMatch(point -> point.count() > 1);
        if (!enough) {
            return List.of();
        }
        return Fit.ratio(points, point -> Fit.difference(point.a(), point.n()), term.values()).stream()
                .mapToObj(c -> new Diagnosis(
                        "extra-term",
                        String.format(
                                Locale.ROOT,
                                "looks like the right gradient plus %.5g·%s; look for a term that is added or left out",
                                c,
                                term.name())))
                .toList();
    }
}
