package io.beras.autograder.compile;

import io.beras.autograder.sandbox.ChildClassPaths;
import io.beras.autograder.sandbox.JavaProgram;
import io.beras.autograder.sandbox.ProcessStarter;
import io.beras.autograder.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the sources of a submission in a process of its own.
 *
 * <p>A source that crashes the compiler, or keeps it busy, costs this compilation only: the next has a new process.
 *
 * <pre>{@code
 * try (PartCompiler compiler = new PartCompiler(sandbox, classPaths, work, Duration.ofSeconds(60))) {
 *     Compilation dense = compiler.compile(sources, referenceClasses);
 *     dense.problems().forEach(System.out::println); // Dense.java:33: ';' expected
 * }
 * }</pre>
 */
public final class PartCompiler implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 256;

    private final ProcessStarter processes;
    private final Path work;
    private final Duration patience;
    private @Nullable CompilerProcess process;

    /**
     * Creates a compiler; its process starts with the first compilation.
     *
     * @param sandbox starts the process
     * @param classPaths the libraries that a submission may use
     * @param work a folder of the grader for class files, in which the process may read
     * @param patience the time for one compilation
     */
    public PartCompiler(Sandbox sandbox, ChildClassPaths classPaths, Path work, Duration patience) {
        this(
                () -> {
                    JavaProgram program = new JavaProgram(
                            CompilerMain.class.getName(),
                            classPaths.forCompiling(),
                            List.of(),
                            HEAP_MEGABYTES,
                            JavaProgram.SMALL_ARRAYS,
                            List.of(work));
                    return sandbox.start(program);
                },
                work,
                patience);
    }

    PartCompiler(ProcessStarter processes, Path work, Duration patience) {
        this.processes = processes;
        this.work = work;
        this.patience = patience;
    }

    /**
     * Compiles sources. A source with an error is left out, and the others are compiled without it.
     *
     * @param sources the texts by their paths, such as "assignment/Dense.java"
     * @param dependencies a folder below the folder of work, with classes that the sources may use, such as those of the reference solution
     * @throws IOException if no process can be started, or the folder of work can't be written
     */
    public Compilation compile(SortedMap<String, String> sources, Path dependencies) throws IOException {
        CompilerRequest request = new CompilerRequest(sources, ClassFolder.read(dependencies));
        CompilerProcess running = process;
        return running == null ? compile(request, start()) : compile(request, running);
    }

    private CompilerProcess start() throws IOException {
        CompilerProcess started = new CompilerProcess(processes.start(), patience);
        process = started;
        return started;
    }

    private Compilation compile(CompilerRequest request, CompilerProcess used) throws IOException {
        boolean isFirst = !used.hasAnswered();
        CompilerReply reply;
        try {
            reply = used.ask(request);
        } catch (IOException e) {
            Compilation death = Compilation.ofDeath(used.death());
            close();
            // The end of another process of the same user ends a waiting process too, which is no fault of the source.
            return isFirst || used.isLate() ? death : compile(request, start());
        }
        return compilation(reply, request.sources());
    }

    private Compilation compilation(CompilerReply reply, SortedMap<String, String> sources) throws IOException {
        if (!reply.failure().isEmpty()) {
            close();
            return Compilation.ofDeath("The compiler broke off: " + reply.failure() + ".");
        }
        if (reply.classes().isEmpty()) {
            return new Compilation(
                    Optional.empty(), new TreeSet<>(), reply.problems(), reply.signatures(), Optional.empty());
        }
        TreeSet<String> compiled = new TreeSet<>(reply.compiled());
        if (!sources.keySet().containsAll(compiled)) {
            return Compilation.ofDeath("The compiler's answer names sources that it was not given: " + compiled + ".");
        }
        Path folder = Files.createTempDirectory(Files.createDirectories(work), "classes");
        Optional<String> stranger = ClassFolder.write(folder, reply.classes(), compiled);
        if (stranger.isPresent()) {
            return Compilation.ofDeath("The compiler's answer is wrong: " + stranger.get() + ".");
        }
        return new Compilation(Optional.of(folder), compiled, reply.problems(), reply.signatures(), Optional.empty());
    }

    /** Ends the process. */
    @Override
    public void close() {
        rest();
    }

    /** Ends the process, which frees its memory; the next compilation starts another process. */
    public void rest() {
        CompilerProcess running = process;
        process = null;
        if (running != null) {
            running.close();
        }
    }
}
