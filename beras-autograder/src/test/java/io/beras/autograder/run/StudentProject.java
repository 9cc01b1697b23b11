package io.beras.autograder.run;

import io.beras.autograder.Checks;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A student's project in a temporary folder, for tests. */
final class StudentProject {

    private final Path folder;

    StudentProject(Path folder) {
        this.folder = folder;
    }

    /** Writes a class of the package "assignment". */
    StudentProject write(String className, String code) {
        return write("main", className, code);
    }

    /** Writes a class of graded tests of the package "assignment". */
    StudentProject writeTest(String className, String methods) {
        return write("test", className, """
                import io.beras.autograder.Checks;
                import io.beras.autograder.Submission;
                import org.junit.jupiter.api.Assertions;
                class %s {
                    %s
                }
                """.formatted(className, methods));
    }

    private StudentProject write(String kind, String className, String code) {
        Path file = folder.resolve(Path.of("src", kind, "java", "assignment", className + ".java"));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "package assignment;\n" + code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    CompiledProject compile() throws IOException {
        return new ProjectCompiler(classPath(Checks.class, Diagnosis.class, Test.class)).compile(folder);
    }

    /** Returns the class path that contains these classes; the class path of the JVM may be that of a test launcher. */
    private static String classPath(Class<?>... classes) {
        return Stream.of(classes).map(StudentProject::location).collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compiles the project without an error, and returns its tests. */
    GradedTests tests() throws IOException {
        CompiledProject compiled = compile();
        if (!compiled.problems().isEmpty()) {
            throw new AssertionError(compiled.problems().toString());
        }
        return GradedTests.of(List.of(compiled.classes()), "assignment");
    }
}
