package io.beras.autograder.student;

import static io.beras.autograder.student.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    @TempDir
    private Path folder;

    private TinyCourse course;

    @BeforeEach
    void createProject() throws IOException {
        course = new TinyCourse(folder);
    }

    @Test
    void listsPartsPointsAndWhatIsNext() throws Exception {
        course.writeTwice("2 * x").run("check", "twice");
        course.run("hint", "power");
        assertEquals("""
                A tiny course, basic course

                  twice      1 of 1 step    4 of 4 points     passed
                  power      0 of 2 steps   0 of 4.5 points   next: square (1 hint shown)
                  zero       given
                  questions  graded by a person, 6 points

                Public checks: 4 of 8.5 points. The last check of each part counts; after a change, run 'java Course.java check'.
                Hidden checks: 4 points, when you have handed in.
                Next: power square. Write it, then run 'java Course.java check power'; 'java Course.java hint power square' helps.
                """, course.run("status").out());
    }

    @Test
    void nextIsToHandInWhenAllPass() throws Exception {
        course.writeTwice("2 * x").writePower("x * x", "x * x * x").run("check");
        assertContains(
                "Next: hand in. 'java Course.java pack' makes the zip file to hand in.",
                course.run("status").out());
    }

    @Test
    void damagedProgressIsNotFatal() throws Exception {
        course.write(".course/progress.json", "{");
        assertContains("0 of 2 steps", course.run("status").out());
    }

    @Test
    void missingCourseNamesTheFolder() throws Exception {
        course.delete("course.json");
        TinyCourse.Result result = course.run("status");
        assertContains("There is no course.json in " + folder, result.err());
        assertEquals(1, result.exitCode());
    }
}
