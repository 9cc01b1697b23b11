package io.beras.autograder.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.sandbox.ChildClassPaths;
import io.beras.autograder.sandbox.JavaProgram;
import io.beras.autograder.sandbox.ProcessStarter;
import io.beras.autograder.sandbox.Sandbox;
import io.beras.autograder.sandbox.SandboxedProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles in a real process. */
class PartCompilerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path work;

    private static Sandbox sandbox;
    private static ChildClassPaths classPaths;
    private static PartCompiler compiler;

    @BeforeAll
    static void start() throws IOException {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        sandbox = Sandbox.probe(work, 40);
        classPaths = new ChildClassPaths(classPath, work);
        compiler = new PartCompiler(sandbox, classPaths, work, PATIENCE);
        Files.createDirectories(work.resolve("reference"));
    }

    @AfterAll
    static void end() {
        compiler.close();
    }

    private static SortedMap<String, String> sources(String... nameAndBody) {
        SortedMap<String, String> sources = new TreeMap<>();
        for (int i = 0; i < nameAndBody.length; i += 2) {
            sources.put("assignment/" + nameAndBody[i] + ".java", "package assignment;\n" + nameAndBody[i + 1]);
        }
        return sources;
    }

    private static Compilation compile(String... nameAndBody) throws IOException {
        return compiler.compile(sources(nameAndBody), work.resolve("reference"));
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void writesTheClassFilesOfSourcesThatUseTheLibrary() throws IOException {
        Compilation compilation = compile(
                "Twice", "public class Twice { io.beras.core.Tensor of(io.beras.core.Tensor x) { return x.mul(2); } }");
        assertEquals(List.of(), compilation.problems());
        assertEquals(
                Set.of("assignment/Twice.class"), files(compilation.classes().orElseThrow()));
        assertEquals(Set.of("assignment/Twice.java"), compilation.compiled());
        assertEquals(Optional.empty(), compilation.died());
    }

    @Test
    void sourcesMayUseTheClassesOfAFolderThatTheProcessCannotRead() throws IOException {
        Path others = compile("Other", "public class Other { public record Pair(int a, int b) {} }")
                .classes()
                .orElseThrow();
        Compilation compilation =
                compiler.compile(sources("User", "class User { Other.Pair pair = new Other.Pair(1, 2); }"), others);
        assertEquals(List.of(), compilation.problems());
        assertEquals(
                Set.of("assignment/User.class"), files(compilation.classes().orElseThrow()));
    }

    @Test
    void anErrorCostsItsSourceOnlyAndThoseThatNeedIt() throws IOException {
        Compilation compilation = compile(
                "Good", "class Good {}",
                "Softmax", "class Softmax {\n  int x = 1\n}",
                "UsesSoftmax", "class UsesSoftmax { Softmax softmax; }");
        assertEquals(Set.of("assignment/Good.java"), compilation.compiled());
        assertEquals("Softmax.java:3: ';' expected", compilation.problems().get(0));
        assertTrue(compilation.problems().get(1).startsWith("UsesSoftmax.java:2: cannot find symbol"));
        assertEquals(
                List.of("class Softmax", "Softmax()"), compilation.signatures().get("Softmax"));
    }

    @Test
    void aSourceOfAnotherPackageIsNamed() throws IOException {
        Compilation compilation = compiler.compile(
                new TreeMap<>(Map.of("assignment/Tensor.java", "package io.beras.core; class Tensor {}")),
                work.resolve("reference"));
        assertEquals(
                List.of("Tensor.java: needs 'package assignment;' at its start, not 'package io.beras.core;'"),
                compilation.problems());
        assertEquals(Optional.empty(), compilation.classes());
    }

    @Test
    void aSourceThatIsNestedTooDeeplyCostsThisCompilationOnly() throws IOException {
        String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
        Compilation crashed = compile("Deep", "class Deep { int x = " + deep + "; }");
        assertEquals(Optional.of("The compiler broke off: the source is nested too deeply."), crashed.died());
        assertEquals(
                Set.of("assignment/Good.java"), compile("Good", "class Good {}").compiled());
    }

    @Test
    void aProcessThatEndedWhileItWaitedIsReplaced() throws IOException {
        List<SandboxedProcess> started = new ArrayList<>();
        ProcessStarter processes = () -> {
            SandboxedProcess process = sandbox.start(
                    new JavaProgram(CompilerMain.class.getName(), classPaths.forCompiling(), List.of(), 128));
            started.add(process);
            return process;
        };
        try (PartCompiler watched = new PartCompiler(processes, work, PATIENCE)) {
            watched.compile(sources("Good", "class Good {}"), work.resolve("reference"));
            started.get(0).close();
            Compilation next = watched.compile(sources("Good", "class Good {}"), work.resolve("reference"));
            assertEquals(Optional.empty(), next.died());
            assertEquals(2, started.size());
        }
    }

    @Test
    void tooManyClassesCostThisCompilationOnly() throws IOException {
        Compilation crashed = compile("Many", "class Many { " + many() + "}");
        assertEquals(Optional.of("The compiler broke off: the class files are too many or too large."), crashed.died());
        assertEquals(
                Set.of("assignment/Good.java"), compile("Good", "class Good {}").compiled());
    }

    private static String many() {
        StringBuilder classes = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            classes.append("class C").append(i).append(" {} ");
        }
        return classes.toString();
    }

    @Test
    void aSourceThatKeepsTheCompilerBusyCostsThisCompilationOnly() throws IOException {
        try (PartCompiler impatient = new PartCompiler(sandbox, classPaths, work, Duration.ofSeconds(5))) {
            Compilation late = impatient.compile(sources("Slow", source(40)), work.resolve("reference"));
            assertEquals(Optional.of("The compiler did not end within 5 s; simplify the source."), late.died());
            Compilation next = impatient.compile(sources("Good", "class Good {}"), work.resolve("reference"));
            assertEquals(Set.of("assignment/Good.java"), next.compiled());
        }
    }

    /** The type of each variable contains the type before it twice: 2^40 types in the last variable. */
    private static String source(int variables) {
        StringBuilder text = new StringBuilder("class Slow { record Pair<A, B>(A a, B b) {}\n"
                + "  static <T> Pair<T, T> twice(T t) { return null; }\n  void run() { var x0 = 1;\n");
        for (int i = 1; i <= variables; i++) {
            text.append("var x").append(i).append(" = twice(x").append(i - 1).append(");\n");
        }
        return text.append("} }").toString();
    }
}
