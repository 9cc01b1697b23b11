package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** A model of layers that the student's code made itself is trained although its layers are in another process. */
class RemoteRecipeTest {

    @Test
    void ownLayersLossMetricAndOptimizerLearn(@TempDir Path work) throws IOException, InterruptedException {
        String own = new Mutant(
                        "own parts",
                        "MnistModels",
                        "List.of(parts.dense(784, 10, \"xavier\"), parts.softmax()),\n"
                                + "                parts.adam(0.005),\n"
                                + "                parts.crossEntropy(),\n"
                                + "                parts.accuracy(),\n"
                                + "                8,",
                        "List.of(new Dense(784, 10, \"xavier\"), new Softmax()),\n"
                                + "                new Adam(0.01),\n"
                                + "                new CategoricalCrossEntropy(),\n"
                                + "                new CategoricalAccuracy(),\n"
                                + "                2,")
                .apply(ReferenceSolution.source("MnistModels"));
        List<Path> folders = new ArrayList<>();
        folders.add(ReferenceSolution.compile(Map.of("MnistModels", own), work));
        folders.addAll(ReferenceSolution.classFolders());
        try (RemoteSubmission submission =
                new RemoteSubmission(new JavaProcesses(folders), "assignment", Duration.ofSeconds(20))) {
            List<TestOutcome> outcomes = GradedTests.of(ReferenceSolution.classFolders(), "assignment")
                    .submission(submission)
                    .run(List.of("assignment.SimpleModelTest"));
            assertEquals(
                    List.of(),
                    outcomes.stream()
                            .filter(outcome -> outcome.status() != Status.PASSED)
                            .toList());
        }
    }
}
