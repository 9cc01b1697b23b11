package io.beras.autograder.student;

import static io.beras.autograder.student.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintCommandTest {

    @TempDir
    private Path folder;

    private TinyCourse course;

    @BeforeEach
    void createProject() throws IOException {
        course = new TinyCourse(folder);
    }

    @Test
    void showsOneHintAtATimeAndAllAfterTheLast() {
        assertEquals(
                "twice value, hint 1 of 3\n  of(int): Hint one of value.\n",
                course.run("hint", "twice").out());
        assertEquals(
                "twice value, hint 2 of 3\n  of(int): Hint two of value.\n",
                course.run("hint", "twice").out());
        assertEquals(
                "twice value, hint 3 of 3\n  of(int): Hint three of value.\n",
                course.run("hint", "twice").out());
        String again = course.run("hint", "twice").out();
        assertContains("All 3 hints of twice value again:", again);
        assertContains("Hint one of value.", again);
        assertContains("Hint three of value.", again);
    }

    @Test
    void takesTheFirstStepThatDoesNotPass() throws Exception {
        course.writePower("x * x", "0").run("check", "power");
        assertContains("power cube, hint 1 of 3", course.run("hint", "power").out());
    }

    @Test
    void takesTheStepThatIsNamed() {
        assertContains(
                "power cube, hint 1 of 3", course.run("hint", "power", "cube").out());
        assertContains("power square, hint 1 of 3", course.run("hint", "power").out());
    }

    @Test
    void unknownStepSuggestsTheClosest() {
        assertEquals(
                "course: There is no step 'cub' to write in 'power'; did you mean 'cube'? Choose one of: square, cube.\n",
                course.run("hint", "power", "cub").err());
    }

    @Test
    void givenPartHasNoHints() {
        TinyCourse.Result result = course.run("hint", "zero");
        assertContains("There is nothing to write in 'zero'", result.err());
        assertEquals(1, result.exitCode());
    }

    @Test
    void missingPartIsWrongUsage() {
        TinyCourse.Result result = course.run("hint");
        assertContains("Missing required parameter: 'PART'. See 'java Course.java hint --help'.", result.err());
        assertEquals(2, result.exitCode());
    }
}
