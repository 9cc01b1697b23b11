package io.beras.autograder.gradebook;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the table for {@link ManualGrades}, with a line for each student and each part that a person grades. */
public final class ManualTemplate {

    /** The name of the file in the folder of the class's reports. */
    public static final String FILE = "manual.template.csv";

    private ManualTemplate() {}

    /**
     * Writes the file, unless somebody has filled the file that is there.
     *
     * @return false if the file was kept
     */
    public static boolean write(Path out, Course course, List<Student> students) throws IOException {
        Path file = out.resolve(FILE);
        if (isFilled(file)) {
            return false;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Student student : students) {
            for (Part part : ManualGrades.manualParts(course)) {
                rows.add(List.of(student.name(), part.name(), "", ""));
            }
        }
        CsvTable.write(file, ManualGrades.COLUMNS, rows);
        return true;
    }

    /** A file that can't be read is somebody's work, too. */
    private static boolean isFilled(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return CsvTable.read(file, ManualGrades.COLUMNS).stream()
                    .anyMatch(row -> !row.value("points").isEmpty()
                            || !row.value("comment").isEmpty());
        } catch (IOException e) {
            return true;
        }
    }
}
