package io.beras.autograder.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.GradeReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts a shell script in place of Java. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class GraderProcessTest {

    @TempDir
    Path folder;

    @Test
    void readsTheReportOfTheProcess() throws Exception {
        Path made = folder.resolve("made.json");
        GradeReportFile.write(made, Reports.passing());
        GradeReport report = grade("cp " + made + " \"$4\"/report.json; echo \"$@\"");
        assertEquals(Reports.passing(), report);
        assertEquals(
                "grade anna.zip --out " + out() + " --user-number 3 --assignment small\n",
                Files.readString(out().resolve(GraderProcess.LOG)));
    }

    @Test
    void saysHowAProcessWithoutAReportEnded() {
        IOException crash = assertThrows(IOException.class, () -> grade("exit 134"));
        assertEquals(
                "the grader ended with exit code 134 without a report; see " + out().resolve(GraderProcess.LOG),
                crash.getMessage());
    }

    @Test
    void reportOfAProcessThatCrashedLaterCounts() throws Exception {
        Path made = folder.resolve("made.json");
        GradeReportFile.write(made, Reports.incomplete(Reports.passing()));
        assertEquals(6, grade("cp " + made + " \"$4\"/report.json; exit 134").points());
    }

    @Test
    void processThatTakesTooLongIsEnded() {
        IOException slow = assertThrows(IOException.class, () -> grade("exec sleep 60", Duration.ofMillis(1)));
        assertTrue(slow.getMessage().startsWith("the grader was ended after 0 minutes"), slow.getMessage());
    }

    private GradeReport grade(String script) throws IOException, InterruptedException {
        return grade(script, Duration.ofMinutes(1));
    }

    private GradeReport grade(String script, Duration patience) throws IOException, InterruptedException {
        Path file = folder.resolve("grader.sh");
        Files.writeString(file, script);
        Files.createDirectories(out());
        return new GraderProcess(List.of("sh", file.toString()), List.of("--assignment", "small"), patience)
                .grade(Path.of("anna.zip"), out(), 3);
    }

    private Path out() {
        return folder.resolve("out");
    }
}
