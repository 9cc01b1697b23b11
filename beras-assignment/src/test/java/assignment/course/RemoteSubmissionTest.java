package assignment.course;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.course.Course;
import io.beras.autograder.remote.RemoteSubmission;
import io.beras.autograder.run.GradedTests;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import io.beras.autograder.sandbox.ProcessStarter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The tests of the assignment see no difference between a submission in this process and in another. */
class RemoteSubmissionTest {

    @Test
    void theReferencePassesAllTestsFromAnotherProcess() throws IOException, InterruptedException {
        Course course = ReferenceSolution.course();
        try (RemoteSubmission submission = new RemoteSubmission(
                new RemoteProcesses(ReferenceSolution.classFolders()), "assignment", Duration.ofSeconds(20))) {
            List<TestOutcome> outcomes = GradedTests.of(ReferenceSolution.classFolders(), "assignment")
                    .submission(submission)
                    .run(RemoteTests.of(course));
            assertEquals(
                    List.of(),
                    outcomes.stream()
                            .filter(outcome -> outcome.status() != Status.PASSED)
                            .toList());
            assertEquals(List.of(), submission.deaths());
            assertEquals(expected(course), outcomes.size());
        }
    }

    @Test
    void oneProcessServesTheTestsOfAllClasses() throws IOException, InterruptedException {
        ProcessStarter processes = new JavaProcesses(ReferenceSolution.classFolders());
        AtomicInteger started = new AtomicInteger();
        try (RemoteSubmission submission = new RemoteSubmission(
                () -> {
                    started.incrementAndGet();
                    return processes.start();
                },
                "assignment",
                Duration.ofSeconds(20))) {
            List<TestOutcome> outcomes = GradedTests.of(ReferenceSolution.classFolders(), "assignment")
                    .submission(submission)
                    .run(List.of("assignment.DenseTest", "assignment.ReLUTest", "assignment.GradientTapeTest"));
            assertEquals(
                    Set.of(Status.PASSED),
                    outcomes.stream().map(TestOutcome::status).collect(toSet()));
        }
        assertEquals(1, started.get());
    }

    /** Returns the count without the tests of all parts together, which wait longer than those of one part. */
    private static int expected(Course course) {
        return course.parts().stream()
                .filter(part -> !part.classes().isEmpty())
                .flatMap(part -> part.steps().stream())
                .mapToInt(step -> step.tests() + step.hiddenTests())
                .sum();
    }
}
