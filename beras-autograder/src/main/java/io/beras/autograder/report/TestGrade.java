package io.beras.autograder.report;

import io.beras.autograder.run.Status;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.List;

/**
 * The outcome of a test, in points. A test that was expected and did not run has a grade too, with 0 points.
 *
 * @param step the step, as in {@code course.json}
 * @param testClass the full name of the test class
 * @param method the name of the test method
 * @param what the behaviour that the test checks
 * @param why the reason why the behaviour matters; may be empty
 * @param hidden true if students learn only whether the test passed
 * @param points the points that the submission gets for the test
 * @param maxPoints the points of the test
 * @param status how the test ended
 * @param message what the student reads; empty if the test passed. A message over 10,000 characters is cut.
 * @param diagnoses the probable causes of a failure, the most probable first
 * @param duration the time that the test took
 */
public record TestGrade(
        String step,
        String testClass,
        String method,
        String what,
        String why,
        boolean hidden,
        double points,
        double maxPoints,
        Status status,
        String message,
        List<Diagnosis> diagnoses,
        Duration duration) {

    /** Removes characters that a report can't hold. */
    public TestGrade {
        what = PlainText.of(what);
        why = PlainText.of(why);
        message = PlainText.of(message);
        diagnoses = diagnoses.stream()
                .map(diagnosis -> new Diagnosis(diagnosis.cause(), PlainText.of(diagnosis.text())))
                .toList();
    }

    boolean passed() {
        return status == Status.PASSED;
    }
}
