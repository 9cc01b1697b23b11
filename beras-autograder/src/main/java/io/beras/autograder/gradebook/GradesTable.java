package io.beras.autograder.gradebook;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.report.GradeReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code grades.csv}, with a row for each student. What is not known is empty. */
final class GradesTable {

    static final String FILE = "grades.csv";

    private final Course course;

    GradesTable(Course course) {
        this.course = course;
    }

    void write(Path out, List<StudentGrade> grades) throws IOException {
        CsvTable.write(
                out.resolve(FILE), header(), grades.stream().map(this::row).toList());
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("student", "points", "max", "percent", "public", "hidden"));
        course.parts().stream().map(Part::name).forEach(header::add);
        header.addAll(List.of(
                "optional", "manual", "late hours", "submitted", "status", "hash", "tests run", "tests expected"));
        return header;
    }

    private List<String> row(StudentGrade grade) {
        boolean isGraded = grade.report().isPresent();
        double max = grade.maxPoints(course);
        List<String> row = new ArrayList<>();
        row.add(grade.name());
        row.add(isGraded ? Numbers.points(grade.points()) : "");
        row.add(isGraded ? Numbers.points(max) : "");
        row.add(isGraded ? Numbers.percent(grade.points(), max) : "");
        row.add(isGraded ? Numbers.points(grade.publicPoints()) : "");
        row.add(isGraded ? Numbers.points(grade.hiddenPoints()) : "");
        for (Part part : course.parts()) {
            row.add(grade.points(part).map(Numbers::points).orElse(""));
        }
        row.add(isGraded ? Numbers.points(grade.optionalPoints()) : "");
        row.add(grade.manual().isEmpty() ? "" : Numbers.points(grade.manualPoints()));
        row.add(grade.lateHours(course).map(BigDecimal::toPlainString).orElse(""));
        row.add(grade.time().submitted().map(GradesTable::seconds).orElse(""));
        row.add(grade.outcome().status().text());
        Optional<GradeReport> report = grade.report();
        row.add(report.map(GradeReport::hash).orElse(""));
        row.add(report.map(GradeReport::testsRun).map(String::valueOf).orElse(""));
        row.add(report.map(GradeReport::testsExpected).map(String::valueOf).orElse(""));
        return row;
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
