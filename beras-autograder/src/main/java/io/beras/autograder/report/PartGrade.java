package io.beras.autograder.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a part of the assignment.
 *
 * @param name the name, as in {@code course.json}
 * @param title the title by language, such as "en"
 * @param optional true if its points are extra points
 * @param manual true if a person grades it, so that it has no tests here
 * @param testsExpected the number of public and hidden tests that it should have
 * @param notes sentences about the part, such as compile errors, wrong signatures and processes that died
 * @param tests the public and the hidden tests
 * @param duration the time that the part took
 */
public record PartGrade(
        String name,
        Map<String, String> title,
        boolean optional,
        boolean manual,
        int testsExpected,
        List<String> notes,
        List<TestGrade> tests,
        Duration duration) {

    /** Copies the collections, and removes characters that a report can't hold. */
    public PartGrade {
        title = Sorted.copyOf(title);
        notes = PlainText.of(notes);
        tests = List.copyOf(tests);
    }

    /** Returns the points that the submission gets for the part. */
    public double points() {
        return Sum.of(tests, TestGrade::points);
    }

    /** Returns the points of the part. */
    public double maxPoints() {
        return Sum.of(tests, TestGrade::maxPoints);
    }

    /** Returns the tests that a student may see. */
    public List<TestGrade> publicTests() {
        return tests.stream().filter(test -> !test.hidden()).toList();
    }

    /** Returns the tests of which a student learns only how many passed. */
    public List<TestGrade> hiddenTests() {
        return tests.stream().filter(TestGrade::hidden).toList();
    }
}
