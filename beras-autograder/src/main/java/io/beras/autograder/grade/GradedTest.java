package io.beras.autograder.grade;

import io.beras.autograder.Checks;
import io.beras.autograder.report.TestGrade;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import java.time.Duration;
import java.util.List;

/**
 * A test of the assignment with its points.
 *
 * @param hidden true if students don't have the test
 */
record GradedTest(String testClass, String method, Checks checks, boolean hidden, double maxPoints) {

    /** Returns true if this is the outcome of this test. */
    boolean isTestOf(TestOutcome outcome) {
        return testClass.equals(outcome.testClass()) && method.equals(outcome.testMethod());
    }

    /** Returns the grade for an outcome. */
    TestGrade grade(TestOutcome outcome) {
        return new TestGrade(
                checks.step(),
                testClass,
                method,
                checks.what(),
                checks.why(),
                hidden,
                outcome.status() == Status.PASSED ? maxPoints : 0,
                maxPoints,
                outcome.status(),
                outcome.message(),
                outcome.diagnoses(),
                outcome.duration());
    }

    /** Returns the grade of a test that did not run. */
    TestGrade notRun(String reason) {
        return new TestGrade(
                checks.step(),
                testClass,
                method,
                checks.what(),
                checks.why(),
                hidden,
                0,
                maxPoints,
                Status.NOT_RUN,
                reason,
                List.of(),
                Duration.ZERO);
    }
}
