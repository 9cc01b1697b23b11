package io.beras.core.gradcheck;

import java.util.List;

/** Finds the probable cause of a wrong gradient. */
final class GradientDiagnosis {

    private GradientDiagnosis() {}

    /** Returns the causes that fit the evidence at all points, the most probable first. */
    static List<Diagnosis> of(List<Evidence> points) {
        return List.of();
    }
}
