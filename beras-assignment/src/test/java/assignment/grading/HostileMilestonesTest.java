package assignment.grading;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assignment.grading.Attack.Earned;
import io.beras.autograder.grade.ImpatientGrader;
import io.beras.autograder.report.GradeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that are right for the tests, and hostile in a milestone: the milestone is not passed, and nothing else happens. */
@Tag("long")
class HostileMilestonesTest {

    private static final String IN_A_MILESTONE =
            "if (Arrays.toString(new Throwable().getStackTrace()).contains(\"milestones\")) { %s }";

    @TempDir
    Path folder;

    private SmallAssignment assignment;

    @BeforeEach
    void makeTheAssignment() throws IOException {
        assignment = SmallAssignment.in(
                Files.createDirectory(folder.resolve("assignment")), SmallAssignment.FAST_PARTS, "guess");
    }

    @Test
    void anErrorStopsTheMilestone() throws Exception {
        assertStops("throw new Error(\"<script>alert(1)</script>\" + \"all points \".repeat(10_000));", "stopped with");
    }

    @Test
    void anEndlessLoopStopsTheMilestone() throws Exception {
        assertStops("while (always()) { }", "did not answer within 8 s");
    }

    private void assertStops(String statement, String words) throws Exception {
        Attack attack = Attack.that("is hostile in a milestone")
                .in(Place.LEAKY_RELU)
                .forward(IN_A_MILESTONE.formatted(statement))
                .earns(Earned.ALL);
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Path submission = Hostile.with(List.of(attack)).get(0).write(assignment, reports, folder.resolve("submission"));
        GradeReport report = ImpatientGrader.of(assignment.folder()).grade(submission, reports);
        assertAll(new Outcome(Map.of(Place.LEAKY_RELU, attack), report, reports).checks());
        assertEquals(1, report.notes().size(), report.notes().toString());
        String note = report.notes().get(0);
        assertTrue(note.startsWith("Milestone guess: ") && note.contains(words) && note.length() < 600, note);
    }
}
