package io.beras.autograder.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualGradesTest {

    private static final List<Student> STUDENTS = List.of(Reports.student("anna"), Reports.student("李明"));

    @TempDir
    Path folder;

    @Test
    void readsPointsOfStudentAndPart() throws IOException {
        ManualGrades grades = read("""
                student,part,points,comment
                anna,questions,7.5,"good, but
                no units"
                李明,questions,,
                """);
        assertEquals(Optional.of(7.5), grades.points("anna", "questions"));
        assertEquals(Optional.empty(), grades.points("李明", "questions"));
    }

    @Test
    void readsWhatExcelWrites() throws IOException {
        ManualGrades grades = read("\uFEFFStudent;Part;Points;Comment\r\nanna;questions;7,5;\r\n;;;\r\n");
        assertEquals(Optional.of(7.5), grades.points("anna", "questions"));
    }

    @Test
    void namesEachWrongLine() {
        IOException wrong = assertThrows(IOException.class, () -> read("""
                student,part,points,comment
                Ana,questions,5,
                anna,question,5,
                anna,dense,5,

                anna,questions,11,"more than
                there is"
                anna,questions,-1,
                anna,questions,five,
                anna,questions,NaN,
                anna,questions,5,
                anna,questions,6,
                """));
        String file = folder.resolve("manual.csv").toString();
        assertEquals("""
                %1$s:2: there is no submission of "Ana"; correct the name, or remove the line
                %1$s:3: "question" is not a part that a person grades; choose one of: questions
                %1$s:4: "dense" is not a part that a person grades; choose one of: questions
                %1$s:6: the points are "11"; set a number from 0 to 10
                %1$s:8: the points are "-1"; set a number from 0 to 10
                %1$s:9: the points are "five"; set a number from 0 to 10
                %1$s:10: the points are "NaN"; set a number from 0 to 10
                %1$s:12: "anna" has two lines for questions; remove one of them""".formatted(file), wrong.getMessage());
    }

    @Test
    void namesMissingColumnAndWrongEncoding() throws IOException {
        IOException column = assertThrows(IOException.class, () -> read("student,points\nanna,5\n"));
        assertTrue(column.getMessage().contains("has no column \"part\"; its first line must be: student,part,points"));
        Path file = folder.resolve("manual.csv");
        Files.write(file, new byte[] {'a', (byte) 0xFC, 'b'});
        IOException encoding = assertThrows(IOException.class, () -> ManualGrades.read(file, STUDENTS, Reports.COURSE));
        assertTrue(encoding.getMessage().contains("is not in UTF-8; save it as \"CSV UTF-8\""), encoding.getMessage());
    }

    @Test
    void templateHasALineForEachStudentAndPart() throws IOException {
        assertTrue(ManualTemplate.write(folder, Reports.COURSE, STUDENTS));
        assertEquals("\uFEFFstudent,part,points,comment\r\nanna,questions,,\r\n李明,questions,,\r\n", template());
        ManualGrades.read(folder.resolve(ManualTemplate.FILE), STUDENTS, Reports.COURSE);
    }

    @Test
    void filledTemplateIsKept() throws IOException {
        ManualTemplate.write(folder, Reports.COURSE, STUDENTS.subList(0, 1));
        assertTrue(ManualTemplate.write(folder, Reports.COURSE, STUDENTS), "nobody has filled it");
        String filled = template().replace("anna,questions,,", "anna,questions,3,");
        Files.writeString(folder.resolve(ManualTemplate.FILE), filled);
        assertFalse(ManualTemplate.write(folder, Reports.COURSE, STUDENTS));
        assertEquals(filled, template());
    }

    @Test
    void damagedTemplateIsKept() throws IOException {
        Files.writeString(folder.resolve(ManualTemplate.FILE), "notes");
        assertFalse(ManualTemplate.write(folder, Reports.COURSE, STUDENTS));
    }

    private String template() throws IOException {
        return Files.readString(folder.resolve(ManualTemplate.FILE));
    }

    private ManualGrades read(String text) throws IOException {
        Path file = folder.resolve("manual.csv");
        Files.writeString(file, text);
        return ManualGrades.read(file, STUDENTS, Reports.COURSE);
    }
}
