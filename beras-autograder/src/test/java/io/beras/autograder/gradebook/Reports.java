package io.beras.autograder.gradebook;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestGrade;
import io.beras.autograder.run.Status;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small course, and reports of its students. */
final class Reports {

    /** Two parts with tests, of which one is optional, and a part that a person grades. */
    static final Course COURSE = new Course(
            "small",
            Map.of("en", "Small course", "zh", "小课程"),
            "assignment",
            Map.of(Tier.FULL, Instant.parse("2027-02-19T23:59:00Z")),
            Map.of(),
            List.of(),
            List.of(
                    part("dense", false, false, new Step("forward", 3, 1, 2, 1)),
                    part("extra", true, false, new Step("count", 1, 1, 0, 0)),
                    part("questions", false, true, new Step("answers", 10, 0, 0, 0))));

    private Reports() {}

    /** Returns the report of a student who passes all tests. */
    static GradeReport passing() {
        return of(Status.PASSED, Status.PASSED, Status.PASSED);
    }

    static GradeReport of(Status forward, Status hidden, Status extra) {
        return withParts(List.of(
                grade("dense", false, test("DenseTest", 3, forward), test("DenseHiddenTest", 2, hidden)),
                grade("extra", true, test("ExtraTest", 1, extra)),
                grade("questions", false)));
    }

    static GradeReport withParts(List<PartGrade> parts) {
        return report("hash of anna", true, parts);
    }

    static GradeReport withHash(GradeReport report, String hash) {
        return report(hash, report.complete(), report.parts());
    }

    static GradeReport incomplete(GradeReport report) {
        return report(report.hash(), false, report.parts());
    }

    private static GradeReport report(String hash, boolean complete, List<PartGrade> parts) {
        return new GradeReport(
                "small",
                COURSE.title(),
                Tier.FULL,
                "1.0",
                "anna.zip",
                hash,
                Instant.parse("2027-02-20T10:00:00Z"),
                Duration.ofSeconds(30),
                complete,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                parts,
                Map.of());
    }

    static Student student(String name) {
        return new Student(name, name, Path.of(name + ".zip"));
    }

    static StudentGrade grade(String name, GradeReport report) {
        return StudentGrade.of(
                StudentOutcome.graded(student(name), report), COURSE, ManualGrades.none(), SubmissionTime.UNKNOWN);
    }

    static TestGrade test(String name, double points, Status status, Diagnosis... diagnoses) {
        boolean passed = status == Status.PASSED;
        return new TestGrade(
                "forward",
                "assignment." + name,
                "values",
                "the values",
                "they matter",
                name.contains("Hidden"),
                passed ? points : 0,
                points,
                status,
                passed ? "" : "expected 1 but was 2",
                List.of(diagnoses),
                Duration.ofSeconds(1));
    }

    static PartGrade grade(String name, boolean optional, TestGrade... tests) {
        return new PartGrade(
                name,
                Map.of(),
                optional,
                name.equals("questions"),
                tests.length,
                List.of(),
                List.of(tests),
                Duration.ofSeconds(2));
    }

    private static Part part(String name, boolean optional, boolean manual, Step step) {
        return new Part(name, Map.of("en", name), List.of(), List.of(), List.of(), 1, optional, manual, List.of(step));
    }
}
