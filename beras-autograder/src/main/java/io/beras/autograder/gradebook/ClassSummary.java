package io.beras.autograder.gradebook;

import io.beras.autograder.gradebook.StudentOutcome.Status;
import java.util.List;

/** Counts how the grading of a class ended. */
public record ClassSummary(long graded, long unchanged, long incomplete, long notGraded) {

    /** Counts the outcomes. */
    public static ClassSummary of(List<StudentOutcome> outcomes) {
        return new ClassSummary(
                count(outcomes, Status.GRADED),
                count(outcomes, Status.UNCHANGED),
                count(outcomes, Status.INCOMPLETE),
                count(outcomes, Status.NOT_GRADED));
    }

    /** Returns true if each student has a complete report. */
    public boolean isComplete() {
        return incomplete == 0 && notGraded == 0;
    }

    /** Returns a sentence such as "60 students: 57 graded, 3 unchanged, 0 incomplete, 0 not graded." */
    public String text() {
        long students = graded + unchanged + incomplete + notGraded;
        return students + (students == 1 ? " student: " : " students: ") + graded + " graded, " + unchanged
                + " unchanged, " + incomplete + " incomplete, " + notGraded + " not graded.";
    }

    private static long count(List<StudentOutcome> outcomes, Status status) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).count();
    }
}
