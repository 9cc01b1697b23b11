package io.beras.autograder.sandbox;

import static io.beras.autograder.sandbox.TestSandbox.line;
import static io.beras.autograder.sandbox.TestSandbox.lines;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What hostile programs achieve: nothing, as far as this machine gives the protection that a test needs. {@link
 * OtherMachinesTest} runs these tests as on weaker machines.
 */
@Timeout(60)
class HostileProgramsTest {

    private static TestSandbox sandbox;

    @BeforeAll
    static void probe() throws IOException {
        sandbox = new TestSandbox();
    }

    @AfterAll
    static void close() throws IOException {
        sandbox.close();
    }

    @AfterEach
    void noFolderIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(sandbox.work())) {
            assertEquals(
                    0,
                    files.filter(file -> file.getFileName().toString().startsWith("process"))
                            .count(),
                    "a folder of a process is left");
        }
    }

    private static void needs(Protection... anyOf) {
        assumeTrue(
                Arrays.stream(anyOf).anyMatch(sandbox.sandbox().held()::contains),
                () -> "this machine does not give " + Arrays.toString(anyOf));
    }

    @Test
    void exitWithCodeZeroIsNamed() throws IOException {
        try (SandboxedProcess process = sandbox.start("Exits", "0")) {
            assertEquals("", lines(process));
            assertEquals("the process ended with exit code 0; remove System.exit", process.ending());
        }
    }

    @Test
    void exitWithTheCodeOfOutOfMemoryIsNotTakenForIt() throws IOException {
        try (SandboxedProcess process = sandbox.start("Exits", "3")) {
            lines(process);
            assertEquals("the process ended with exit code 3; remove System.exit", process.ending());
        }
    }

    @Test
    void aLoopThatNoExitEndsIsKilled() throws IOException {
        SandboxedProcess process = sandbox.start("NeverEnds");
        assertEquals("started", line(process));
        long start = System.nanoTime();
        process.close();
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5));
        assertEquals(
                "the process did not end by itself and was ended by the grader; look for an endless loop",
                process.ending());
    }

    @Test
    void aFullHeapEndsTheProgram() throws IOException {
        try (SandboxedProcess process = sandbox.start("FillsHeap")) {
            lines(process);
            assertTrue(
                    process.ending().startsWith("the process used more memory than 64 MB and was ended"),
                    process.ending());
        }
    }

    @Test
    void memoryOutsideTheHeapIsLimited() throws IOException {
        needs(Protection.RESOURCE_LIMITS);
        try (SandboxedProcess process = sandbox.start("FillsMemory")) {
            String told = lines(process);
            assertTrue(
                    told.contains("OutOfMemoryError") || process.ending().contains("could not get more memory"),
                    () -> told + process.ending() + process.output());
        }
    }

    @Test
    void threadsAreLimited() throws IOException {
        needs(Protection.OTHER_USER);
        needs(Protection.RESOURCE_LIMITS);
        try (SandboxedProcess process = sandbox.start("StartsThreads")) {
            String told = lines(process);
            assertTrue(
                    told.contains("unable to create native thread")
                            || process.ending().contains("more memory"),
                    told + process.ending());
        }
    }

    @Test
    void aNativeCrashIsNamed() throws IOException {
        try (SandboxedProcess process = sandbox.start("Crashes")) {
            lines(process);
            assertTrue(process.ending().startsWith("native crash (exit code 13"), process.ending());
        }
    }

    @Test
    void detachedProcessesDoNotOutliveTheProgram() throws IOException {
        String duration = "98765." + System.nanoTime();
        try (SandboxedProcess process = sandbox.start("Forks", duration)) {
            assertEquals("started", line(process), process.output());
        }
        assertEquals(
                0,
                ProcessHandle.allProcesses()
                        .filter(other -> other.info().commandLine().orElse("").contains(duration))
                        .count());
    }

    @Test
    void aFloodOfOutputIsReadAndCut() throws IOException {
        try (SandboxedProcess process = sandbox.start("Floods")) {
            assertEquals("dry", line(process));
            assertEquals(16 << 10, process.output().length());
        }
    }

    @Test
    void nothingOutsideOfItsFolderIsWritten() throws IOException {
        needs(Protection.OWN_FOLDER_ONLY);
        Path temporary = Path.of("/tmp", "written-by-" + System.nanoTime());
        Path shared = Path.of("/dev/shm", temporary.getFileName().toString());
        Path results = sandbox.work().resolve("results.json");
        Path jar = sandbox.work().resolve("hostile.jar");
        byte[] content = Files.readAllBytes(jar);
        try (SandboxedProcess process = sandbox.start(
                "WritesFiles", temporary.toString(), shared.toString(), results.toString(), jar.toString(), "own")) {
            assertEquals(
                    refused(temporary, "") + "\n" + refused(shared, "") + "\n" + refused(results, "") + "\n"
                            + refused(jar, "") + "\nown: done",
                    lines(process));
        }
        assertFalse(Files.exists(temporary));
        assertArrayEquals(content, Files.readAllBytes(jar));
    }

    private static String refused(Path file, String reason) {
        return file + ": java.nio.file.AccessDeniedException: " + file + reason;
    }

    @Test
    void filesOfTheGraderAreNotRead() throws IOException {
        needs(Protection.OTHER_USER, Protection.OWN_FOLDER_ONLY);
        Path secrets = Files.createTempDirectory(
                sandbox.work(),
                "secrets",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path salt = Files.writeString(secrets.resolve("salt"), "a secret");
        Path environment = Path.of("/proc/" + ProcessHandle.current().pid() + "/environ");
        Path memory = Path.of("/proc/" + ProcessHandle.current().pid() + "/mem");
        try (SandboxedProcess process =
                sandbox.start("ReadsFiles", salt.toString(), environment.toString(), memory.toString())) {
            lines(process).lines().forEach(line -> assertTrue(line.contains("Exception"), line));
        }
    }

    @Test
    void theSurroundingsHoldNoSecret() throws IOException {
        try (SandboxedProcess process = sandbox.start("ShowsSurroundings", "an argument")) {
            String told = lines(process);
            assertTrue(
                    told.lines()
                            .filter(line -> line.startsWith("environment: "))
                            .allMatch(line -> line.matches("environment: \\[(BERAS_SUBMISSION|LANG|LC_ALL|LC_CTYPE"
                                    + "|MALLOC_ARENA_MAX|OMP_NUM_THREADS|OPENBLAS_NUM_THREADS|PATH|PWD|, )*]")),
                    told);
            assertTrue(told.contains("folder: " + sandbox.work().resolve("p")), told);
            assertTrue(told.contains("arguments: [an argument]"), told);
        }
    }

    @Test
    void aLargeFileIsRefused() throws IOException {
        needs(Protection.RESOURCE_LIMITS);
        try (SandboxedProcess process = sandbox.start("WritesMuch")) {
            assertEquals("1 GB: java.io.IOException: File too large", lines(process));
        }
    }

    @Test
    void aFolderTooDeepForJavaIsRemoved() throws IOException {
        try (SandboxedProcess process = sandbox.start("WritesDeep")) {
            assertEquals("exit code 0", lines(process), process.output());
        }
    }

    @Test
    void noConnectionIsOpened() throws IOException {
        needs(Protection.NO_NETWORK);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SandboxedProcess process =
                        sandbox.start("Connects", "127.0.0.1", String.valueOf(server.getLocalPort()))) {
            String told = lines(process);
            assertTrue(told.matches("(?s)connection: java.net.\\w*Exception.*"), told);
        }
    }

    @Test
    void theChannelIsTheOnlyOne() throws IOException {
        try (SandboxedProcess process = sandbox.start("ConnectsTwice")) {
            assertEquals("connected", line(process));
            process.channel().write(ByteBuffer.wrap(new byte[1]));
            String told = lines(process);
            assertTrue(told.matches("second channel: java.net.\\w*Exception.*"), told);
        }
    }

    @Test
    void otherProcessesAreNotKilled() throws IOException, InterruptedException {
        needs(Protection.OTHER_USER, Protection.PROCESS_NAMESPACE);
        Process victim = new ProcessBuilder("sleep", "100").start();
        try (SandboxedProcess process = sandbox.start("Kills", String.valueOf(victim.pid()))) {
            assertEquals("exit code 1", lines(process));
            assertFalse(victim.waitFor(100, TimeUnit.MILLISECONDS));
        } finally {
            victim.destroyForcibly();
        }
    }
}
