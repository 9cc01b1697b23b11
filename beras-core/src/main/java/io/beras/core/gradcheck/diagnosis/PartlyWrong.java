package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The place of the wrong elements, where the other elements are right. */
final class PartlyWrong implements Recognizer {

    /** A place in words, and whether an element is there. */
    private record Place(String text, BiPredicate<Point, Integer> contains) {}

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        List<Place> places = new ArrayList<>(List.of(
                new Place("where x < 0", (point, i) -> point.x(element(point, i)) < 0),
                new Place("where x > 0", (point, i) -> point.x(element(point, i)) > 0)));
        if (points.stream().allMatch(Point::sameShape)) {
            places.add(new Place("where g < 0", (point, i) -> point.g(element(point, i)) < 0));
            places.add(new Place("where g > 0", (point, i) -> point.g(element(point, i)) > 0));
        }
        group("row", Groups::rows, points).ifPresent(places::add);
        group("column", Groups::columns, points).ifPresent(places::add);
        return places.stream()
                .filter(place -> points.stream().allMatch(point -> isPlaceOfWrong(place, point)))
                .limit(1)
                .map(place -> new Diagnosis("partly-wrong", text(place, points)))
                .toList();
    }

    private static String text(Place place, List<Point> points) {
        OptionalDouble c =
                Fit.ratio(points, point -> at(place, point, point.a()), point -> at(place, point, point.n()));
        boolean zero = points.stream().allMatch(point -> Fit.largest(at(place, point, point.a())) == 0);
        String value = zero ? ", and 0 there" : "";
        if (c.isPresent()) {
            value = String.format(Locale.ROOT, ", and %.5g times the right value there", c.getAsDouble());
        }
        return "looks like the right gradient, except " + place.text() + ": wrong only there" + value;
    }

    private static double[] at(Place place, Point point, double[] values) {
        int[] positions = IntStream.range(0, point.count())
                .filter(i -> place.contains().test(point, i))
                .toArray();
        return Groups.select(values, positions);
    }

    private static int element(Point point, int position) {
        return point.evidence().elements()[position];
    }

    /** Returns the rows or columns that have a wrong element at the first point. */
    private static Optional<Place> group(String kind, Function<Point, List<int[]>> axis, List<Point> points) {
        List<Integer> wrong = wrongGroups(points.get(0), axis.apply(points.get(0)));
        int count = axis.apply(points.get(0)).size();
        if (wrong.isEmpty() || wrong.size() == count) {
            return Optional.empty();
        }
        String text = wrong.size() == 1 || wrong.size() <= count / 2
                ? "in " + kind + (wrong.size() == 1 ? " " : "s ") + Groups.text(wrong)
                : "in all " + kind + "s but " + Groups.text(others(wrong, count));
        return Optional.of(new Place(
                text,
                (point, i) -> wrong.stream()
                        .anyMatch(group ->
                                IntStream.of(axis.apply(point).get(group)).anyMatch(j -> j == i))));
    }

    private static List<Integer> others(List<Integer> wrong, int count) {
        return IntStream.range(0, count).filter(i -> !wrong.contains(i)).boxed().toList();
    }

    private static List<Integer> wrongGroups(Point point, List<int[]> groups) {
        return IntStream.range(0, groups.size())
                .filter(group -> IntStream.of(groups.get(group)).anyMatch(i -> isWrong(point, i)))
                .boxed()
                .toList();
    }

    /** Returns whether all elements outside are right, and most elements inside are wrong. */
    private static boolean isPlaceOfWrong(Place place, Point point) {
        int inside = 0;
        int wrongInside = 0;
        for (int i = 0; i < point.count(); i++) {
            boolean wrong = isWrong(point, i);
            if (place.contains().test(point, i)) {
                inside++;
                wrongInside += wrong ? 1 : 0;
            } else if (wrong) {
                return false;
            }
        }
        return inside < point.count() && 2 * wrongInside > inside;
    }

    private static boolean isWrong(Point point, int i) {
        double scale = Math.max(Fit.largest(point.a()), Fit.largest(point.n()));
        return !(Math.abs(point.a()[i] - point.n()[i]) <= Fit.TOLERANCE * scale);
    }
}
