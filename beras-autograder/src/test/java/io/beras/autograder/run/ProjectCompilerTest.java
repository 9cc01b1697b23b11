package io.beras.autograder.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCompilerTest {

    @TempDir
    private Path folder;

    private StudentProject project;

    @BeforeEach
    void createProject() {
        project = new StudentProject(folder.resolve("Übung 2"));
    }

    private static List<String> problems(CompiledProject compiled) {
        return compiled.problems().stream().map(CompileProblem::toString).toList();
    }

    private static List<String> classes(CompiledProject compiled) throws IOException {
        try (Stream<Path> files = Files.list(compiled.classes().resolve("assignment"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void compilesCodeAndTestsOfAFolderWithASpaceAndAnUmlaut() throws IOException {
        CompiledProject compiled = project.write("Dense", "public class Dense { String größe = \"∂x\"; }")
                .writeTest(
                        "DenseTest", "@Checks(part=\"dense\", step=\"a\", what=\"\", why=\"\") void a(Submission s) {}")
                .compile();
        assertEquals(List.of(), problems(compiled));
        assertEquals(List.of("Dense.class", "DenseTest.class"), classes(compiled));
    }

    @Test
    void aFileWithASyntaxErrorCostsOnlyItselfAndItsUsers() throws IOException {
        CompiledProject compiled = project.write("Bottom", "public class Bottom {\n int f() { return 1 }\n}")
                .write("Middle", "public class Middle { Bottom bottom; }")
                .write("Top", "public class Top { Middle middle; }")
                .write("Other", "public class Other {}")
                .compile();
        assertEquals(
                List.of(
                        "Bottom.java:3: ';' expected",
                        "Middle.java:2: needs Bottom.java, which does not compile",
                        "Top.java:2: needs Middle.java, which does not compile"),
                problems(compiled));
        assertEquals(List.of("Other.class"), classes(compiled));
        assertEquals(1, compiled.problemsOf("Bottom").size());
        assertEquals(List.of(), compiled.problemsOf("Other"));
    }

    @Test
    void aTypeErrorIsNamedInOneLine() throws IOException {
        CompiledProject compiled = project.write("Sum", "public class Sum {\n int f() {\n return total; }\n}")
                .compile();
        assertEquals(
                List.of("Sum.java:4: cannot find symbol; symbol:   variable total; location: class assignment.Sum"),
                problems(compiled));
    }

    @Test
    void aCopyOfAFileDoesNotHideTheFile() throws IOException {
        CompiledProject compiled = project.write("Dense", "public class Dense {}")
                .write("Dense copy", "public class Dense {}")
                .compile();
        assertFalse(problems(compiled).isEmpty());
        assertTrue(
                problems(compiled).stream().allMatch(problem -> problem.startsWith("Dense copy.java:")),
                () -> problems(compiled).toString());
        assertEquals(List.of("Dense.class"), classes(compiled));
    }

    @Test
    void anOldClassDoesNotSurviveAndEverythingMayBeWrong() throws IOException {
        project.write("Dense", "public class Dense {}").compile();
        CompiledProject compiled =
                project.write("Dense", "public class Dense {").compile();
        assertEquals(List.of("Dense.java:2: reached end of file while parsing"), problems(compiled));
        assertFalse(Files.exists(compiled.classes().resolve("assignment")));
    }

    @Test
    void aFolderWithoutSourcesHasNoClasses() throws IOException {
        assertEquals(List.of(), new StudentProject(folder).compile().problems());
    }
}
