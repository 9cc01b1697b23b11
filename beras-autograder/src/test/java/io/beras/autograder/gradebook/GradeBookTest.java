package io.beras.autograder.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.gradebook.SubmissionTimes.FileTimes;
import io.beras.autograder.report.GradeReportFile;
import io.beras.autograder.run.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeBookTest {

    @TempDir
    Path out;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @Test
    void gradesHaveARowForEachStudent() throws IOException {
        Student anna = Reports.student("anna");
        Student ben = Reports.student("ben");
        Path manual = out.resolve("manual.csv");
        Files.writeString(manual, "student,part,points,comment\nanna,questions,7.5,\n");
        write(
                List.of(
                        StudentOutcome.graded(anna, Reports.of(Status.PASSED, Status.FAILED, Status.PASSED)),
                        StudentOutcome.notGraded(ben, "the grader ended")),
                ManualGrades.read(manual, List.of(anna, ben), Reports.COURSE),
                Map.of("anna", Instant.parse("2027-02-20T01:59:00Z")));
        assertEquals("""
                student,points,max,percent,public,hidden,dense,extra,questions,optional,manual,late hours,submitted,\
                status,hash,tests run,tests expected
                anna,11.5,15,76.7,4,0,3,1,7.5,1,7.5,2.0,2027-02-20T01:59:00Z,graded,hash of anna,3,3
                ben,,,,,,,,,,,,,not graded,,,
                """, read("grades.csv"));
    }

    @Test
    void changesOfAnotherGradingAreListedOnce() throws IOException {
        Student anna = Reports.student("anna");
        ReportStore store = new ReportStore(out, "v1");
        GradeReportFile.write(
                store.folder(anna).resolve(GradeReportFile.NAME),
                Reports.of(Status.NOT_WRITTEN, Status.PASSED, Status.PASSED));
        store.begin(anna);
        List<StudentOutcome> outcomes = List.of(StudentOutcome.graded(anna, Reports.passing()));
        write(outcomes, ManualGrades.none(), Map.of());
        assertEquals("""
                student,part,test,old points,new points,old status,new status
                anna,dense,DenseTest.values,0,3,not written,passed
                """, read("changes.csv"));
        assertTrue(printed().contains("Changed: anna: 3 to 6 points: dense DenseTest.values"), printed());

        write(outcomes, ManualGrades.none(), Map.of());
        assertEquals("student,part,test,old points,new points,old status,new status\n", read("changes.csv"));
    }

    @Test
    void filledTemplateIsKeptWithAMessage() throws IOException {
        Files.writeString(out.resolve(ManualTemplate.FILE), "student,part,points,comment\nanna,questions,3,\n");
        write(
                List.of(StudentOutcome.graded(Reports.student("anna"), Reports.passing())),
                ManualGrades.none(),
                Map.of());
        assertTrue(printed().startsWith("Kept " + out.resolve(ManualTemplate.FILE)), printed());
    }

    @Test
    void warnsOfTimesThatAStudentMayHaveWritten() throws IOException {
        Path folder = Files.createDirectory(out.resolve("anna"));
        Files.writeString(folder.resolve(GradescopeMetadata.FILE), "{\"created_at\": \"2027-02-20T00:00:00Z\"}");
        write(
                List.of(StudentOutcome.graded(new Student("anna", "anna", folder), Reports.passing())),
                ManualGrades.none(),
                Map.of());
        assertTrue(printed().contains("The time of submission of anna is from submission_metadata.json"), printed());
    }

    @Test
    void pageIsInTheLecturersLanguage() throws IOException {
        List<StudentOutcome> outcomes = List.of(StudentOutcome.graded(Reports.student("anna"), Reports.passing()));
        write(outcomes, ManualGrades.none(), Map.of());
        assertTrue(read("class.html").contains("Small course: the class"));
        new GradeBook(Reports.COURSE, out, new ReportStore(out, "v1"))
                .write(
                        outcomes,
                        ManualGrades.none(),
                        submissionTimes(Map.of()),
                        "zh",
                        new PrintStream(messages, true, UTF_8));
        assertTrue(read("class.html").contains("小课程：全班成绩"));
        assertFalse(read("class.html").contains("Points"));
    }

    private void write(List<StudentOutcome> outcomes, ManualGrades manual, Map<String, Instant> times)
            throws IOException {
        new GradeBook(Reports.COURSE, out, new ReportStore(out, "v1"))
                .write(outcomes, manual, submissionTimes(times), "en", new PrintStream(messages, true, UTF_8));
    }

    private static SubmissionTimes submissionTimes(Map<String, Instant> table) {
        return new SubmissionTimes(table, FileTimes.IGNORED);
    }

    private String printed() {
        return messages.toString(UTF_8);
    }

    private String read(String file) throws IOException {
        return Files.readString(out.resolve(file)).replace("\uFEFF", "").replace("\r\n", "\n");
    }
}
