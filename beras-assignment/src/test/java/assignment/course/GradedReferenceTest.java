package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.GradeReportFile;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestGrade;
import io.beras.autograder.run.Status;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two ends of the scale, and a grader that is killed. */
@Tag("long")
class GradedReferenceTest {

    @TempDir
    private static Path work;

    private static GradedWork grader;

    @BeforeAll
    static void prepareTheAssignment() throws Exception {
        grader = new GradedWork(work);
    }

    @Test
    void theReferenceGetsAllPoints() throws Exception {
        GradeReport report = grader.grade(Map.of());
        assertEquals(
                List.of(),
                report.tests().stream()
                        .filter(test -> test.status() != Status.PASSED)
                        .toList());
        assertEquals(report.maxPoints() + report.optionalMaxPoints(), report.points());
        assertEquals(report.testsExpected(), report.testsRun());
    }

    @Test
    void unwrittenPartsGetNoPoint() throws Exception {
        Map<String, String> unwritten = new TreeMap<>();
        for (var part : ReferenceSolution.course().parts()) {
            for (String name : part.classes()) {
                unwritten.put(name, UnfinishedSolution.of(ReferenceSolution.source(name), step -> false));
            }
        }
        GradeReport report = grader.grade(unwritten);
        assertEquals(0, report.points());
        assertTrue(report.tests().stream().map(TestGrade::status).allMatch(Status.NOT_WRITTEN::equals));
    }

    @Test
    void aKilledGraderLeavesTheResultsSoFar() throws Exception {
        Path out = work.resolve("killed");
        Process process = new ProcessBuilder(grader.command(out))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        while (process.isAlive() && score(out) == 0) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();

        assertTrue(score(out) > 0);
        GradeReport report = GradeReportFile.read(out.resolve(GradeReportFile.NAME));
        assertFalse(report.complete());
        PartGrade first = report.parts().get(0);
        assertEquals(first.maxPoints(), first.points());
    }

    private static double score(Path out) throws Exception {
        Path results = out.resolve("results.json");
        return Files.exists(results)
                ? JsonParser.parseString(Files.readString(results))
                        .getAsJsonObject()
                        .get("score")
                        .getAsDouble()
                : 0;
    }
}
