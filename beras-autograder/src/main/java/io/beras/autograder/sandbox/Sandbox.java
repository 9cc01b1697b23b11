package io.beras.autograder.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.lang3.SystemUtils;

/**
 * Starts Java programs that hold code of a submission, with all protections that this machine gives.
 *
 * <p>Each program gets a fresh folder, which is its working and its temporary folder, a cleared environment, and a
 * Unix-domain socket to its parent. The more of the following is there, the more is protected: Linux, root, prlimit, setpriv,
 * unshare, perl. Without any of them a program still runs in a process of its own.
 *
 * <pre>{@code
 * Sandbox sandbox = Sandbox.probe(work, 0);
 * sandbox.missing().forEach(protection -> System.err.println("missing: " + protection.textIfMissing()));
 * try (SandboxedProcess process = sandbox.start(new JavaProgram("com.example.Main", classPath, List.of(), 256))) {
 *     ask(process.channel());
 * }
 * }</pre>
 */
public final class Sandbox {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Path work;
    private final Confinement confinement;

    private Sandbox(Path work, Confinement confinement) {
        this.work = work;
        this.confinement = confinement;
    }

    /**
     * Finds the protections of this machine by running a harmless program with each of them.
     *
     * @param work a folder of this user. Each sandbox needs its own, which its creator deletes. Its path should be short,
     *     because a socket's path has at most 100 bytes, and must be reachable for all users, such as below /tmp
     * @param userNumber 0, or another number for each sandbox that this JVM uses at the same time: as root, programs run as
     *     user 61234 plus this number, or a higher one if another JVM uses that, and all processes of the user are killed
     *     when a program ends
     * @throws UncheckedIOException if the work folder cannot be written, or if this is root and other users cannot reach it
     */
    public static Sandbox probe(Path work, int userNumber) {
        return probe(work, userNumber, EnumSet.allOf(Protection.class));
    }

    /** Leaves protections out that the machine may give; for tests of weaker machines. */
    static Sandbox probe(Path work, int userNumber, Set<Protection> wanted) {
        try {
            Path absolute = work.toAbsolutePath();
            return new Sandbox(absolute, new Probe(absolute).find(userNumber, wanted));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the work folder " + work + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for the protections of this machine", e);
        }
    }

    /** Returns the protections that hold for every program. */
    public List<Protection> held() {
        return List.copyOf(confinement.layers().protections());
    }

    /** Returns the protections that this machine does not give. */
    public List<Protection> missing() {
        return Arrays.stream(Protection.values())
                .filter(protection -> !held().contains(protection))
                .toList();
    }

    /**
     * Starts a JVM, and returns when its main class has connected to the socket whose path is its first argument.
     *
     * @throws IOException with the first lines of its output, if the program ends or waits for a minute without connecting
     */
    public SandboxedProcess start(JavaProgram program) throws IOException {
        ChildFolder folder = ChildFolder.create(work, confinement.user());
        try (Rendezvous rendezvous = new Rendezvous(folder.path(), confinement.user())) {
            StartedProcess process = start(program, folder, rendezvous.socket());
            Optional<SocketChannel> channel = rendezvous.accept(process.process(), START_PATIENCE);
            if (channel.isPresent()) {
                return new ConnectedProcess(process, channel.get());
            }
            process.close();
            throw new IOException("The program " + program.mainClass() + " did not connect: " + process.ending()
                    + ". It printed: " + process.output());
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private StartedProcess start(JavaProgram program, ChildFolder folder, Path socket) throws IOException {
        NativeLibraries libraries = SystemUtils.IS_OS_LINUX
                ? NativeFolder.of(program.classPath(), SharedCache.folder(work))
                : new NativeLibraries(program.classPath(), Optional.empty());
        List<Path> readable = new ArrayList<>(libraries.readable());
        readable.addAll(program.readable());
        readable.add(Path.of(System.getProperty("java.home")));
        if (confinement.user().isPresent()) {
            for (Path path : readable) {
                ReadableFiles.open(path, work);
            }
        }
        ProgramNeeds needs =
                new ProgramNeeds(folder.path(), readable, program.heapMegabytes(), program.arrayMegabytes());
        List<String> command =
                confinement.layers().command(needs, JavaCommand.of(program, libraries, folder.path(), socket));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.path().toFile()).redirectErrorStream(true);
        ChildEnvironment.reduce(builder.environment());
        String mark = "BERAS_SUBMISSION=" + UUID.randomUUID();
        builder.environment().put("BERAS_SUBMISSION", mark.substring(mark.indexOf('=') + 1));
        Process process = builder.start();
        return new StartedProcess(process, confinement.leftovers(process, mark), folder, program.heapMegabytes());
    }
}
