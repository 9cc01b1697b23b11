package io.beras.examples.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.data.images.MnistFile;
import io.beras.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitDataFinderTest {

    @TempDir
    Path directory;

    private final TestMirror good = mirror(TestMirror.GOOD);
    private final TestMirror empty = mirror(TestMirror.NOT_FOUND);

    @AfterEach
    void closeMirrors() {
        good.close();
        empty.close();
    }

    @Test
    void readsTheFilesInTheDirectory() throws Exception {
        writeAll();

        DigitData data = find("auto", good);

        assertEquals(
                "Data: images in MNIST's format from " + directory + " (80 training and 60 test images).",
                data.announcement());
        assertEquals(directory.getFileName().toString(), data.name());
        assertEquals(80, data.images().training().size());
        assertEquals(List.of(), good.requests());
    }

    @Test
    void downloadsIfTheDirectoryIsEmpty() throws Exception {
        DigitData data = find("auto", good);

        assertEquals(
                "Data: images in MNIST's format downloaded into " + directory + " (80 training and 60 test images).",
                data.announcement());
        assertEquals(4, good.requests().size());
    }

    @Test
    void generatesDigitsIfTheDownloadFailsAndReportsWhy() throws Exception {
        DigitData data = find("auto", empty);

        assertEquals("synthetic", data.name());
        assertEquals(3, data.images().training().size());
        assertEquals(
                "Data: synthetic digits drawn by Beras itself (3 training and 2 test images), because " + directory
                        + " holds no MNIST and train-images-idx3-ubyte.gz could not be downloaded ("
                        + empty.authority() + ": HTTP 404); check the network, or download the file by hand.",
                data.announcement());
    }

    @Test
    void aDamagedFileIsAnError() throws Exception {
        writeAll();
        Path damaged = directory.resolve("t10k-labels-idx1-ubyte.gz");
        Files.write(damaged, new byte[] {1, 2, 3});

        String message =
                assertThrows(DataFileException.class, () -> find("auto", good)).getMessage();

        assertTrue(message.startsWith(damaged.toString()), message);
    }

    @Test
    void aMissingFileAmongTheFourIsAnErrorToo() throws Exception {
        TinyMnist.write(directory, MnistFile.TEST_LABELS);

        assertThrows(DataFileException.class, () -> find("auto", good));
        assertEquals(List.of(), good.requests());
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsAnErrorToo() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThrows(DataFileException.class, () -> finder(file, good).find("auto"));
    }

    @Test
    void aGivenDirectoryIsReadWithoutADownload() throws Exception {
        Path named = Files.createDirectory(directory.resolve("named"));

        assertThrows(DataFileException.class, () -> find(named.toString(), good));

        for (MnistFile file : MnistFile.values()) {
            TinyMnist.write(named, file);
        }
        assertEquals(
                "Data: images in MNIST's format from " + named + " (80 training and 60 test images).",
                find(named.toString(), good).announcement());
        assertEquals(List.of(), good.requests());
    }

    @Test
    void generatesDigitsOnRequest() throws Exception {
        writeAll();

        assertEquals(
                "Data: synthetic digits drawn by Beras itself (3 training and 2 test images).",
                find("synthetic", good).announcement());
    }

    @Test
    void theEnvironmentMayNameTheDirectory() {
        Path home = Path.of("home");
        assertEquals(Path.of("home/data/mnist"), DigitDataFinder.standardDirectory(home, Map.of()));
        assertEquals(Path.of("home/data/mnist"), DigitDataFinder.standardDirectory(home, Map.of("BERAS_DATA", "")));
        assertEquals(Path.of("elsewhere"), DigitDataFinder.standardDirectory(home, Map.of("BERAS_DATA", "elsewhere")));
    }

    private DigitData find(String choice, TestMirror mirror) throws IOException, InterruptedException {
        return finder(directory, mirror).find(choice);
    }

    private static DigitDataFinder finder(Path directory, TestMirror mirror) {
        MirrorClient mirrors =
                new MirrorClient(List.of(mirror.address()), Duration.ofSeconds(10), DownloadProgress.SILENT);
        return new DigitDataFinder(directory, new MnistDownload(mirrors, TinyMnist.FILES), TinyMnist::synthetic);
    }

    private static TestMirror mirror(TestMirror.Answer answer) {
        try {
            return new TestMirror(answer);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void writeAll() throws IOException {
        for (MnistFile file : MnistFile.values()) {
            TinyMnist.write(directory, file);
        }
    }
}
