package io.beras.examples.mnist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beras.data.images.Mnist;
import io.beras.data.images.MnistFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DownloadScriptTest {

    private static final Path ROOT = Path.of("..");
    private static final Path SCRIPT = ROOT.resolve("scripts/download-mnist.sh");

    private record Outcome(int exitCode, String output) {}

    @TempDir
    Path directory;

    @BeforeEach
    void needsCurl() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl"))),
                "curl is not installed");
    }

    @Test
    void reportsTheReasonOfEachMirrorAndLeavesNoFiles() throws Exception {
        try (TestMirror empty = new TestMirror(TestMirror.NOT_FOUND);
                TestMirror other = new TestMirror(TestMirror.OTHER_CONTENT)) {
            Outcome outcome = run(empty.address() + " " + other.address());

            assertEquals(1, outcome.exitCode(), outcome.output());
            assertTrue(
                    outcome.output().contains("train-images-idx3-ubyte.gz could not be downloaded"), outcome.output());
            assertTrue(outcome.output().contains("404"), outcome.output());
            assertTrue(outcome.output().contains(other.address() + ": the content is not"), outcome.output());
            assertEquals(0, filesInDirectory());
        }
    }

    @Test
    void neverOverwritesADamagedFile() throws Exception {
        Path damaged = directory.resolve("train-images.idx3-ubyte");
        Files.write(damaged, new byte[] {1});

        Outcome outcome = run("http://127.0.0.1:1/");

        assertEquals(1, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().contains(damaged + " is not the file that was published"), outcome.output());
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(damaged));
        assertEquals(1, filesInDirectory());
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BERAS_DATA", matches = ".+")
    void downloadsMnistAndKeepsIt() throws Exception {
        Path source = Path.of(System.getenv("BERAS_DATA")).toAbsolutePath();
        assumeTrue(
                Arrays.stream(MnistFile.values())
                        .allMatch(file -> Files.exists(source.resolve(file.standardName() + ".gz"))),
                "BERAS_DATA holds other spellings than a mirror");

        Outcome fetched = run("file://" + directory.resolve("absent") + "/ file://" + source + "/");
        assertEquals(0, fetched.exitCode(), fetched.output());
        assertEquals(60_000, Mnist.read(directory).training().size());
        assertEquals(4, filesInDirectory());

        Outcome kept = run("http://127.0.0.1:1/");
        assertEquals(0, kept.exitCode(), kept.output());
    }

    @Test
    void theScriptAndThePageKnowTheSameFilesAsTheDownload() throws IOException {
        String script = Files.readString(SCRIPT);
        String page = Files.readString(ROOT.resolve("data/README.md"));

        for (PublishedFile file : PublishedFile.ALL) {
            String name = file.file().standardName();
            assertTrue(script.contains(name + " " + file.contentBytes() + " " + file.sum()), name);
            assertTrue(page.contains(name) && page.contains(file.sum()), name);
        }
    }

    private Outcome run(String mirrors) throws IOException, InterruptedException {
        ProcessBuilder script =
                new ProcessBuilder("sh", SCRIPT.toString(), directory.toString()).redirectErrorStream(true);
        script.environment().put("BERAS_MIRRORS", mirrors);
        Process process = script.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private long filesInDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }
}
