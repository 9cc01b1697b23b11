package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.course.Course;
import io.beras.autograder.remote.RemoteSubmission;
import io.beras.autograder.run.GradedTests;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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

    private static int expected(Course course) {
        return course.parts().stream()
                .flatMap(part -> part.steps().stream())
                .mapToInt(step -> step.tests() + step.hiddenTests())
                .sum();
    }
}
