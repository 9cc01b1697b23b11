package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assignment.course.LecturerPage.Mistake;
import io.beras.autograder.Tier;
import io.beras.autograder.stencil.StencilMaker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page for lecturers says is true: its commands run, its mistakes exist, and it gives no solution away. */
@Tag("long")
class LecturerPageTest {

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    /** The command proves its file by two whole gradings, which takes minutes. Its options are parsed only. */
    private static final String SLOW = "make-autograder";

    @TempDir
    private Path work;

    @Test
    void theCommandsGradeAClass() throws Exception {
        Path clone = work.resolve("beras");
        AssignmentCopy.write(clone.resolve("beras-assignment"));
        SmallClass.write(work.resolve("class"));

        List<List<String>> commands = LecturerPage.commands();
        for (String name : new String[] {"make-stencil", "grade", "grade-all", "export-similarity", SLOW}) {
            assertTrue(commands.stream().anyMatch(command -> command.contains(name)), name);
        }
        for (List<String> command : commands) {
            run(clone, command);
        }

        assertEquals(List.of("4", "7"), grades("anna", "relu", "questions"));
        assertEquals(List.of("2", "1.6"), grades("ben", "relu", "late hours"));
        assertEquals(List.of("0"), grades("chloe", "relu"));
        assertTrue(Files.readString(work.resolve("grades/class.html")).contains("looks like"));
        assertTrue(Files.exists(work.resolve("similarity/submissions/ben")));
        assertTrue(Files.exists(work.resolve("graded-anna/results.json")));
    }

    private void run(Path clone, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dberas.home=" + clone,
                "-cp",
                CLASS_PATH,
                "io.beras.autograder.cli.BerasCourseCommand"));
        command.addAll(arguments);
        if (arguments.contains(SLOW)) {
            command.add("--help");
        }
        File output = work.resolve("output.txt").toFile();
        int exitCode = new ProcessBuilder(command)
                .directory(clone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start()
                .waitFor();
        assertEquals(0, exitCode, () -> arguments + " printed\n" + text(output.toPath()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<String> grades(String student, String... columns) throws IOException {
        List<List<String>> rows = Files.readAllLines(work.resolve("grades/grades.csv")).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        List<String> row = rows.stream()
                .filter(cells -> cells.get(0).equals(student))
                .findFirst()
                .orElseThrow();
        return Stream.of(columns)
                .map(column -> row.get(rows.get(0).indexOf(column)))
                .toList();
    }

    @Test
    void theMistakesAreThoseThatTheTestsRecognize() throws IOException {
        List<String> recognized = Files.readAllLines(Path.of("..", "docs", "assignment", "mistakes.md"));
        List<Mistake> mistakes = LecturerPage.mistakes();
        assertTrue(mistakes.size() >= 40, "rows: " + mistakes.size());
        for (Mistake mistake : mistakes) {
            String start = "| `" + mistake.className() + "` | " + mistake.mistake() + " |";
            assertTrue(
                    recognized.stream().anyMatch(row -> row.startsWith(start) && row.contains(mistake.message())),
                    mistake::toString);
        }
    }

    /** A stencil that contained the page would be refused if the page had a piece of a solution. */
    @Test
    void thePageHasNoPieceOfASolution() throws Exception {
        Path assignment = work.resolve("assignment");
        AssignmentCopy.write(assignment);
        Files.copy(LecturerPage.FILE, assignment.resolve("stencil/lecturer.md"));
        Path project = work.resolve("project");
        new StencilMaker(assignment, CLASS_PATH).make(project, Tier.ADVANCED);
        assertTrue(Files.exists(project.resolve("lecturer.md")));
    }

    @Test
    void noStencilContainsThePage() throws Exception {
        Path project = work.resolve("project");
        new StencilMaker(Path.of(""), CLASS_PATH).make(project, Tier.FULL);
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains("question to ask back"), file::toString);
            }
        }
    }
}
