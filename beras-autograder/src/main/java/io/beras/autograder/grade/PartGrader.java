package io.beras.autograder.grade;

import io.beras.autograder.course.Part;
import io.beras.autograder.remote.RemoteSubmission;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestGrade;
import io.beras.autograder.run.GradedTests;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Grades one part: the tests run in this process, and the code under test in a process of its own. */
final class PartGrader {

    private final GradedAssignment assignment;
    private final SubmissionProcesses processes;
    private final Surroundings surroundings;
    private final Map<String, Double> measurements = new TreeMap<>();
    private final SortedSet<String> refused = new TreeSet<>();

    PartGrader(GradedAssignment assignment, SubmissionProcesses processes, Surroundings surroundings) {
        this.assignment = assignment;
        this.processes = processes;
        this.surroundings = surroundings;
    }

    /** Returns the grade of a part whose tests can't run. */
    static PartGrade notRun(GradedAssignment assignment, Part part, List<String> notes, String reason) {
        List<TestGrade> tests = assignment.testsOf(part.name()).stream()
                .map(test -> test.notRun(reason))
                .toList();
        return grade(part, notes, tests, Duration.ZERO);
    }

    /** Returns the classes of the parts that did not run, because they use what is not theirs to use. */
    SortedSet<String> refused() {
        return refused;
    }

    /** Returns the numbers that tests have published so far, such as accuracies. */
    Map<String, Double> measurements() {
        return measurements;
    }

    /**
     * Grades a part.
     *
     * @param time the time that all its tests may wait for the submission
     */
    PartGrade grade(Part part, PartCode code, Duration time) throws IOException, InterruptedException {
        Optional<Path> classes = code.classes();
        if (classes.isEmpty()) {
            return notRun(assignment, part, code.notes(), "not run: " + firstOf(code.notes()));
        }
        List<String> objections = surroundings.review().objections(classes.get(), part);
        if (!objections.isEmpty()) {
            refused.addAll(part.classes());
            List<String> notes = new ArrayList<>(objections);
            notes.addAll(code.notes());
            return notRun(assignment, part, notes, "not run: " + notes.get(0));
        }
        return test(part, code, classes.get(), time);
    }

    private PartGrade test(Part part, PartCode code, Path classes, Duration time)
            throws IOException, InterruptedException {
        Instant start = Instant.now();
        List<GradedTest> tests = assignment.testsOf(part.name());
        List<TestOutcome> outcomes;
        List<String> notes = new ArrayList<>(code.notes());
        try (RemoteSubmission submission = processes.submission(part, classes, time)) {
            outcomes = GradedTests.of(
                            List.of(assignment.classes()), assignment.course().packageName())
                    .only(checks -> checks.part().equals(part.name()))
                    .submission(submission)
                    .timeout(surroundings.patience().test(part))
                    .run(tests.stream().map(GradedTest::testClass).distinct().toList());
            notes.addAll(submission.deaths().stream().distinct().toList());
        }
        outcomes.forEach(outcome -> outcome.measurements().forEach(this::measure));
        List<TestGrade> grades =
                tests.stream().map(test -> grade(test, outcomes)).toList();
        if (!grades.stream().map(TestGrade::status).allMatch(Status.PASSED::equals)) {
            notes.addAll(0, code.differences());
        }
        return grade(part, notes, grades, Duration.between(start, Instant.now()));
    }

    private void measure(String name, String value) {
        measurements.put(name, Double.parseDouble(value));
    }

    private static TestGrade grade(GradedTest test, List<TestOutcome> outcomes) {
        return outcomes.stream()
                .filter(test::isTestOf)
                .findFirst()
                .map(test::grade)
                .orElseGet(() -> test.notRun("JUnit did not run this test"));
    }

    private static PartGrade grade(Part part, List<String> notes, List<TestGrade> tests, Duration duration) {
        int expected = part.steps().stream()
                .mapToInt(step -> step.tests() + step.hiddenTests())
                .sum();
        return new PartGrade(
                part.name(), part.title(), part.optional(), part.manual(), expected, notes, tests, duration);
    }

    private static String firstOf(List<String> notes) {
        return notes.isEmpty() ? "there is no code" : notes.get(0);
    }
}
