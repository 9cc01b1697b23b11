package io.beras.autograder.sandbox;

import static io.beras.autograder.sandbox.TestSandbox.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SandboxTest {

    private static TestSandbox sandbox;

    @BeforeAll
    static void probe() throws IOException {
        sandbox = new TestSandbox();
    }

    @AfterAll
    static void close() throws IOException {
        sandbox.close();
    }

    @Test
    void everyProtectionIsHeldOrMissing() {
        List<Protection> all = new ArrayList<>(sandbox.sandbox().held());
        all.addAll(sandbox.sandbox().missing());
        assertEquals(EnumSet.allOf(Protection.class), EnumSet.copyOf(all));
        assertEquals(Protection.values().length, all.size());
    }

    @Test
    void filesThatTheProgramMayReadAreOpened() throws IOException {
        Path folder = Files.createTempDirectory(sandbox.work(), "reference");
        Path file = Files.writeString(folder.resolve("A.class"), "content");
        try (SandboxedProcess process = sandbox.startReading(folder, "ReadsFiles", file.toString())) {
            assertEquals(file + ": done", lines(process));
        }
    }

    @Test
    void aProgramThatDoesNotConnectIsAnErrorWithItsOutput() {
        String message =
                assertThrows(IOException.class, () -> sandbox.start("Missing")).getMessage();
        assertTrue(
                message.startsWith("The program io.beras.autograder.sandbox.hostile.Missing did not connect: "
                        + "the process ended with exit code 1"),
                message);
        assertTrue(message.contains("ClassNotFoundException: io.beras.autograder.sandbox.hostile.Missing"), message);
        assertEquals(List.of(), foldersOfProcesses());
    }

    private static List<String> foldersOfProcesses() {
        return Arrays.stream(sandbox.work().toFile().list())
                .filter(name -> name.startsWith("process"))
                .toList();
    }

    @Test
    void aWorkFolderWithALongPathIsAnErrorThatNamesTheLength() throws IOException {
        Path work = Files.createDirectory(sandbox.work().resolve("f".repeat(100)));
        Sandbox other = Sandbox.probe(work, 7);
        String message = assertThrows(
                        IOException.class, () -> other.start(new JavaProgram("Main", List.of(), List.of(), 64)))
                .getMessage();
        assertTrue(message.endsWith("but a socket may have 100; choose a work folder with a shorter path."), message);
    }

    @Test
    void aWorkFolderThatAnotherUserCannotReachIsAnError() throws IOException {
        assumeTrue(sandbox.sandbox().held().contains(Protection.OTHER_USER), "programs run as this user");
        Path hidden = Files.createTempDirectory(sandbox.work(), "hidden");
        Path work = Files.createDirectory(hidden.resolve("work"));
        String message = assertThrows(UncheckedIOException.class, () -> Sandbox.probe(work, 7))
                .getMessage();
        assertEquals(
                "Cannot use the work folder " + work + ": Another user cannot pass through the folders above " + work
                        + "; choose a work folder below /tmp.",
                message);
    }

    @Test
    void closingTwiceHasNoEffect() throws IOException {
        SandboxedProcess process = sandbox.start("Exits", "5");
        lines(process);
        process.close();
        process.close();
        assertEquals("the process ended with exit code 5; remove System.exit", process.ending());
        assertFalse(process.channel().isOpen());
    }

    @Test
    void aSmallHeapIsRefused() {
        assertEquals(
                "heapMegabytes is 8; give the program at least 16 MB, in which a JVM starts",
                assertThrows(IllegalArgumentException.class, () -> new JavaProgram("Main", List.of(), List.of(), 8))
                        .getMessage());
    }
}
