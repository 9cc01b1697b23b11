package assignment.grading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.grade.ImpatientGrader;
import io.beras.autograder.report.GradeReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile zip files and folders: what they hide costs nothing else, and reaches nothing outside. */
@Tag("long")
class HostileFilesTest {

    private static final String SOURCES = "anna/src/main/java/";

    @TempDir
    Path folder;

    private SmallAssignment assignment;

    @BeforeEach
    void makeTheAssignment() throws IOException {
        assignment =
                SmallAssignment.in(Files.createDirectory(folder.resolve("assignment")), SmallAssignment.FAST_PARTS);
    }

    @Test
    void aZipWithTrapsIsGradedWithoutThem() throws Exception {
        Path zip = folder.resolve("anna.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String trap :
                    List.of("../../escaped.java", "/escaped.java", "C:\\escaped.java", "a\\..\\..\\escaped.java")) {
                add(out, trap, new byte[] {1});
            }
            addZeros(out, SOURCES + "assignment/Bomb.java", 300);
            addZeros(out, SOURCES + "assignment/Zeros.class", 100);
            add(
                    out,
                    SOURCES + "io/beras/core/Tensor.java",
                    "package io.beras.core; public class Tensor {}".getBytes(UTF_8));
            add(out, "anna/lib/solution.jar", new byte[] {'P', 'K', 3, 4});
            add(out, "anna/.mvn/jvm.config", "-javaagent:lib/solution.jar".getBytes(UTF_8));
            add(out, "anna/course.json", "{\"parts\": []}".getBytes(UTF_8));
            add(out, "anna/results.json", "{\"score\": 100}".getBytes(UTF_8));
            for (Map.Entry<String, String> source : assignment.solution().entrySet()) {
                add(out, SOURCES + source.getKey(), source.getValue().getBytes(UTF_8));
            }
        }
        GradeReport report = grade(zip);
        assertEquals(report.maxPoints(), report.points(), report.notes().toString());
        String notes = String.join("\n", report.notes());
        assertAll(
                () -> assertTrue(notes.contains("Bomb.java\" is larger than 1 MB"), notes),
                () -> assertTrue(notes.contains("leads out of the project"), notes),
                () -> assertTrue(notes.contains("compiled classes or jars"), notes));
    }

    @Test
    void aLinkToTheReferenceSolutionIsNoSubmission() throws Exception {
        Path submission = folder.resolve("ben");
        SortedMap<String, String> files = assignment.solution();
        files.remove("assignment/ReLU.java");
        for (Map.Entry<String, String> source : files.entrySet()) {
            Path file = submission.resolve("src/main/java").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        Files.createSymbolicLink(
                submission.resolve("src/main/java/assignment/ReLU.java"),
                assignment.folder().resolve("src/main/java/assignment/ReLU.java"));
        GradeReport report = grade(submission);
        report.parts()
                .forEach(part ->
                        assertEquals(part.name().equals("relu") ? 0 : part.maxPoints(), part.points(), part.name()));
        assertTrue(
                report.notes().toString().contains("is a link"), report.notes().toString());
    }

    private GradeReport grade(Path submission) throws Exception {
        Path reports = Files.createDirectory(folder.resolve("reports"));
        GradeReport report = ImpatientGrader.of(assignment.folder()).grade(submission, reports);
        assertAll(new Outcome(Map.of(), report, reports).checksOfReports());
        return report;
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static void addZeros(ZipOutputStream out, String name, int megabytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        writeZeros(out, megabytes);
        out.closeEntry();
    }

    private static void writeZeros(OutputStream out, int megabytes) throws IOException {
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < megabytes; i++) {
            out.write(megabyte);
        }
    }
}
