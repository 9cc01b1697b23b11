package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code of a student that ends its process, or never ends, costs the tests that run the code, and no other test. */
class RemoteHostileTest {

    @TempDir
    private Path work;

    private final List<String> deaths = new ArrayList<>();

    @Test
    void anExitEndsTheProcessOnly() throws IOException, InterruptedException {
        List<TestOutcome> outcomes = gradientsOfReLU("System.exit(0); return null;");
        assertFailed(outcomes, "in ReLU.inputGradients, the process ended with exit code 0");
        assertEquals(2, deaths.size());
    }

    @Test
    void anEndlessLoopIsGivenUp() throws IOException, InterruptedException {
        List<TestOutcome> outcomes = gradientsOfReLU("while (true) { Thread.onSpinWait(); }");
        assertFailed(outcomes, "ReLU.inputGradients did not answer within 4 s; look for an endless loop");
    }

    @Test
    void anExceptionWhoseMessageNeverEndsIsGivenUp() throws IOException, InterruptedException {
        List<TestOutcome> outcomes = gradientsOfReLU(
                "throw new IllegalStateException() { public String getMessage() { while (true) { } } };");
        assertFailed(outcomes, "did not answer within 4 s");
    }

    @Test
    void anEndlessRecursionIsAnException() throws IOException, InterruptedException {
        List<TestOutcome> outcomes = gradientsOfReLU("return inputGradients(call);");
        assertFailed(outcomes, "StackOverflowError");
        assertEquals(List.of(), deaths);
    }

    /** Runs the public tests of ReLU with this body of its gradient method. */
    private List<TestOutcome> gradientsOfReLU(String body) throws IOException, InterruptedException {
        String source = ReferenceSolution.source("ReLU");
        int start = source.indexOf('{', source.indexOf("inputGradients(Call call)"));
        int end = source.indexOf("\n    }", start);
        String hostile = source.substring(0, start) + "{ " + body + source.substring(end);
        List<Path> folders = new ArrayList<>();
        folders.add(ReferenceSolution.compile(Map.of("ReLU", hostile), work));
        folders.addAll(ReferenceSolution.classFolders());
        try (RemoteSubmission submission =
                new RemoteSubmission(new JavaProcesses(folders), "assignment", Duration.ofSeconds(4))) {
            List<TestOutcome> outcomes = GradedTests.of(ReferenceSolution.classFolders(), "assignment")
                    .submission(submission)
                    .run(List.of("assignment.ReLUTest"));
            deaths.addAll(submission.deaths());
            return outcomes;
        }
    }

    private static void assertFailed(List<TestOutcome> outcomes, String sentence) {
        for (TestOutcome outcome : outcomes) {
            boolean isGradient = outcome.step().equals("gradient");
            assertEquals(isGradient ? Status.FAILED : Status.PASSED, outcome.status(), outcome::toString);
            assertTrue(!isGradient || outcome.message().contains(sentence), outcome::message);
        }
    }
}
