package assignment.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import assignment.Dense;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.CourseFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** The reference solution: its sources, its compiled classes, and its tests. */
final class ReferenceSolution {

    private static final Path SOURCES = Path.of("src", "main", "java", "assignment");

    private ReferenceSolution() {}

    /** Returns the course of this module. */
    static Course course() throws IOException {
        return CourseFile.read(Path.of("course.json"));
    }

    /** Returns the source of a class of the package "assignment". */
    static String source(String className) throws IOException {
        return Files.readString(SOURCES.resolve(className + ".java"));
    }

    /** Returns the folders of the compiled reference solution and of the compiled tests. */
    static List<Path> classFolders() {
        return List.of(folderOf(Dense.class), folderOf(ReferenceSolution.class));
    }

    /**
     * Compiles changed sources against the reference solution.
     *
     * @param sources the source of each changed class
     * @param work an empty folder
     * @return the folder of the compiled classes
     */
    static Path compile(Map<String, String> sources, Path work) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("sources").resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue(), UTF_8));
        }
        Path classes = Files.createDirectories(work.resolve("classes"));
        var javac = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (var manager = javac.getStandardFileManager(problems, null, UTF_8)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-implicit:none",
                    "-nowarn",
                    "-cp",
                    classPath(),
                    "-d",
                    classes.toString());
            boolean compiled = javac.getTask(
                            null, manager, problems, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(problems.getDiagnostics().toString());
            }
        }
        return classes;
    }

    private static String classPath() {
        return folderOf(Dense.class) + System.getProperty("path.separator") + System.getProperty("java.class.path");
    }

    private static Path folderOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
