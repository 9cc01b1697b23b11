package io.beras.autograder.student;

import static io.beras.autograder.student.Texts.assertContains;
import static io.beras.autograder.student.Texts.assertLacks;
import static io.beras.autograder.student.TinyCourse.method;
import static io.beras.autograder.student.TinyCourse.source;
import static io.beras.autograder.student.TinyCourse.stub;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.student.TinyCourse.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private TinyCourse course;

    @BeforeEach
    void createProject() throws IOException {
        course = new TinyCourse(folder.resolve("Übung 1"));
    }

    @Test
    void partThatPassesNamesTheHiddenTests() throws Exception {
        Result result = course.writeTwice("2 * x").run("check", "twice");
        assertEquals("""
                twice: 4 of 4 points
                  passed       value               4 of 4 points

                twice: all public checks passed, 4 points; 2 hidden ones, 3 points, will run when you have handed in.
                """, result.out());
        assertEquals("", result.err());
        assertEquals(0, result.exitCode());
    }

    @Test
    void failureSaysWhatWhyAndTheMessage() throws Exception {
        Result result = course.writeTwice("Math.abs(2 * x)").run("check", "twice");
        assertEquals("""
                twice: 1 of 4 points
                  failed       value               1 of 4 points   (1 of 2 tests failed)
                    - twice -1 is -2
                      why it matters: signs count
                      expected: <-2> but was: <2>

                twice: not all public checks passed, 1 of 4 points.
                """, result.out());
        assertEquals(1, result.exitCode());
    }

    @Test
    void stepThatIsNotWrittenNamesTheHint() throws Exception {
        Result result = course.write(
                        TinyCourse.POWER,
                        source("Power", method("square", "x * x") + stub("cube", "Hint one of cube.")))
                .run("check", "power");
        assertContains("  passed       square              2 of 2 points\n", result.out());
        assertContains(
                "  not written  cube                0 of 2.5 points   (java Course.java hint power cube)\n",
                result.out());
        assertEquals(1, result.exitCode());
    }

    @Test
    void allPartsAreCheckedWithoutAnArgument() throws Exception {
        Result result = course.writeTwice("2 * x").run("check");
        assertContains("twice: 4 of 4 points\n", result.out());
        assertContains("power: not written, 0 of 4.5 points\n", result.out());
        assertContains(
                "all parts: not all public checks passed, 4 of 8.5 points. Not written: 1 part.\n", result.out());
        assertLacks("zero", result.out());
        assertEquals(1, result.exitCode());
    }

    @Test
    void allPartsPass() throws Exception {
        Result result =
                course.writeTwice("2 * x").writePower("x * x", "x * x * x").run("check");
        assertContains(
                "all parts: all public checks passed, 8.5 points; 3 hidden ones, 4 points, will run when you have handed"
                        + " in.\n",
                result.out());
        assertEquals(0, result.exitCode());
    }

    @Test
    void partThatIsUnchangedIsNotCheckedAgain() throws Exception {
        course.writeTwice("2 * x").run("check", "twice");
        Result result = course.writePower("x * x", "x * x * x").run("check", "power");
        assertContains("Unchanged since it passed, so not run again: twice\n", result.out());
        assertLacks("still passes", result.out());
        assertEquals(0, result.exitCode());
        assertContains("twice: 4 of 4 points", course.run("check").out());
    }

    @Test
    void newHelperClassMakesAPartBeCheckedAgain() throws Exception {
        course.writeTwice("2 * x").run("check", "twice");
        Result result = course.write("src/main/java/tiny/Helper.java", source("Helper", ""))
                .writePower("x * x", "x * x * x")
                .run("check", "power");
        assertContains("What passed before still passes: twice\n", result.out());
    }

    @Test
    void partThatPassedBeforeIsCheckedAgain() throws Exception {
        course.writeTwice("2 * x").run("check", "twice");
        Result result =
                course.writeTwice("x + x").writePower("x * x", "x * x * x").run("check", "power");
        assertContains("What passed before still passes: twice\n", result.out());
        assertEquals(0, result.exitCode());
    }

    @Test
    void regressionIsNamedWithItsDate() throws Exception {
        course.writeTwice("2 * x").run("check", "twice");
        Result result =
                course.writeTwice("3 * x").writePower("x * x", "x * x * x").run("check", "power");
        assertContains(
                "  twice value passed on 2027-01-05 09:30 and now fails; look at what you changed since.\n",
                result.out());
        assertContains("expected: <6> but was: <9>", result.out());
        assertContains("power: all public checks passed", result.out());
        assertEquals(1, result.exitCode());
        assertContains(
                "value passed on 2027-01-05 09:30 and fails now",
                course.run("status").out());
        assertContains(
                "twice value passed on 2027-01-05 09:30 and now fails",
                course.run("check", "twice").out());
    }

    @Test
    void compileErrorCostsOnlyItsPart() throws Exception {
        course.write(TinyCourse.TWICE, "package tiny;\npublic class Twice {\n    int x = ;\n}\n");
        Result result = course.writePower("x * x", "x * x * x").run("check");
        assertContains("""
                twice: 0 of 4 points
                  does not compile
                    Twice.java:3: illegal start of expression
                power: 4.5 of 4.5 points
                """, result.out());
        assertEquals(1, result.exitCode());
    }

    @Test
    void compileErrorInAnotherFileIsNamed() throws Exception {
        course.write(TinyCourse.TWICE, "package tiny;\npublic class Twice {\n    int x = ;\n}\n");
        Result result = course.writePower("x * x", "x * x * x").run("check", "power");
        assertContains(
                "Twice.java is left out, because it does not compile: Twice.java:3: illegal start", result.err());
        assertContains("'java Course.java check twice' says more", result.err());
        assertEquals(0, result.exitCode());
    }

    @Test
    void changedSignatureSaysExpectedAndFound() throws Exception {
        course.write(TinyCourse.TWICE, source("Twice", "    public static int of(String x) { return 1; }\n"));
        Result result = course.run("check", "twice");
        assertContains("Twice needs a public static method of(int); found: of(String)", result.out());
        assertContains("(the message is the same as above)", result.out());
        assertEquals(1, result.exitCode());
    }

    @Test
    void exceptionNamesItsLine() throws Exception {
        Result result = course.writeTwice("6 / (x - 3)").run("check", "twice");
        assertContains("/ by zero (Twice.java:3, in of)", result.out());
    }

    @Test
    void missingTestsAreAnError() throws Exception {
        course.writePower("x * x", "x * x * x");
        String test = course.read(TinyCourse.POWER_TEST);
        course.write(TinyCourse.POWER_TEST, test.replace("@Checks(part = \"power\", step = \"cube\"", "// @Checks("));
        Result result = course.run("check", "power");
        assertContains(
                "error  1 of the 2 public tests ran, so this part does not count; restore PowerTest.java",
                result.out());
        assertContains("power: not all public checks passed", result.out());
        assertContains("PowerTest.java (changed; the original is .course/originals/src/test", result.err());
        assertEquals(1, result.exitCode());
    }

    @Test
    void missingTestClassIsAnError() throws Exception {
        Result result = course.writePower("x * x", "x * x * x")
                .delete(TinyCourse.POWER_TEST)
                .run("check", "power");
        assertContains("error  the tests of PowerTest can't be loaded", result.out());
        assertContains("error  0 of the 2 public tests ran", result.out());
        assertContains("PowerTest.java (missing;", result.err());
        assertEquals(1, result.exitCode());
        assertContains("0 of 2 steps", course.run("status").out());
    }

    @Test
    void changedGivenFileIsNamed() throws Exception {
        Result result = course.writeTwice("2 * x")
                .write("src/main/java/tiny/Zero.java", source("Zero", method("of", "1")))
                .run("check", "twice");
        assertContains("These given files are not as they were handed out", result.err());
        assertContains("  src/main/java/tiny/Zero.java (changed;", result.err());
        assertEquals(0, result.exitCode());
    }

    @Test
    void lineEndsOfWindowsAreNoChange() throws Exception {
        String zero = course.read("src/main/java/tiny/Zero.java");
        Result result = course.writeTwice("2 * x")
                .write("src/main/java/tiny/Zero.java", zero.replace("\n", "\r\n"))
                .run("check", "twice");
        assertEquals("", result.err());
    }

    @Test
    void unknownPartSuggestsTheClosest() {
        Result result = course.run("check", "powr");
        assertEquals(
                "course: There is no part 'powr'; did you mean 'power'? Choose one of: twice, power, zero, questions.\n",
                result.err());
        assertEquals(1, result.exitCode());
    }

    @Test
    void stepIsRefused() {
        Result result = course.run("check", "power", "cube");
        assertContains("course: A check tests all steps of a part; name the part only: check power. See", result.err());
        assertEquals(2, result.exitCode());
    }

    @Test
    void partsWithoutTestsSaySo() {
        assertContains(
                "A person grades 'questions'", course.run("check", "questions").err());
        assertContains(
                "'zero' is given in this course", course.run("check", "zero").err());
    }

    @Test
    void seedReachesTheTests() throws Exception {
        String before = System.getProperty("beras.gradcheck.seed");
        try {
            course.writeTwice("Integer.getInteger(\"beras.gradcheck.seed\") == 42 ? 2 * x : 0");
            assertEquals(0, course.run("check", "twice", "--seed", "42").exitCode());
        } finally {
            if (before == null) {
                System.clearProperty("beras.gradcheck.seed");
            } else {
                System.setProperty("beras.gradcheck.seed", before);
            }
        }
    }

    @Test
    void damagedProgressIsRenamed() throws Exception {
        course.writeTwice("2 * x").write(".course/progress.json", "{\"twice/value\": {\"passed\": \"yesterday\"}}");
        Result result = course.run("check", "twice");
        assertContains("was damaged and is now", result.err());
        assertContains("progress-damaged-2027-01-05_09-30-00.json", result.err());
        assertContains("yesterday", course.read(".course/progress-damaged-2027-01-05_09-30-00.json"));
        assertEquals(0, result.exitCode());
        assertContains("passed", course.run("status").out());
    }

    @Test
    void optionalPartNeedNotBeWritten() throws Exception {
        String optional =
                course.read("course.json").replace("\"name\": \"power\",", "\"name\": \"power\", \"optional\": true,");
        course.write("course.json", optional).writeTwice("2 * x");
        Result result = course.run("check");
        assertContains("power: not written", result.out());
        assertContains("twice: all public checks passed, 4 points;", result.out());
        assertEquals(0, result.exitCode());
        String status = course.run("status").out();
        assertContains("Public checks: 4 of 4 points + 0 of 4.5 optional.", status);
        assertContains("Hidden checks: 3 points + 1 optional, when", status);
        assertContains("Next: power square, which is optional.", status);
    }

    @Test
    void pointsOfOptionalPartsAreApart() throws Exception {
        String optional =
                course.read("course.json").replace("\"name\": \"power\",", "\"name\": \"power\", \"optional\": true,");
        course.write("course.json", optional).writeTwice("2 * x").writePower("x * x", "x * x * x");
        assertContains(
                "all parts: all public checks passed, 4 points + 4.5 optional; 3 hidden ones, 3 points + 1 optional, will",
                course.run("check").out());
        assertContains(
                "Public checks: 4 of 4 points + 4.5 of 4.5 optional.",
                course.run("status").out());
        assertContains(
                "power: all public checks passed, 4.5 points; 1 hidden one, 1 point,",
                course.run("check", "power").out());
    }

    @Test
    void partThatPassedOnlyInPartIsCounted() throws Exception {
        course.writePower("x * x", "0").run("check", "power");
        course.writePower("x * x", "1");
        assertContains(
                "What passed before still passes: power (1 of 2 steps)\n",
                course.writeTwice("2 * x").run("check", "twice").out());
    }

    @Test
    void seedOfAFailureIsRepeatedByThisCommand() throws Exception {
        course.writeTwice("0");
        String test = course.read("src/test/java/tiny/TwiceTest.java");
        course.write(
                "src/test/java/tiny/TwiceTest.java",
                test.replace(
                        "assertEquals(6, ",
                        "assertEquals(6 + \" seed -7; repeat this check with .seed(-7L) or -Dberas.gradcheck.seed=-7\", \"\" + "));
        assertContains(
                "seed -7; repeat this check with: java Course.java check twice --seed -7>",
                course.run("check", "twice").out());
    }

    @Test
    void coloursOnlyOnATerminal() throws Exception {
        course.writeTwice("2 * x");
        assertLacks("\u001b", course.run("check", "twice").out());
        assertContains(
                "\u001b[32mpassed", course.withColours().run("check", "twice").out());
    }
}
