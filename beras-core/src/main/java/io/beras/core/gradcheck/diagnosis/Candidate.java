package io.beras.core.gradcheck.diagnosis;

/**
 * A known mistake, and the gradient that it gives at one point.
 *
 * @param cause the identifier of the mistake
 * @param text the sentence for the student; it is the same at each point
 * @param gradient the wrong gradient at the measured elements
 */
record Candidate(String cause, String text, double[] gradient) {

    Diagnosis diagnosis() {
        return new Diagnosis(cause, text);
    }
}
