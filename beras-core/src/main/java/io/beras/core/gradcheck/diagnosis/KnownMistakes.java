package io.beras.core.gradcheck.diagnosis;

import java.util.List;

/** A family of mistakes whose gradients are computed, and compared with the gradient under test. */
interface KnownMistakes extends Recognizer {

    /** Returns the mistakes that make sense at a point, most probable first. */
    List<Candidate> candidates(Point point);

    @Override
    default List<Diagnosis> recognize(List<Point> points) {
        List<List<Diagnosis>> fitting = points.stream().map(this::fitting).toList();
        return fitting.get(0).stream()
                .filter(diagnosis -> fitting.stream().allMatch(atPoint -> atPoint.contains(diagnosis)))
                .toList();
    }

    private List<Diagnosis> fitting(Point point) {
        return candidates(point).stream()
                .filter(candidate -> Fit.fits(point.a(), candidate.gradient()))
                .map(Candidate::diagnosis)
                .toList();
    }
}
