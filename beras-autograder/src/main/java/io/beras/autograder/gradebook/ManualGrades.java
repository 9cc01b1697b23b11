package io.beras.autograder.gradebook;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The points that a person gave, from a table with the columns student, part, points and comment. */
public final class ManualGrades {

    /** The columns of the table. */
    static final List<String> COLUMNS = List.of("student", "part", "points", "comment");

    private final Map<Key, Double> points;

    private record Key(String student, String part) {}

    private ManualGrades(Map<Key, Double> points) {
        this.points = Map.copyOf(points);
    }

    /** Returns no points, for a class without such a table. */
    public static ManualGrades none() {
        return new ManualGrades(Map.of());
    }

    /**
     * Reads a table. A line without points is a part that is not graded yet.
     *
     * @throws IOException that lists each wrong line: an unknown student, an unknown part or a part with tests, points that
     *     are not from 0 to the points of the part, and a second line of the same student and part
     */
    public static ManualGrades read(Path file, List<Student> students, Course course) throws IOException {
        Set<String> names = students.stream().map(Student::name).collect(Collectors.toSet());
        Map<Key, Double> points = new HashMap<>();
        Problems problems = new Problems(file);
        for (CsvTable.Row row : CsvTable.read(file, COLUMNS.subList(0, 3))) {
            Key key = new Key(row.value("student"), row.value("part"));
            Optional<Part> part = manualParts(course).stream()
                    .filter(manual -> manual.name().equals(key.part()))
                    .findFirst();
            if (!names.contains(key.student())) {
                problems.add(
                        row,
                        "there is no submission of \"" + key.student() + "\"; correct the name, or remove the line");
            } else if (part.isEmpty()) {
                problems.add(
                        row,
                        "\"" + key.part() + "\" is not a part that a person grades; choose one of: "
                                + manualParts(course).stream().map(Part::name).collect(Collectors.joining(", ")));
            } else if (!row.value("points").isEmpty()) {
                double max = maxPoints(part.get());
                Optional<Double> given = number(row.value("points")).filter(value -> value >= 0 && value <= max);
                if (given.isEmpty()) {
                    problems.add(
                            row,
                            "the points are \"" + row.value("points") + "\"; set a number from 0 to "
                                    + Numbers.points(max));
                } else if (points.put(key, given.get()) != null) {
                    problems.add(
                            row, "\"" + key.student() + "\" has two lines for " + key.part() + "; remove one of them");
                }
            }
        }
        problems.throwIfAny();
        return new ManualGrades(points);
    }

    /** Returns the points of a student in a part, if a person has graded it. */
    Optional<Double> points(String student, String part) {
        return Optional.ofNullable(points.get(new Key(student, part)));
    }

    /** Returns the parts that a person grades. */
    static List<Part> manualParts(Course course) {
        return course.parts().stream().filter(Part::manual).toList();
    }

    static double maxPoints(Part part) {
        return part.steps().stream().mapToDouble(Step::allPoints).sum();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text.replace(',', '.'))).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
