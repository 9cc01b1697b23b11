package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.run.CompiledProject;
import io.beras.autograder.run.GradedTests;
import io.beras.autograder.run.ProjectCompiler;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import io.beras.autograder.stencil.StencilMaker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole course: make the stencil, see it fail, write part after part, reach full marks, run the commands of the handout. */
@Tag("long")
class CourseLoopTest {

    private final String libraries = libraries();

    @Test
    void fromNothingToFullMarks(@TempDir Path work) throws Exception {
        Path project = work.resolve("Übung 2");
        new StencilMaker(Path.of(""), libraries).make(project, Tier.ADVANCED);
        Path classPath = project.resolve("target").resolve("course").resolve("classpath.txt");
        Files.createDirectories(classPath.getParent());
        Files.writeString(classPath, libraries);

        Run fresh = course(project, "check");
        assertEquals(1, fresh.exitCode(), fresh.output());

        Course course = ReferenceSolution.course();
        for (Part part : course.parts()) {
            if (!part.manual()) {
                write(project, part);
                assertPasses(project, course, part);
            }
        }

        Run whole = course(project, "check");
        assertEquals(0, whole.exitCode(), whole.output());
        assertTrue(whole.output().contains("all public checks passed"), whole.output());
        assertTheHandoutsCommandsWork(project);
    }

    private static void assertTheHandoutsCommandsWork(Path project) throws Exception {
        String pom = Files.readString(project.resolve("pom.xml"));
        for (String line : Handout.commands()) {
            if (line.startsWith("mvn ")) {
                assertTrue(pom.contains("exec-maven-plugin"), line + " needs the plugin");
            } else {
                Run run = course(
                        project, line.substring("java Course.java ".length()).split(" "));
                assertEquals(0, run.exitCode(), () -> line + " printed\n" + run.output());
            }
        }
    }

    /** Writes a part, as a student would. */
    private static void write(Path project, Part part) throws IOException {
        for (String name : part.classes()) {
            Path file = project.resolve(Path.of("src", "main", "java", "assignment", name + ".java"));
            String source = ReferenceSolution.source(name);
            List<String> steps = part.steps().stream()
                    .map(step -> part.name() + "/" + step.name())
                    .toList();
            Files.writeString(
                    file, UnfinishedSolution.of(source, step -> steps.contains(step.toString()) || isWritten(file)));
        }
    }

    /** Two parts may share a class: the part that was written first stays written. */
    private static boolean isWritten(Path file) {
        try {
            return Files.readString(file).contains("@Exercise");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertPasses(Path project, Course course, Part part) throws Exception {
        CompiledProject compiled = new ProjectCompiler(libraries).compile(project);
        assertEquals(List.of(), compiled.problems());
        List<String> tests =
                part.tests().stream().map(test -> "assignment." + test).toList();
        List<TestOutcome> outcomes = GradedTests.of(List.of(compiled.classes()), course.packageName())
                .only(checks -> checks.part().equals(part.name()))
                .run(tests);
        assertEquals(
                part.steps().stream().mapToInt(step -> step.tests()).sum(),
                outcomes.size(),
                () -> "tests of " + part.name());
        assertEquals(
                List.of(),
                outcomes.stream()
                        .filter(outcome -> outcome.status() != Status.PASSED)
                        .toList());
    }

    private record Run(int exitCode, String output) {}

    /** Runs {@code java Course.java} in the project. */
    private static Run course(Path project, String... args) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                Stream.concat(Stream.of(java, "Course.java"), Stream.of(args)).toList();
        Path output = Files.createTempFile("course", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        String text = Files.readString(output);
        Files.delete(output);
        return new Run(exitCode, text);
    }

    /** Returns the class path of this test without the reference solution. */
    private static String libraries() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> own =
                ReferenceSolution.classFolders().stream().map(Path::toString).toList();
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !own.contains(entry))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
