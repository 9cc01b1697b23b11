package io.beras.autograder.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.gradebook.StudentOutcome.Status;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.GradeReportFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassGradingTest {

    @TempDir
    Path folder;

    private final List<String> graded = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Path submissions = Path.of("");

    @BeforeEach
    void submit() throws IOException {
        submissions = Files.createDirectory(folder.resolve("submissions"));
        for (String student : List.of("anna", "ben", "cora")) {
            submit(student, "first");
        }
    }

    private void submit(String student, String content) throws IOException {
        Files.writeString(submissions.resolve(student + ".zip"), content);
    }

    @Test
    void printsALineForEachStudent() throws Exception {
        assertEquals(List.of(Status.GRADED, Status.GRADED, Status.GRADED), run("v1", this::grade));
        assertEquals("""
                [1/3] anna: 6 of 5 points, 30 s
                [2/3] ben: 6 of 5 points, 30 s
                [3/3] cora: 6 of 5 points, 30 s
                """, printed());
    }

    @Test
    void reportThatHoldsIsNotMadeAgain() throws Exception {
        run("v1", this::grade);
        graded.clear();
        submit("ben", "second");
        assertEquals(List.of(Status.UNCHANGED, Status.GRADED, Status.UNCHANGED), run("v1", this::grade));
        assertEquals(List.of("ben.zip"), graded);
        assertTrue(printed().contains("anna: 6 of 5 points, unchanged, not graded again"), printed());
    }

    @Test
    void anotherAssignmentOutdatesAllReports() throws Exception {
        run("v1", this::grade);
        assertEquals(List.of(Status.GRADED, Status.GRADED, Status.GRADED), run("v2", this::grade));
    }

    @Test
    void goesOnAfterAnInterruptionInTheMiddleOfAReport() throws Exception {
        run("v1", (submission, reports, user) -> {
            GradeReport report = grade(submission, reports, user);
            if (submission.endsWith("ben.zip")) {
                GradeReportFile.write(reports.resolve(GradeReportFile.NAME), Reports.incomplete(report));
                throw new IOException("killed");
            }
            return report;
        });
        graded.clear();
        assertEquals(List.of(Status.UNCHANGED, Status.GRADED, Status.UNCHANGED), run("v1", this::grade));
        assertEquals(List.of("ben.zip"), graded);
    }

    @Test
    void repetitionGoesOnAfterAnInterruption() throws Exception {
        run("v1", this::grade);
        store("v1").outdate(ClassFolder.read(submissions).students());
        run("v1", (submission, reports, user) -> {
            if (submission.endsWith("anna.zip")) {
                return grade(submission, reports, user);
            }
            throw new IOException("killed");
        });
        graded.clear();
        assertEquals(List.of(Status.UNCHANGED, Status.GRADED, Status.GRADED), run("v1", this::grade));
        assertEquals(List.of("ben.zip", "cora.zip"), graded);
    }

    @Test
    void oldReportStaysForTheComparisonUntilTheNewReportIsComplete() throws Exception {
        run("v1", this::grade);
        Student ben = ClassFolder.read(submissions).students().get(1);
        run("v2", (submission, reports, user) -> {
            GradeReportFile.write(reports.resolve(GradeReportFile.NAME), Reports.incomplete(Reports.passing()));
            throw new IOException("killed");
        });
        run("v2", this::grade);
        assertTrue(store("v2").previous(ben).isPresent());
    }

    @Test
    void studentWhoseGradingFailsCostsNobodyElse() throws Exception {
        List<Status> statuses = run("v1", (submission, reports, user) -> {
            if (submission.endsWith("anna.zip")) {
                throw new IOException("the grader ended with exit code 134 without a report");
            }
            if (submission.endsWith("ben.zip")) {
                throw new IllegalStateException("a defect");
            }
            return grade(submission, reports, user);
        });
        assertEquals(List.of(Status.NOT_GRADED, Status.NOT_GRADED, Status.GRADED), statuses);
        assertTrue(printed().contains("anna: not graded: the grader ended with exit code 134"), printed());
    }

    @Test
    void incompleteReportIsNamed() throws Exception {
        List<Status> statuses =
                run("v1", (submission, reports, user) -> Reports.incomplete(grade(submission, reports, user)));
        assertEquals(List.of(Status.INCOMPLETE, Status.INCOMPLETE, Status.INCOMPLETE), statuses);
    }

    @Test
    void jobsRunTogetherWithDifferentUsers() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        Set<Integer> users = Collections.synchronizedSet(new HashSet<>());
        SubmissionGrader grader = (submission, reports, user) -> {
            users.add(user);
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException("the jobs do not run together", e);
            }
            return grade(submission, reports, user);
        };
        List<StudentOutcome> outcomes =
                grading(store("v1"), grader).run(ClassFolder.read(submissions).students(), 3);
        assertTrue(outcomes.stream().allMatch(StudentOutcome::isComplete), printed());
        assertEquals(Set.of(0, 1, 2), users);
    }

    @Test
    void sixtyStudentsAreGradedOnceEach() throws Exception {
        for (int i : IntStream.range(0, 57).toArray()) {
            submit("student" + i, "text " + i);
        }
        grading(store("v1"), this::grade).run(ClassFolder.read(submissions).students(), 4);
        assertEquals(60, graded.size());
        assertEquals(60, Set.copyOf(graded).size());
    }

    private GradeReport grade(Path submission, Path reports, int userNumber) throws IOException {
        graded.add(submission.getFileName().toString());
        GradeReport report = Reports.withHash(Reports.passing(), Files.readString(submission));
        GradeReportFile.write(reports.resolve(GradeReportFile.NAME), report);
        return report;
    }

    private List<Status> run(String fingerprint, SubmissionGrader grader) throws Exception {
        out.reset();
        return grading(store(fingerprint), grader)
                .run(ClassFolder.read(submissions).students(), 1)
                .stream()
                .map(StudentOutcome::status)
                .toList();
    }

    private ClassGrading grading(ReportStore store, SubmissionGrader grader) {
        return new ClassGrading(grader, Files::readString, store, new PrintStream(out, true, UTF_8));
    }

    private ReportStore store(String fingerprint) {
        return new ReportStore(folder.resolve("out"), fingerprint);
    }

    private String printed() {
        return out.toString(UTF_8).replace("\r\n", "\n");
    }
}
