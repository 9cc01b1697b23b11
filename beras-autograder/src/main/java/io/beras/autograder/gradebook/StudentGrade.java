package io.beras.autograder.gradebook;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestGrade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The grade of a student: what the tests gave, and what a person gave.
 *
 * @param outcome what came of the submission
 * @param manual the points of the parts that a person has graded, by part
 * @param time when the student submitted
 */
record StudentGrade(StudentOutcome outcome, SortedMap<String, Double> manual, SubmissionTime time) {

    static StudentGrade of(StudentOutcome outcome, Course course, ManualGrades grades, SubmissionTime time) {
        SortedMap<String, Double> manual = new TreeMap<>();
        for (Part part : ManualGrades.manualParts(course)) {
            grades.points(outcome.student().name(), part.name()).ifPresent(points -> manual.put(part.name(), points));
        }
        return new StudentGrade(outcome, manual, time);
    }

    String name() {
        return outcome.student().name();
    }

    Optional<GradeReport> report() {
        return outcome.report();
    }

    double points() {
        return report().map(GradeReport::points).orElse(0.0) + manualPoints();
    }

    double manualPoints() {
        return manual.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns the points of all parts that are not optional, those that a person grades included. */
    double maxPoints(Course course) {
        return report().map(GradeReport::maxPoints).orElse(0.0)
                + ManualGrades.manualParts(course).stream()
                        .filter(part -> !part.optional())
                        .mapToDouble(ManualGrades::maxPoints)
                        .sum();
    }

    /** Returns the points of a part; empty if nothing has graded the part. */
    Optional<Double> points(Part part) {
        return part.manual()
                ? Optional.ofNullable(manual.get(part.name()))
                : partGrade(part.name()).map(PartGrade::points);
    }

    Optional<PartGrade> partGrade(String part) {
        return report().stream()
                .flatMap(report -> report.parts().stream())
                .filter(grade -> grade.name().equals(part))
                .findFirst();
    }

    double publicPoints() {
        return tests().stream()
                .filter(test -> !test.hidden())
                .mapToDouble(TestGrade::points)
                .sum();
    }

    double hiddenPoints() {
        return report().map(GradeReport::hiddenPoints).orElse(0.0);
    }

    double optionalPoints() {
        return report().stream()
                .flatMap(report -> report.parts().stream())
                .filter(PartGrade::optional)
                .mapToDouble(PartGrade::points)
                .sum();
    }

    Optional<BigDecimal> lateHours(Course course) {
        return time.lateHours(
                report().flatMap(report -> Optional.ofNullable(course.due().get(report.tier()))));
    }

    private List<TestGrade> tests() {
        return report().map(GradeReport::tests).orElse(List.of());
    }
}
