package io.beras.autograder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Tier;
import io.beras.autograder.course.StencilManifest;
import io.beras.autograder.stencil.TestAssignment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BerasCourseCommandTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String project = "";

    @BeforeEach
    void writeAssignment() throws IOException {
        new TestAssignment().in(home.resolve("beras-assignment"));
        project = home.resolve("project").toString();
    }

    @Test
    void makesAProjectAndSaysWhatIsNext() throws IOException {
        assertEquals(0, run("make-stencil", project), err.toString(UTF_8));
        assertEquals("", err.toString(UTF_8));
        assertEquals(
                """
                Wrote %s: tier full, 2 methods to write, 3 public tests, 7 points.
                Proved: it compiles, has 0 points, runs the expected tests, and contains no piece of a solution.

                Next:
                  mvn -f "%s" -DskipTests install
                      once on each computer: puts the io.beras libraries into its Maven repository
                  cd "%s"
                  java Course.java status
                """.formatted(project, home.resolve("pom.xml"), project),
                out.toString(UTF_8).replace("\r\n", "\n"));
    }

    @Test
    void tierAndAssignmentAreOptions() throws IOException {
        Path other = home.resolve("other");
        new TestAssignment().replace("pom.xml", "1.2.3", "4.5").in(other);
        assertEquals(0, run("make-stencil", project, "--tier", "basic", "--assignment", other.toString()));
        assertEquals(Tier.BASIC, StencilManifest.read(Path.of(project)).tier());
        assertEquals("4.5", StencilManifest.read(Path.of(project)).version());
    }

    @Test
    void updateListsWhatItDid() throws IOException {
        run("make-stencil", project, "--tier=basic");
        new TestAssignment().put("stencil/README.md", "# New\n").in(home.resolve("beras-assignment"));
        out.reset();
        assertEquals(0, run("make-stencil", "--update", project));
        assertEquals("""
                README.md: renewed
                Updated %s: 1 renewed, 0 added, 0 removed, 0 kept.
                """.formatted(project), out.toString(UTF_8).replace("\r\n", "\n"));
        assertEquals("# New\n", Files.readString(Path.of(project, "README.md")));
    }

    @Test
    void updateKeepsTheTier() throws IOException {
        run("make-stencil", project, "--tier=basic");
        assertEquals(2, run("make-stencil", "--update", project, "--tier=advanced"));
        assertTrue(err.toString(UTF_8).contains("has the tier basic, not advanced"), err.toString(UTF_8));
    }

    @Test
    void failedProofIsAFailure() throws IOException {
        new TestAssignment()
                .replace("course.json", "\"tests\": 2", "\"tests\": 3")
                .in(home.resolve("beras-assignment"));
        assertEquals(1, run("make-stencil", project));
        assertTrue(
                err.toString(UTF_8).startsWith("beras-course: Step value of part mean ran 2 tests"),
                err.toString(UTF_8));
    }

    @Test
    void missingFolderAndUnknownTierAreWrongUsage() {
        assertEquals(2, run("make-stencil"));
        assertEquals(2, run("make-stencil", project, "--tier", "hard"));
        assertTrue(err.toString(UTF_8).contains("see 'beras-course make-stencil --help'."), err.toString(UTF_8));
    }

    @Test
    void withoutArgumentsPrintsHelp() {
        assertEquals(0, run());
        assertTrue(out.toString(UTF_8).contains("make-stencil"));
    }

    private int run(String... args) {
        CommandEnvironment environment = new CommandEnvironment(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), home, TestAssignment.classPath());
        return BerasCourseCommand.run(environment, args);
    }
}
