package io.beras.core.gradcheck;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Two mistakes at once: one of a family, and a constant factor. */
record KnownMistakeTimesConstant(KnownMistakes family) implements Recognizer {

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        boolean enough = points.stream().allMatch(point -> point.count() > 2);
        return !enough
                ? List.of()
                : family.candidates(points.get(0)).stream()
                        .map(Candidate::diagnosis)
                        .distinct()
                        .flatMap(diagnosis -> scaled(diagnosis, points).stream())
                        .toList();
    }

    private Optional<Diagnosis> scaled(Diagnosis diagnosis, List<Point> points) {
        boolean everywhere = points.stream().allMatch(point -> candidate(diagnosis, point).isPresent());
        return !everywhere
                ? Optional.empty()
                : Fit.ratio(points, Point::a, point -> candidate(diagnosis, point).orElseThrow().gradient()).stream()
                        .mapToObj(c -> new Diagnosis(
                                diagnosis.cause(),
                                String.format(Locale.ROOT, "%s; and a wrong constant factor, %.5g", diagnosis.text(), c)))
                        .findFirst();
    }

    private Optional<Candidate> candidate(Diagnosis diagnosis, Point point) {
        return family.candidates(point).stream()
                .filter(candidate -> candidate.diagnosis().equals(diagnosis))
                .findFirst();
    }
}
