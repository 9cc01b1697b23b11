package io.beras.autograder.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.report.GradeReport;
import io.beras.autograder.run.Status;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPageTest {

    private static final Diagnosis SIGN = new Diagnosis("sign", "looks like the gradient has the wrong sign");
    private static final Diagnosis MEAN = new Diagnosis("mean", "looks like the mean is missing");

    @TempDir
    Path out;

    @Test
    void diagnosesAreCountedTheMostFrequentFirst() throws IOException {
        String page = page(
                failing("anna", MEAN),
                failing("ben", SIGN),
                failing("cora", SIGN),
                Reports.grade("dora", Reports.passing()));
        assertTrue(
                page.indexOf("<td>2</td><td>dense</td><td>sign</td><td>" + SIGN.text())
                        < page.indexOf("<td>1</td><td>dense</td><td>mean</td>"),
                page);
        assertTrue(page.contains("<td>3</td><td>dense</td><td>DenseTest.values</td><td>anna, ben, cora</td>"), page);
        assertTrue(page.contains("<td>DenseTest.values</td><td>the values</td><td>1 of 4</td><td>0</td>"), page);
    }

    @Test
    void failureWithoutDiagnosisIsListedWithStudentAndMessage() throws IOException {
        String page = page(failing("anna"), failing("ben", SIGN));
        String undiagnosed = "</td><td>dense</td><td>DenseTest.values</td><td>expected 1 but was 2</td>";
        assertTrue(page.contains("<td>anna" + undiagnosed), page);
        assertFalse(page.contains("<td>ben" + undiagnosed), page);
    }

    @Test
    void methodThatIsNotWrittenIsNoFailure() throws IOException {
        String page =
                page(Reports.grade("anna", Reports.of(Status.NOT_WRITTEN, Status.NOT_WRITTEN, Status.NOT_WRITTEN)));
        assertTrue(page.contains("<td>DenseTest.values</td><td>the values</td><td>0 of 1</td><td>1</td>"), page);
        assertFalse(page.contains("expected 1 but was 2"), page);
    }

    @Test
    void pointsAreDistributedOverTenBars() throws IOException {
        // 6, 3 and 0 of 15 points: 10 of them are for the questions.
        String page = page(
                Reports.grade("anna", Reports.passing()),
                Reports.grade("ben", Reports.of(Status.PASSED, Status.FAILED, Status.FAILED)),
                Reports.grade("cora", Reports.of(Status.FAILED, Status.FAILED, Status.FAILED)));
        assertEquals("1 0 1 0 1 0 0 0 0 0", counts(page));
        assertTrue(page.contains("Mean 20.0 %, median 20.0 % of the points."), page);
    }

    @Test
    void reasonIsGivenForWhoWasNotGraded() throws IOException {
        StudentGrade anna = StudentGrade.of(
                StudentOutcome.notGraded(Reports.student("anna"), "the grader ended"),
                Reports.COURSE,
                ManualGrades.none(),
                SubmissionTime.UNKNOWN);
        StudentGrade ben = Reports.grade("ben", Reports.of(Status.NOT_RUN, Status.NOT_RUN, Status.NOT_RUN));
        String page = page(anna, ben);
        assertTrue(page.contains("<td>anna</td><td>the grader ended</td>"), page);
        assertTrue(page.contains("1 of 2 students have a report."), page);
        assertTrue(page.contains("<td>ben</td><td></td>"), page);
    }

    @Test
    void partThatCouldNotBeTestedIsListedWithTheReason() throws IOException {
        String page = page(Reports.grade("anna", Reports.of(Status.NOT_RUN, Status.NOT_RUN, Status.PASSED)));
        assertTrue(page.contains("<td>anna</td><td>dense</td><td>expected 1 but was 2</td>"), page);
        assertFalse(page.contains("<td>anna</td><td>extra</td>"), page);
    }

    @Test
    void textsOfStudentsAreEscapedAndNothingIsLoaded() throws IOException {
        String page = page(Reports.grade("<script>alert('x')</script>&\"", Reports.passing()));
        assertFalse(page.contains("<script>"), page);
        assertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;"), page);
        assertTrue(page.contains("default-src 'none'"), page);
    }

    @Test
    void classWithoutReportsHasAPage() throws IOException {
        assertTrue(page().contains("0 of 0 students have a report."));
    }

    @Test
    void eachLanguageHasAllTexts() {
        Set<String> english = bundle(Locale.ROOT).keySet();
        assertEquals(english, bundle(Locale.CHINESE).keySet());
        for (String key : english) {
            assertFalse(
                    bundle(Locale.ROOT)
                            .getString(key)
                            .equals(bundle(Locale.CHINESE).getString(key)),
                    key);
        }
        assertThrows(IllegalArgumentException.class, () -> new PageText("fr"));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "io.beras.autograder.gradebook.class-page",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static StudentGrade failing(String name, Diagnosis... diagnoses) {
        GradeReport report = Reports.withParts(
                List.of(Reports.grade("dense", false, Reports.test("DenseTest", 3, Status.FAILED, diagnoses))));
        return Reports.grade(name, report);
    }

    private String page(StudentGrade... grades) throws IOException {
        new ClassPage(Reports.COURSE, List.of(grades), new PageText("en")).write(out);
        return Files.readString(out.resolve("class.html"));
    }

    /** Returns the counts behind the bars. */
    private static String counts(String page) {
        List<String> counts = new ArrayList<>();
        for (String line : page.split("\n")) {
            if (line.contains("class=\"bar\"")) {
                counts.add(line.replaceAll(".*</span> (\\d+)</td></tr>", "$1"));
            }
        }
        return String.join(" ", counts);
    }
}
