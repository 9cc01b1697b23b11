package io.beras.autograder.gradebook;

import io.beras.autograder.report.GradeReport;
import java.util.Optional;

/**
 * What came of a student's submission.
 *
 * @param student the student
 * @param status how the grading ended
 * @param report the report, if there is one
 * @param problem why the submission was not graded, or not to the end; empty if it was
 */
public record StudentOutcome(Student student, Status status, Optional<GradeReport> report, String problem) {

    /** How the grading ended. */
    public enum Status {
        /** The submission was graded now. */
        GRADED("graded"),
        /** The report of an earlier run holds. */
        UNCHANGED("graded"),
        /** The grader was stopped; the points so far count. */
        INCOMPLETE("incomplete"),
        /** There is no report. */
        NOT_GRADED("not graded");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        /** Returns the text in {@code grades.csv}. */
        public String text() {
            return text;
        }
    }

    static StudentOutcome graded(Student student, GradeReport report) {
        return report.complete()
                ? new StudentOutcome(student, Status.GRADED, Optional.of(report), "")
                : new StudentOutcome(
                        student, Status.INCOMPLETE, Optional.of(report), "the grader ended before its last test");
    }

    static StudentOutcome unchanged(Student student, GradeReport report) {
        return new StudentOutcome(student, Status.UNCHANGED, Optional.of(report), "");
    }

    static StudentOutcome notGraded(Student student, String problem) {
        return new StudentOutcome(student, Status.NOT_GRADED, Optional.empty(), problem);
    }

    /** Returns true if the report has all tests. */
    public boolean isComplete() {
        return status == Status.GRADED || status == Status.UNCHANGED;
    }
}
