package io.beras.autograder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.CourseFile;
import io.beras.autograder.gradebook.SubmissionGrader;
import io.beras.autograder.intake.SubmittedFiles;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.GradeReportFile;
import io.beras.autograder.stencil.TestAssignment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the command with a grader that gives each submission an empty report, except that of Zoe. */
class GradeAllCommandTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void submit() throws IOException {
        new TestAssignment().replace("course.json", "\"parts\": [", """
                        "parts": [
                            {"name": "questions", "classes": [], "tests": [], "manual": true,
                             "steps": [{"name": "answers", "points": 4}]},
                        """).in(home.resolve("beras-assignment"));
        submit("anna");
        submit("ben");
    }

    private void submit(String student) throws IOException {
        Path folder = home.resolve("class").resolve(student);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("Mean.java"), "package assignment;\n\nclass Mean {} // " + student + "\n");
    }

    @Test
    void gradesAClassAndSaysWhereTheReportsAre() throws IOException {
        Files.writeString(home.resolve("class/notes.txt"), "");
        assertEquals(0, run(), err.toString(UTF_8));
        assertEquals("""
                Ignored notes.txt: neither a zip file nor a folder.
                [1/2] anna: 0 of 0 points, 1 s
                [2/2] ben: 0 of 0 points, 1 s

                2 students: 2 graded, 0 unchanged, 0 incomplete, 0 not graded.
                Wrote %1$s/grades.csv, %1$s/class.html and %1$s/changes.csv; the reports are in %1$s/students.
                """.formatted(reports()), printed());
    }

    @Test
    void secondRunGradesOnlyWhatHasChanged() throws IOException {
        run();
        submit("cora");
        assertEquals(0, run());
        assertTrue(printed().contains("\n3 students: 1 graded, 2 unchanged, 0 incomplete, 0 not graded.\n"), printed());
        assertEquals(0, run("--again"));
        assertTrue(printed().contains("\n3 students: 3 graded, 0 unchanged,"), printed());
    }

    @Test
    void studentWithoutAReportIsAFailure() throws IOException {
        submit("zoe");
        assertEquals(1, run());
        assertTrue(printed().contains("[3/3] zoe: not graded: the grader ended"), printed());
        assertTrue(printed().endsWith("Run the command again for the students who are incomplete or not graded.\n"));
    }

    @Test
    void manualPointsBesideTheClassAreMerged() throws IOException {
        Files.writeString(home.resolve("manual.csv"), "student,part,points\nanna,questions,3\n");
        assertEquals(0, run());
        assertTrue(Files.readString(reports().resolve("grades.csv")).contains("\nanna,3,4,75.0,"));
    }

    @Test
    void wrongManualPointsStopTheCommandBeforeItGrades() throws IOException {
        Path manual = home.resolve("points.csv");
        Files.writeString(manual, "student,part,points\nanna,questions,5\n");
        assertEquals(1, run("--manual", manual.toString()));
        assertEquals(
                "beras-course: " + manual + ":2: the points are \"5\"; set a number from 0 to 4\n",
                err.toString(UTF_8).replace("\r\n", "\n"));
        assertEquals("", printed());
    }

    @Test
    void wrongUsageIsExplained() {
        assertWrongUsage("--jobs is 0; set a number from 1", "--jobs", "0");
        assertWrongUsage("--language is fr; choose one of: en, zh", "--language", "fr");
        Path inside = home.resolve("class/out");
        assertWrongUsage(inside + " is in the folder of the submissions;", "--out", inside.toString());
    }

    private void assertWrongUsage(String message, String... options) {
        assertEquals(2, run(options));
        assertTrue(err.toString(UTF_8).contains(message), err.toString(UTF_8));
    }

    private int run(String... options) {
        out.reset();
        err.reset();
        CommandEnvironment environment = new CommandEnvironment(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), home, TestAssignment.classPath());
        CommandLine command = BerasCourseCommand.commandLine(environment, GradeAllCommandTest::grader);
        command.setOverwrittenOptionsAllowed(true);
        String[] fixed = {
            "grade-all", home.resolve("class").toString(), "--out", reports().toString()
        };
        return command.execute(ArrayUtils.addAll(fixed, options));
    }

    private Path reports() {
        return home.resolve("reports");
    }

    private String printed() {
        return out.toString(UTF_8).replace("\r\n", "\n");
    }

    private static SubmissionGrader grader(CommandEnvironment environment, AssignmentOptions assignment, Path salt) {
        Course course = CourseFile.read(environment.home().resolve("beras-assignment/course.json"));
        return (submission, reports, userNumber) -> {
            if (submission.endsWith("zoe")) {
                throw new IOException("the grader ended");
            }
            String hash = SubmittedFiles.open(submission, course).hash();
            GradeReport report = report(hash);
            GradeReportFile.write(reports.resolve(GradeReportFile.NAME), report);
            return report;
        };
    }

    private static GradeReport report(String hash) {
        return new GradeReport(
                "small",
                Map.of(),
                Tier.FULL,
                "1.0",
                "submission",
                hash,
                Instant.EPOCH,
                Duration.ofSeconds(1),
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }
}
