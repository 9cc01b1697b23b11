package assignment.grading;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.beras.autograder.grade.ImpatientGrader;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.stencil.StencilException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile submissions: none gains a point that it did not earn, none costs another part a point, the report is complete and
 * says what happened, and nothing is left behind.
 *
 * <p>The system property {@code beras.hostile} chooses the attacks: "some" (the default), "all", or a word of their names.
 */
@Tag("long")
class HostileSubmissionsTest {

    @TempDir
    static Path folder;

    private static SmallAssignment assignment;
    private static int count;

    @BeforeAll
    static void makeTheAssignment() throws IOException {
        assignment =
                SmallAssignment.in(Files.createDirectory(folder.resolve("assignment")), SmallAssignment.FAST_PARTS);
    }

    /** The review of the classes names most attacks; this shows what holds if it misses one. */
    @TestFactory
    Stream<DynamicTest> processesHoldWhatTheReviewMisses(TestReporter reporter) {
        ImpatientGrader grader = ImpatientGrader.withoutReview(assignment.folder());
        return Hostile.with(Attacks.chosen(Attacks.ON_PROCESSES)).stream()
                .map(hostile -> dynamicTest(hostile.toString(), () -> {
                    Outcome outcome = grade(hostile, grader);
                    outcome.breaches().forEach(name -> reporter.publishEntry("succeeded", name));
                    assertAll(outcome.checks());
                }));
    }

    @TestFactory
    Stream<DynamicTest> theCompilerAndTheReviewCostOnlyTheirPart() {
        ImpatientGrader grader = ImpatientGrader.of(assignment.folder());
        return Hostile.with(Attacks.chosen(Attacks.ON_THE_REVIEW)).stream()
                .map(hostile -> dynamicTest(
                        hostile.toString(),
                        () -> assertAll(grade(hostile, grader).checks())));
    }

    private static Outcome grade(Hostile hostile, ImpatientGrader grader)
            throws IOException, InterruptedException, StencilException {
        Path reports = Files.createDirectory(folder.resolve("reports" + count));
        Path submission = hostile.write(assignment, reports, folder.resolve("submission" + count++));
        GradeReport report = grader.grade(submission, reports);
        return new Outcome(hostile.attacks(), report, reports);
    }
}
