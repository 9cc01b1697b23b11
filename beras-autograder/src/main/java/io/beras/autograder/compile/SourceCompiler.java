package io.beras.autograder.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Compiles sources in memory; a source with an error is left out, and the others are compiled without it. */
final class SourceCompiler {

    /** Without annotation processors, which a submission could contain, and without other sources. */
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
    private final String libraries;

    /**
     * Creates a compiler.
     *
     * @param libraries a class path
     */
    SourceCompiler(JavaCompiler javac, String libraries) {
        this.javac = javac;
        this.libraries = libraries;
    }

    /** Compiles the sources and describes their classes. */
    CompilerReply compile(CompilerRequest request) throws IOException {
        SortedMap<String, String> sources = request.sources();
        SortedMap<String, String> left = new TreeMap<>(sources);
        SortedMap<String, String> misplaced = ParsedSources.inWrongPackage(sources);
        left.keySet().removeAll(misplaced.keySet());
        List<String> problems = new ArrayList<>(misplaced.values());
        SortedMap<String, byte[]> classes = new TreeMap<>();
        SortedSet<String> wrong;
        do {
            wrong = attempt(new CompilerRequest(left, request.dependencies()), classes, problems);
            left.keySet().removeAll(wrong);
        } while (!wrong.isEmpty());
        return new CompilerReply("", classes, List.copyOf(left.keySet()), problems, SourceSignatures.of(sources));
    }

    /** Compiles once; javac also writes classes when it fails, and these do not count. */
    private SortedSet<String> attempt(CompilerRequest request, SortedMap<String, byte[]> classes, List<String> problems)
            throws IOException {
        SortedSet<String> wrong = new TreeSet<>();
        if (request.sources().isEmpty()) {
            return wrong;
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter otherOutput = new StringWriter();
        try (StandardJavaFileManager onDisk = javac.getStandardFileManager(diagnostics, Locale.ENGLISH, UTF_8);
                MemoryFiles files = new MemoryFiles(onDisk, request.dependencies())) {
            List<String> options = new ArrayList<>(OPTIONS);
            options.addAll(List.of("-cp", libraries));
            var units = MemoryFiles.sources(request.sources());
            boolean compiled = javac.getTask(otherOutput, files, diagnostics, options, null, units)
                    .call();
            for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
                if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() != null) {
                    String path = MemoryFiles.path(diagnostic.getSource());
                    wrong.add(path);
                    problems.add(problem(path, diagnostic));
                }
            }
            if (!compiled && wrong.isEmpty()) {
                throw new IllegalStateException(otherOutput + " " + diagnostics.getDiagnostics());
            }
            classes.putAll(wrong.isEmpty() ? files.classes() : Map.of());
        }
        return wrong;
    }

    private static String problem(String path, Diagnostic<?> diagnostic) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String message =
                diagnostic.getMessage(Locale.ENGLISH).lines().map(String::strip).collect(Collectors.joining("; "));
        return file + (diagnostic.getLineNumber() > 0 ? ":" + diagnostic.getLineNumber() : "") + ": " + message;
    }
}
