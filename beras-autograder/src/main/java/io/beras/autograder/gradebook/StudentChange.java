package io.beras.autograder.gradebook;

import io.beras.autograder.report.GradeReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What another grading of a student changed. */
record StudentChange(String student, GradeReport before, GradeReport after, List<GradeChange> tests) {

    /** Returns the change; empty if the student has no report before, or the same outcomes. */
    static Optional<StudentChange> of(StudentOutcome outcome, Optional<GradeReport> before) {
        if (before.isEmpty() || outcome.report().isEmpty()) {
            return Optional.empty();
        }
        String student = outcome.student().name();
        GradeReport after = outcome.report().get();
        List<GradeChange> tests = GradeChange.between(student, before.get(), after);
        return tests.isEmpty() ? Optional.empty() : Optional.of(new StudentChange(student, before.get(), after, tests));
    }

    /** Returns a line such as "Changed: anna: 3 to 5 points: dense DenseTest.forward". */
    String text() {
        return "Changed: " + student + ": " + Numbers.points(before.points()) + " to " + Numbers.points(after.points())
                + " points: "
                + tests.stream().map(test -> test.part() + " " + test.test()).collect(Collectors.joining(", "));
    }
}
