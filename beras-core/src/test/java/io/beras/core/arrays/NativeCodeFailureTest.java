package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a folder for native code, each use of a tensor throws an error with the folder and the remedy, in one sentence. */
class NativeCodeFailureTest {

    @TempDir
    private Path directory;

    @Test
    @Tag("slow")
    void eachUseNamesTheFolderAndTheRemedy() throws IOException, InterruptedException {
        // A file in place of the folder: permissions would not stop the user root.
        Path file = Files.createFile(directory.resolve("file"));
        Path folder = file.resolve("cache");
        String printed = ChildProcess.run(
                ThreeTensors.class,
                "-Dorg.bytedeco.javacpp.cachedir=" + folder,
                // The folders that JavaCPP tries next.
                "-Duser.home=" + file,
                "-Djava.io.tmpdir=" + file);
        List<String> lines = printed.lines()
                .filter(line -> !line.startsWith("WARNING: java.io.tmpdir")) // of newer JDKs
                .toList();

        assertEquals(3, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(
                    line.startsWith("ND4J's native code could not be unpacked into the folder " + folder + " ("), line);
            assertTrue(
                    line.endsWith("; free 500 MB on its disk, or set -Dorg.bytedeco.javacpp.cachedir"
                            + " to a folder where this user may write and execute files"),
                    line);
        }
    }

    @Test
    void namesTheRootOfAFullDisk() {
        Throwable failure = new RuntimeException(
                "ND4J is probably missing dependencies.",
                new UnsatisfiedLinkError("no jnind4jcpu").initCause(new IOException("No space left on device")));

        String sentence = NativeCodeFailure.describe(failure);

        assertTrue(sentence.contains(" (No space left on device); free 500 MB"), sentence);
    }

    @Test
    void doesNotBlameTheFolderForAMissingBackend() {
        assertEquals(
                "ND4J's native code could not be loaded (no backend); check the class path and the platform",
                NativeCodeFailure.describe(new RuntimeException(new IllegalStateException("no backend"))));
    }

    /** The child process: creates three tensors in different ways, and prints why it could not. */
    static final class ThreeTensors {
        public static void main(String[] arguments) {
            for (Runnable use :
                    List.<Runnable>of(() -> Tensor.zeros(2, 2), () -> Tensor.of(1, 2), () -> Tensor.randomNormal(3))) {
                try {
                    use.run();
                } catch (UnsatisfiedLinkError e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }
}
