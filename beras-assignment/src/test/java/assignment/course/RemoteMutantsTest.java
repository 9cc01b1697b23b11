package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.course.Course;
import io.beras.autograder.remote.RemoteSubmission;
import io.beras.autograder.run.GradedTests;
import io.beras.autograder.run.TestOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests say the same about a wrong solution in another process as about one in this process.
 *
 * <p>{@code scripts/campaigns.sh} tries all wrong solutions.
 */
class RemoteMutantsTest {

    private static final int EACH = Integer.getInteger("beras.remote.each", 20);

    /** Mistakes that only the identity of an object, a null or a field of a layer shows. */
    private static final List<Mutant> OF_OBJECTS = List.of(
            new Mutant("ownWeights leaves out b", "Dense", "return List.of(w, b);", "return List.of(w);"),
            new Mutant("ownWeights makes variables", "Dense", "List.of(w, b);", "List.of(new Variable(\"w\", w), b);"),
            new Mutant(
                    "no gradients",
                    "Dense",
                    "        Tensor x = call.input(0);\n        return",
                    "        if (w != null) {\n            return null;\n        }\n        Tensor x = call.input(0);\n        return"),
            new Mutant(
                    "forward returns its input",
                    "Dense",
                    "return inputs[0].mmul",
                    "if (w != null) {\n            return inputs[0];\n        }\n        return inputs[0].mmul"),
            new Mutant(
                    "forward writes into w",
                    "Dense",
                    "return inputs[0].mmul",
                    "w.array().muli(1.5);\n        return inputs[0].mmul"),
            new Mutant("a null among the gradients", "GradientTape", "result.add(gradient);", "result.add(null);"));

    static Stream<Mutant> mutants() {
        Stream<Mutant> some = IntStream.range(0, Mutants.ALL.size())
                .filter(i -> i % EACH == 0)
                .mapToObj(Mutants.ALL::get);
        return Stream.concat(OF_OBJECTS.stream(), some);
    }

    @BeforeEach
    void fixTheSeed() {
        System.setProperty("beras.gradcheck.seed", "1");
    }

    @AfterEach
    void freeTheSeed() {
        System.clearProperty("beras.gradcheck.seed");
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void theOutcomesAreThoseOfOneProcess(Mutant mutant, @TempDir Path work) throws IOException, InterruptedException {
        Course course = ReferenceSolution.course();
        String wrong = mutant.apply(ReferenceSolution.source(mutant.className()));
        List<Path> folders = new ArrayList<>();
        folders.add(ReferenceSolution.compile(Map.of(mutant.className(), wrong), work));
        folders.addAll(ReferenceSolution.classFolders());
        List<String> tests = RemoteTests.ofClass(course, mutant.className());

        List<TestOutcome> here = GradedTests.of(folders, "assignment").run(tests);
        try (RemoteSubmission submission =
                new RemoteSubmission(new RemoteProcesses(folders), "assignment", Duration.ofSeconds(20))) {
            List<TestOutcome> there = GradedTests.of(ReferenceSolution.classFolders(), "assignment")
                    .submission(submission)
                    .run(tests);
            assertEquals(texts(here), texts(there));
        }
    }

    private static List<String> texts(List<TestOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.testMethod() + " " + outcome.status() + " "
                        + outcome.diagnoses().stream()
                                .map(diagnosis -> diagnosis.cause())
                                .toList())
                .toList();
    }
}
