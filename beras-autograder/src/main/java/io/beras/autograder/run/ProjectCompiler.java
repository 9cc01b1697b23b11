package io.beras.autograder.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a student's project: {@code src/main/java} and {@code src/test/java} into {@code target/course/classes}.
 *
 * <p>A file with an error is left out, and the others are compiled without it; so is a file that needs this file. So an
 * error in one part costs no other part its tests. Annotation processors of the project don't run.
 *
 * <pre>{@code
 * CompiledProject project = new ProjectCompiler(System.getProperty("java.class.path")).compile(Path.of("."));
 * }</pre>
 */
public final class ProjectCompiler {

    private static final List<String> OPTIONS = List.of(
            "--release",
            "17",
            "-proc:none",
            "-implicit:none",
            "-sourcepath",
            "",
            "-parameters",
            "-nowarn",
            "-g",
            "-Xmaxerrs",
            "10000");

    private final JavaCompiler javac;
    private final String classPath;

    /**
     * Creates a compiler.
     *
     * @param classPath the libraries of the project, separated as in {@code java -cp}; without other classes of the
     *     student's package, such as the reference solution, because they would stand in for a file that does not compile
     * @throws IllegalStateException if this JVM has no Java compiler
     */
    public ProjectCompiler(String classPath) {
        this.javac = compiler(ToolProvider.getSystemJavaCompiler());
        this.classPath = classPath;
    }

    private static JavaCompiler compiler(@Nullable JavaCompiler javac) {
        if (javac == null) {
            throw new IllegalStateException(
                    "this Java has no compiler; install a JDK, version 17 or later, and point JAVA_HOME at it");
        }
        return javac;
    }

    /** Compiles the project in this folder. */
    public CompiledProject compile(Path project) throws IOException {
        Path classes = project.resolve(Path.of("target", "course", "classes"));
        List<Path> files = new ArrayList<>(sources(project.resolve(Path.of("src", "main", "java"))));
        files.addAll(sources(project.resolve(Path.of("src", "test", "java"))));
        List<CompileProblem> problems = new ArrayList<>();
        List<CompileProblem> found;
        do {
            found = attempt(files, classes, leftOut(problems));
            problems.addAll(found);
            files.removeAll(leftOut(found));
        } while (!found.isEmpty());
        return new CompiledProject(classes, problems);
    }

    private static Set<Path> leftOut(List<CompileProblem> problems) {
        return problems.stream().map(CompileProblem::file).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        }
    }

    /** Compiles into an empty folder, and returns the errors: javac also writes classes when it fails. */
    private List<CompileProblem> attempt(List<Path> files, Path classes, Set<Path> leftOut) throws IOException {
        if (Files.exists(classes)) {
            PathUtils.deleteDirectory(classes);
        }
        Files.createDirectories(classes);
        if (files.isEmpty()) {
            return List.of();
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter otherOutput = new StringWriter();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(diagnostics, Locale.ENGLISH, UTF_8)) {
            List<String> options = new ArrayList<>(OPTIONS);
            options.addAll(List.of("-encoding", "UTF-8", "-cp", classPath, "-d", classes.toString()));
            boolean compiled = javac.getTask(
                            otherOutput,
                            manager,
                            diagnostics,
                            options,
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            List<CompileProblem> problems = withoutCopies(diagnostics.getDiagnostics().stream()
                            .filter(diagnostic ->
                                    diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() != null)
                            .toList())
                    .stream()
                    .map(diagnostic -> problem(diagnostic, leftOut))
                    .toList();
            if (!compiled && problems.isEmpty()) {
                throw new IllegalStateException("the compiler failed: " + otherOutput + diagnostics.getDiagnostics());
            }
            return problems;
        }
    }

    /** Of "Dense.java" and "Dense copy.java", javac calls the second one the duplicate, and the copy misnamed: leave that out. */
    private static List<Diagnostic<? extends JavaFileObject>> withoutCopies(
            List<Diagnostic<? extends JavaFileObject>> errors) {
        List<Diagnostic<? extends JavaFileObject>> others = errors.stream()
                .filter(error -> !error.getCode().equals("compiler.err.duplicate.class"))
                .toList();
        return others.isEmpty() ? errors : others;
    }

    private static CompileProblem problem(Diagnostic<? extends JavaFileObject> diagnostic, Set<Path> leftOut) {
        String message = diagnostic.getMessage(Locale.ENGLISH);
        String needed = leftOut.stream()
                .map(file -> file.toFile().getName())
                .filter(name -> message.matches("(?s).*\\b\\Q" + name.replace(".java", "") + "\\E\\b.*"))
                .collect(Collectors.joining(", "));
        String oneLine = message.lines().map(String::strip).collect(Collectors.joining("; "));
        return new CompileProblem(
                new File(diagnostic.getSource().toUri()).toPath(),
                Math.max(diagnostic.getLineNumber(), 0),
                needed.isEmpty() ? oneLine : "needs " + needed + ", which does not compile");
    }
}
