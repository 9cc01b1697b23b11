package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.run.GradedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong solutions: each must fail a public test, and nearly each must get the right diagnosis first. */
@Tag("long")
class MutantsTest {

    private static final List<MutantResult> RESULTS = new ArrayList<>();

    @BeforeAll
    static void runTheTestsOfEachWrongSolution(@TempDir Path work) throws IOException, InterruptedException {
        System.setProperty("beras.gradcheck.seed", System.getProperty("beras.mutants.seed", "1"));
        try {
            Course course = ReferenceSolution.course();
            for (Mutant mutant : Mutants.ALL) {
                RESULTS.add(run(mutant, course, work.resolve(Integer.toString(RESULTS.size()))));
            }
        } finally {
            System.clearProperty("beras.gradcheck.seed");
        }
    }

    private static MutantResult run(Mutant mutant, Course course, Path work) throws IOException, InterruptedException {
        String wrong = mutant.apply(ReferenceSolution.source(mutant.className()));
        List<Path> folders = new ArrayList<>();
        folders.add(ReferenceSolution.compile(Map.of(mutant.className(), wrong), work));
        folders.addAll(ReferenceSolution.classFolders());
        Part part = course.parts().stream()
                .filter(candidate -> candidate.classes().contains(mutant.className()))
                .findFirst()
                .orElseThrow();
        List<String> tests =
                part.tests().stream().map(test -> "assignment." + test).toList();
        return MutantResult.of(mutant, GradedTests.of(folders, "assignment").run(tests));
    }

    @Test
    void eachWrongSolutionFailsATest() {
        assertEquals(
                List.of(),
                RESULTS.stream()
                        .filter(result -> !result.caught())
                        .map(MutantResult::mutant)
                        .toList());
    }

    @Test
    void nineOfTenGetTheRightDiagnosisFirst() {
        List<String> others = RESULTS.stream()
                .filter(result -> !result.namedAmongFirst(1))
                .map(result -> result.mutant() + " -> " + result.diagnoses())
                .toList();
        assertTrue(others.size() <= RESULTS.size() / 10, () -> String.join("\n", others));
    }

    @Test
    void thePageOfMistakesIsThatOfThisRun() throws IOException {
        String page = MistakesPage.of(RESULTS);
        Path written = Files.writeString(Path.of("target", "mistakes.md"), page);
        assertEquals(
                page,
                Files.readString(Path.of("..", "docs", "assignment", "mistakes.md")),
                () -> "copy " + written + " to docs/assignment/mistakes.md");
    }
}
