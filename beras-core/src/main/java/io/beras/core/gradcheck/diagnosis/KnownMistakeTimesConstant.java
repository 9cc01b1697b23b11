package io.beras.core.gradcheck.diagnosis;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Two mistakes at once: one of a family, and a constant factor. */
record KnownMistakeTimesConstant(KnownMistakes family) implements Recognizer {

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        boolean enough = points.stream().allMatch(point -> point.count() > 2);
        if (!enough) {
            return List.of();
        }
        Map<Point, Map<Diagnosis, double[]>> gradients = new LinkedHashMap<>();
        points.forEach(point -> gradients.put(point, gradients(point)));
        Set<Diagnosis> everywhere = new LinkedHashSet<>(gradients(points.get(0)).keySet());
        gradients.values().forEach(atPoint -> everywhere.retainAll(atPoint.keySet()));
        return everywhere.stream()
                .flatMap(diagnosis -> scaled(
                        diagnosis,
                        points,
                        point -> requireNonNull(
                                requireNonNull(gradients.get(point)).get(diagnosis))))
                .toList();
    }

    private Map<Diagnosis, double[]> gradients(Point point) {
        Map<Diagnosis, double[]> gradients = new LinkedHashMap<>();
        family.candidates(point)
                .forEach(candidate -> gradients.putIfAbsent(candidate.diagnosis(), candidate.gradient()));
        return gradients;
    }

    private static Stream<Diagnosis> scaled(
            Diagnosis diagnosis, List<Point> points, Function<Point, double[]> gradient) {
        return Fit.ratio(points, Point::a, gradient).stream()
                .mapToObj(c -> new Diagnosis(
                        diagnosis.cause(),
                        String.format(Locale.ROOT, "%s; and a wrong constant factor, %.5g", diagnosis.text(), c)));
    }
}
