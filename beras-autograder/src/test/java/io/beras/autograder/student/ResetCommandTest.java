package io.beras.autograder.student;

import static io.beras.autograder.student.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.student.TinyCourse.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetCommandTest {

    @TempDir
    private Path folder;

    private TinyCourse course;

    @BeforeEach
    void createProject() throws IOException {
        course = new TinyCourse(folder);
    }

    @Test
    void restoresTheFileAndKeepsADatedCopy() throws Exception {
        String original = course.read(TinyCourse.TWICE);
        String mine = course.writeTwice("7 * x").read(TinyCourse.TWICE);
        Result result = course.run("reset", "twice");
        assertEquals(original, course.read(TinyCourse.TWICE));
        assertEquals(mine, course.read(".course/kept/2027-01-05_09-30-00/" + TinyCourse.TWICE));
        String kept = Path.of(".course", "kept", "2027-01-05_09-30-00")
                .resolve(TinyCourse.TWICE)
                .toString();
        assertEquals("Restored " + TinyCourse.TWICE + "; your file is kept as " + kept + "\n", result.out());
        assertEquals(0, result.exitCode());
    }

    @Test
    void partThatIsResetHasNotPassed() throws Exception {
        course.writeTwice("2 * x").run("check", "twice");
        course.run("reset", "twice");
        assertContains("0 of 1 step ", course.run("status").out());
        assertContains(
                "twice: 0 of 4 points\n  not written",
                course.run("check", "twice").out());
    }

    @Test
    void missingFileIsRestored() throws Exception {
        String original = course.read(TinyCourse.TWICE);
        Result result = course.delete(TinyCourse.TWICE).run("reset", "twice");
        assertContains("it was missing", result.out());
        assertEquals(original, course.read(TinyCourse.TWICE));
    }

    @Test
    void unchangedFileIsLeftAlone() {
        assertContains(
                "Nothing to reset: " + TinyCourse.TWICE,
                course.run("reset", "twice").out());
    }

    @Test
    void givenRestoresAllGivenFilesAndNothingElse() throws Exception {
        String test = course.read(TinyCourse.POWER_TEST);
        String mine = course.writeTwice("7 * x").read(TinyCourse.TWICE);
        course.write(TinyCourse.POWER_TEST, "changed").delete("src/main/java/tiny/Zero.java");
        assertContains(
                "'java Course.java reset given' restores them",
                course.run("status").err());
        Result result = course.run("reset", "given");
        assertContains("Restored src/main/java/tiny/Zero.java; it was missing\n", result.out());
        assertEquals(test, course.read(TinyCourse.POWER_TEST));
        assertEquals("changed", course.read(".course/kept/2027-01-06_09-30-00/" + TinyCourse.POWER_TEST));
        assertEquals(mine, course.read(TinyCourse.TWICE));
        assertEquals("", course.run("status").err());
        assertContains(
                "Nothing to reset: the given files",
                course.run("reset", "given").out());
    }

    @Test
    void changedOriginalRestoresNothing() throws Exception {
        String mine = course.writeTwice("7 * x").read(TinyCourse.TWICE);
        Result result =
                course.write(".course/originals/" + TinyCourse.TWICE, mine).run("reset", "twice");
        assertContains("Nothing is reset, because", result.err());
        assertEquals(mine, course.read(TinyCourse.TWICE));
        assertEquals(1, result.exitCode());
    }
}
