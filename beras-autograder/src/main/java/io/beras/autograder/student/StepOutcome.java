package io.beras.autograder.student;

import io.beras.autograder.course.Step;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import java.util.List;

/** The public tests of one step, and how they ended. */
record StepOutcome(Step step, List<TestOutcome> tests) {

    /** Returns true if there are tests and all of them passed. */
    boolean passed() {
        return !tests.isEmpty() && tests.stream().allMatch(test -> test.status() == Status.PASSED);
    }

    /** Returns true if every test that did not pass met a method that is not written. */
    boolean notWritten() {
        return !passed()
                && !tests.isEmpty()
                && failures().stream().allMatch(test -> test.status() == Status.NOT_WRITTEN);
    }

    List<TestOutcome> failures() {
        return tests.stream().filter(test -> test.status() != Status.PASSED).toList();
    }

    /** Returns the points of the tests that passed, in proportion to their weights. */
    double points() {
        double all = tests.stream().mapToDouble(TestOutcome::weight).sum();
        double passed = tests.stream()
                .filter(test -> test.status() == Status.PASSED)
                .mapToDouble(TestOutcome::weight)
                .sum();
        return all == 0 ? 0 : step.points() * passed / all;
    }
}
