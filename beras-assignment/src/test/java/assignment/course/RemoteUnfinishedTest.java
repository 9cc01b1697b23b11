package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.remote.RemoteSubmission;
import io.beras.autograder.run.GradedTests;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A method that is not yet written is told from a wrong method also in another process. */
class RemoteUnfinishedTest {

    @Test
    void eachTestReadsTheHint(@TempDir Path work) throws IOException, InterruptedException {
        Course course = ReferenceSolution.course();
        Map<String, String> sources = new TreeMap<>();
        for (Part part : course.parts()) {
            for (String name : part.classes()) {
                sources.put(name, UnfinishedSolution.of(ReferenceSolution.source(name), step -> false));
            }
        }
        List<Path> folders = new ArrayList<>();
        folders.add(ReferenceSolution.compile(sources, work));
        folders.addAll(ReferenceSolution.classFolders());
        try (RemoteSubmission submission =
                new RemoteSubmission(new RemoteProcesses(folders), "assignment", Duration.ofSeconds(20))) {
            List<TestOutcome> outcomes = GradedTests.of(ReferenceSolution.classFolders(), "assignment")
                    .submission(submission)
                    .run(RemoteTests.of(course));
            assertEquals(
                    List.of(),
                    outcomes.stream()
                            .filter(outcome -> outcome.status() != Status.NOT_WRITTEN
                                    || !outcome.message().equals("not written"))
                            .toList());
        }
    }
}
