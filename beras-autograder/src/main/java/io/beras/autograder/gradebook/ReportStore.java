package io.beras.autograder.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.GradeReportFile;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * The reports of a class on the disk, {@code students/NAME/report.json}. Each change is safe against a process that is
 * killed: what is left is a current report, or a student who is graded again.
 */
public final class ReportStore {

    /** The report of the grading before this one, until {@link GradeChange}s are written. */
    private static final String PREVIOUS = "previous.json";

    /** The fingerprint of the assignment that the report belongs to. Without it, a report is out of date. */
    private static final String FINGERPRINT = "fingerprint.txt";

    private final Path students;
    private final String fingerprint;

    /**
     * Creates a store.
     *
     * @param out the folder of the class's reports
     * @param fingerprint the {@link AssignmentFingerprint}
     */
    public ReportStore(Path out, String fingerprint) {
        this.students = out.resolve("students");
        this.fingerprint = fingerprint;
    }

    /** Returns the folder of a student's reports. */
    Path folder(Student student) {
        return students.resolve(student.folder());
    }

    /** Returns the report of a student if it is complete, and neither the submission nor the assignment has changed. */
    Optional<GradeReport> current(Student student, String submissionHash) {
        return isCurrent(student)
                ? complete(folder(student).resolve(GradeReportFile.NAME))
                        .filter(report -> report.hash().equals(submissionHash))
                : Optional.empty();
    }

    /** Marks the reports as out of date. They stay, to be compared with the new reports. */
    public void outdate(List<Student> all) throws IOException {
        for (Student student : all) {
            Files.deleteIfExists(folder(student).resolve(FINGERPRINT));
        }
    }

    /** Prepares the folder of a student for a new report, and keeps the complete report that was there. */
    Path begin(Student student) throws IOException {
        Path folder = Files.createDirectories(folder(student));
        Path report = folder.resolve(GradeReportFile.NAME);
        if (complete(report).isPresent()) {
            Files.deleteIfExists(folder.resolve(FINGERPRINT));
            AtomicFiles.write(folder.resolve(PREVIOUS), out -> Files.copy(report, out));
        }
        for (Path file : content(folder)) {
            if (!file.endsWith(PREVIOUS)) {
                PathUtils.delete(file);
            }
        }
        return folder;
    }

    /** Marks the report as current. */
    void finish(Student student) throws IOException {
        AtomicFiles.write(folder(student).resolve(FINGERPRINT), out -> out.write(fingerprint.getBytes(UTF_8)));
    }

    /** Returns the complete report of the grading before. */
    public Optional<GradeReport> previous(Student student) {
        return complete(folder(student).resolve(PREVIOUS));
    }

    /** Removes the reports of the grading before, after the changes have been written. */
    public void forgetPrevious(List<Student> all) throws IOException {
        for (Student student : all) {
            Files.deleteIfExists(folder(student).resolve(PREVIOUS));
        }
    }

    private boolean isCurrent(Student student) {
        try {
            return Files.readString(folder(student).resolve(FINGERPRINT)).equals(fingerprint);
        } catch (IOException e) {
            return false;
        }
    }

    /** A report that can't be read, because another version of Beras wrote it, is graded again. */
    private static Optional<GradeReport> complete(Path file) {
        try {
            return Optional.of(GradeReportFile.read(file)).filter(GradeReport::complete);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
