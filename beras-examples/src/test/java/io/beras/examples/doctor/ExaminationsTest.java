package io.beras.examples.doctor;

import static io.beras.examples.doctor.Finding.Level.OK;
import static io.beras.examples.doctor.Finding.Level.PROBLEM;
import static io.beras.examples.doctor.Finding.Level.WARNING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.arrays.NativeCode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The findings on machines that the test does not have. */
class ExaminationsTest {

    private static final String HOT_SPOT = "OpenJDK 64-Bit Server VM";

    @Test
    void ofJava() {
        assertEquals(
                OK,
                JavaExamination.examine("Debian", HOT_SPOT, "Linux amd64", true).level());
        assertEquals(
                "install a JDK to compile your own layers",
                JavaExamination.examine("Debian", HOT_SPOT, "Linux amd64", false)
                        .remedy());
        assertEquals(
                "use a JDK with HotSpot, such as Temurin",
                JavaExamination.examine("IBM", "Eclipse OpenJ9 VM", "Linux amd64", true)
                        .remedy());
        assertEquals(
                "use a JDK with the server VM",
                JavaExamination.examine("Debian", "OpenJDK Zero VM", "Linux arm", true)
                        .remedy());
    }

    @Test
    void ofTheKernels() {
        assertEquals(
                Finding.ok("native code", "linux-x86_64, OpenBLAS kernels haswell, loaded in 1.2 s"),
                NativeExamination.kernels(code("haswell"), 64, 1.23));
        assertEquals(WARNING, NativeExamination.kernels(code("prescott"), 64, 1).level());
        assertEquals(PROBLEM, NativeExamination.kernels(code("skylakex"), 63, 1).level());
    }

    @Test
    void ofThreads() {
        assertEquals(
                Finding.ok("threads", "2 for the kernels, 2 processors for this process"),
                NativeExamination.threads(2, 2));
        assertEquals(
                "leave -Dberas.threads out", NativeExamination.threads(4, 2).remedy());
        assertEquals(WARNING, NativeExamination.threads(1, 1).level());
    }

    @Test
    void ofMemory() {
        assertEquals(
                Finding.ok("memory", "768 MB of heap, and as much native memory, of 8,192 MB (4,096 MB are free)"),
                MemoryExamination.examine(768L << 20, 8L << 30, 4L << 30));
        assertEquals(
                "set JAVA_OPTS=-Xmx768m",
                MemoryExamination.examine(100L << 20, 0, 0).remedy());
        assertEquals(
                "set JAVA_OPTS=-Xmx341m, or give the container more memory",
                MemoryExamination.examine(768L << 20, 1L << 30, 0).remedy());
    }

    @Test
    void ofTheTerminal() {
        assertEquals(
                Finding.ok("terminal", "a terminal: progress bars, colors; UTF-8"),
                TerminalExamination.examine(true, Map.of(), "UTF-8"));
        assertEquals(
                Finding.ok("terminal", "a terminal: progress bars, no colors (NO_COLOR is set); UTF-8"),
                TerminalExamination.examine(true, Map.of("NO_COLOR", "1"), "UTF-8"));
        assertEquals(
                WARNING,
                TerminalExamination.examine(false, Map.of(), "US-ASCII").level());
    }

    private static NativeCode code(String kernels) {
        return new NativeCode("linux-x86_64", kernels, 2, 0, Path.of("cache"));
    }
}
