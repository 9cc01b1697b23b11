package io.beras.autograder.student;

import static io.beras.autograder.student.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.student.TinyCourse.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentCommandTest {

    @TempDir
    private Path folder;

    private TinyCourse course;

    @BeforeEach
    void createProject() throws IOException {
        course = new TinyCourse(folder);
    }

    @Test
    void helpFitsAScreenAndNamesEveryCommand() {
        Result help = course.run("--help");
        assertEquals(0, help.exitCode());
        assertTrue(help.out().lines().count() <= 24, help.out());
        assertTrue(help.out().lines().allMatch(line -> line.length() <= 80), help.out());
        for (String command : List.of("status", "check", "hint", "run", "reset", "pack", "doctor")) {
            assertContains("\n  " + command + " ", help.out());
        }
    }

    @Test
    void noArgumentShowsTheHelp() {
        assertEquals(course.run("--help").out(), course.run().out());
    }

    @Test
    void helpIsACommandToo() {
        assertEquals(course.run("--help").out(), course.run("help").out());
        assertEquals(
                course.run("check", "--help").out(), course.run("help", "check").out());
        assertContains("There is no command 'chek'", course.run("help", "chek").err());
    }

    @Test
    void unknownCommandSuggestsOne() {
        Result result = course.run("chek");
        assertContains("Unknown argument 'chek'; did you mean check", result.err());
        assertEquals(2, result.exitCode());
    }

    @Test
    void doctorTriesTheLibraries() {
        Result result = course.run("doctor");
        assertContains("   ok    ND4J and its native library: ", result.out());
        assertContains("   ok    course: 4 parts, version 1.0", result.out());
        assertEquals(0, result.exitCode(), result.out());
    }

    @Test
    void doctorNamesAMissingCourse() throws Exception {
        Result result = course.delete("course.json").run("doctor");
        assertContains("PROBLEM  course: ", result.out());
        assertContains("   ok    ND4J", result.out());
        assertEquals(1, result.exitCode());
    }
}
