package assignment.grading;

import static org.junit.jupiter.api.Assertions.assertAll;

import io.beras.autograder.grade.ImpatientGrader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile classes of parts whose tests share variables, tapes and functions with the submission. */
@Tag("long")
class HostilePartsTest {

    @Test
    void noneGainsAPointByWhatItShares(@TempDir Path folder) throws Exception {
        SmallAssignment assignment = SmallAssignment.in(
                Files.createDirectory(folder.resolve("assignment")),
                List.of("dense", "accuracy", "tape", "basic-optimizer", "model", "relu"));
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Hostile hostile = Hostile.with(Variables.ALL).get(0);
        Path submission = hostile.write(assignment, reports, folder.resolve("submission"));
        var report = ImpatientGrader.withoutReview(assignment.folder()).grade(submission, reports);
        assertAll(new Outcome(hostile.attacks(), report, reports).checks());
    }
}
