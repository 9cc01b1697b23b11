package io.beras.autograder.student;

import static io.beras.autograder.student.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.student.TinyCourse.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    @TempDir
    private Path folder;

    private TinyCourse course;

    @BeforeEach
    void createProject() throws IOException {
        course = new TinyCourse(folder);
    }

    @Test
    void partsThatPassAreOwn() throws Exception {
        course.writeTwice("2 * x").run("check", "twice");
        Result result = course.run("run", "sum");
        assertEquals("sum with [twice], pictures in pictures\n", result.out());
        assertEquals(0, result.exitCode());
    }

    @Test
    void guessNeedsNoGradient() throws Exception {
        String milestones = "src/main/java/tiny/milestones/Milestones.java";
        course.write(milestones, course.read(milestones).replace("of(\"sum\")", "of(\"sum\", \"guess\")"));
        for (String file : List.of("course.json", ".course/manifest.json", TinyCourse.POWER_TEST)) {
            course.write(file, course.read(file).replace("\"cube\",", "\"gradient\","));
        }
        course.write(
                TinyCourse.POWER_TEST,
                course.read(TinyCourse.POWER_TEST).replace("\"Power\", \"gradient\"", "\"Power\", \"cube\""));
        course.writePower("x * x", "0").writeTwice("2 * x").run("check");
        assertContains("guess with [twice, power]", course.run("run", "guess").out());
        assertContains("sum with [twice]", course.run("run", "sum").out());
    }

    @Test
    void milestoneThatIsNotReachedFails() {
        Result result = course.run("run", "sum");
        assertEquals("sum with [], pictures in pictures\n", result.out());
        assertEquals(1, result.exitCode());
    }

    @Test
    void partThatFailsNowIsTheLibrarys() throws Exception {
        course.writeTwice("2 * x").run("check", "twice");
        Result result = course.writeTwice("3 * x").run("run", "sum");
        assertContains("sum with []", result.out());
        assertContains("twice passed in the last check, but fails now, so the library's is used", result.err());
    }

    @Test
    void exceptionNamesItsLine() throws Exception {
        course.writeTwice("x == 2 ? 1 / 0 : 2 * x").run("check", "twice");
        Result result = course.run("run", "sum");
        assertContains(
                "course: The milestone stopped with java.lang.ArithmeticException: / by zero in Twice.java:3 (of).\n",
                result.err());
        assertEquals(1, result.exitCode());
    }

    @Test
    void unknownMilestoneListsAll() {
        assertEquals(
                "course: There is no milestone 'sun'; did you mean 'sum'? Choose one of: sum.\n",
                course.run("run", "sun").err());
    }

    @Test
    void givenFileThatDoesNotCompileIsNamed() throws Exception {
        course.write("src/main/java/tiny/given/MixedParts.java", "class");
        assertContains("The milestones do not start", course.run("run", "sum").err());
    }
}
