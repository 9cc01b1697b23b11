package io.beras.autograder.run;

import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a graded test.
 *
 * @param part the part, as in {@code course.json}; empty if the test class does not load
 * @param step the step, as in {@code course.json}; empty if the test class does not load
 * @param testClass the full name of the test class
 * @param testMethod the name of the test method; empty if the test class does not load
 * @param what the behaviour that the test checks
 * @param why the reason why the behaviour matters
 * @param weight the share of the step's points
 * @param status how the test ended
 * @param message what the student reads; empty if the test passed, the first hint if the method is not written
 * @param diagnoses the probable causes of a failure, the most probable first
 * @param measurements the values that the test published by JUnit's TestReporter, such as an accuracy
 * @param duration the time that the test took
 */
public record TestOutcome(
        String part,
        String step,
        String testClass,
        String testMethod,
        String what,
        String why,
        double weight,
        Status status,
        String message,
        List<Diagnosis> diagnoses,
        Map<String, String> measurements,
        Duration duration) {

    /** Copies the collections. */
    public TestOutcome {
        diagnoses = List.copyOf(diagnoses);
        measurements = Map.copyOf(measurements);
    }
}
