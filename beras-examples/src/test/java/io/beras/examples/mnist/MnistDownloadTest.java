package io.beras.examples.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.data.images.Mnist;
import io.beras.data.images.MnistFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class MnistDownloadTest {

    private static final Duration TIME = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    /** Uses the HTTP client once, because its first use is slow and would disturb the tests of time limits. */
    @BeforeAll
    static void warmUp(@TempDir Path elsewhere) throws Exception {
        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            download(TIME, mirror).into(elsewhere);
        }
    }

    @Test
    void downloadsTheFourFiles() throws Exception {
        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            List<Path> fetched = download(TIME, mirror).into(directory);

            assertEquals(4, fetched.size());
            assertEquals(80, Mnist.read(directory).training().size());
            assertEquals(60, Mnist.read(directory).test().size());
            assertEquals(allNames(), namesIn(directory));
        }
    }

    @Test
    void createsTheDirectory() throws Exception {
        Path nested = directory.resolve("data").resolve("mnist");
        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            download(TIME, mirror).into(nested);
        }

        assertEquals(allNames(), namesIn(nested));
    }

    static Stream<Arguments> badMirrors() {
        return Stream.of(
                Arguments.of(TestMirror.NOT_FOUND, "HTTP 404"),
                Arguments.of(TestMirror.GARBAGE, "Not in GZIP format"),
                Arguments.of(TestMirror.OTHER_CONTENT, "the content has another SHA-256 sum"),
                Arguments.of(TestMirror.BOMB, "the content is longer than"),
                Arguments.of(TestMirror.CUT_SHORT, "Unexpected end of ZLIB input stream"),
                Arguments.of(TestMirror.HANGING_UP, "bytes received"),
                Arguments.of(TestMirror.ENDLESS, "sends more than"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badMirrors")
    void reportsABadMirrorWithItsReason(TestMirror.Answer answer, String reason) throws Exception {
        assertMirrorFails(answer, TIME, reason);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badMirrors")
    void usesTheNextMirrorAfterABadOne(TestMirror.Answer answer, String reason) throws Exception {
        assertNextMirrorIsUsed(answer, TIME);
    }

    @Test
    void aMirrorHasLimitedTime() throws Exception {
        Duration time = Duration.ofMillis(250);

        assertMirrorFails(TestMirror.SILENT, time, "not finished after 0.25 s");
        assertMirrorFails(TestMirror.STALLING, time, "not finished after 0.25 s");
    }

    @Test
    void usesTheNextMirrorAfterASlowOne() throws Exception {
        assertNextMirrorIsUsed(TestMirror.STALLING, Duration.ofSeconds(1));
    }

    @Test
    void reportsTheReasonOfEachMirror() throws Exception {
        URI closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
        try (TestMirror empty = new TestMirror(TestMirror.NOT_FOUND)) {
            MnistDownload download = download(TIME, List.of(closedPort, empty.address()), DownloadProgress.SILENT);

            String message = assertThrows(DownloadException.class, () -> download.into(directory))
                    .getMessage();

            assertTrue(message.contains("(" + closedPort.getAuthority() + ": cannot be reached; "), message);
            assertTrue(message.contains(empty.authority() + ": HTTP 404)"), message);
        }
    }

    @Test
    void downloadsAllOrNothing() throws Exception {
        TestMirror.Answer allButOne = (exchange, file) -> {
            boolean last = file == MnistFile.TEST_LABELS;
            (last ? TestMirror.NOT_FOUND : TestMirror.GOOD).give(exchange, file);
        };
        try (TestMirror mirror = new TestMirror(allButOne)) {
            assertThrows(DownloadException.class, () -> download(TIME, mirror).into(directory));

            assertEquals(4, mirror.requests().size());
            assertEquals(Set.of(), namesIn(directory));
        }
    }

    @Test
    void keepsExistingFiles() throws Exception {
        TinyMnist.write(directory, MnistFile.TRAINING_IMAGES);
        Path plain = directory.resolve("t10k-labels.idx1-ubyte");
        Files.write(plain, TinyMnist.CONTENTS.get(MnistFile.TEST_LABELS));

        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            download(TIME, mirror).into(directory);

            assertEquals(List.of(MnistFile.TRAINING_LABELS, MnistFile.TEST_IMAGES), mirror.requests());
            assertFalse(Files.exists(directory.resolve("t10k-labels-idx1-ubyte.gz")));

            assertEquals(List.of(), download(TIME, mirror).into(directory), "the second time there is nothing to do");
        }
    }

    @Test
    void neverOverwritesADamagedFile() throws Exception {
        Path damaged = directory.resolve("t10k-labels-idx1-ubyte.gz");
        byte[] content = Arrays.copyOf(TinyMnist.gzipped(MnistFile.TEST_LABELS), 20);
        Files.write(damaged, content);

        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            String message = assertThrows(
                            DownloadException.class,
                            () -> download(TIME, mirror).into(directory))
                    .getMessage();

            assertTrue(message.startsWith(damaged + " is not the file that was published"), message);
            assertArrayEquals(content, Files.readAllBytes(damaged));
            assertEquals(Set.of("t10k-labels-idx1-ubyte.gz"), namesIn(directory));
        }
    }

    @Test
    void refusesAFileInPlaceOfTheDirectory() throws Exception {
        Path file = Files.write(directory.resolve("file"), new byte[] {1});

        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            for (Path target : List.of(file, file.resolve("below"))) {
                String message = assertThrows(
                                DownloadException.class,
                                () -> download(TIME, mirror).into(target))
                        .getMessage();
                assertTrue(message.startsWith(target + " cannot be written ("), message);
                assertFalse(message.contains("java."), message);
            }
            assertEquals(List.of(), mirror.requests());
        }
        assertEquals(1, Files.size(file));
    }

    @Test
    void refusesAnUnwritableDirectoryBeforeAnyDownload() throws Exception {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Assumptions.assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed), "not as root");

        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            assertThrows(DownloadException.class, () -> download(TIME, mirror).into(closed));

            assertEquals(List.of(), mirror.requests());
        } finally {
            closed.toFile().setWritable(true);
        }
    }

    @Test
    void anInterruptEndsTheDownload() throws Exception {
        Thread downloading = Thread.currentThread();
        TestMirror.Answer interrupting = (exchange, file) -> {
            downloading.interrupt();
            TestMirror.SILENT.give(exchange, file);
        };
        try (TestMirror mirror = new TestMirror(interrupting)) {
            assertThrows(
                    InterruptedException.class, () -> download(TIME, mirror).into(directory));
        }
        assertEquals(Set.of(), namesIn(directory));
    }

    @Test
    void anInterruptEndsTheCheckOfExistingFiles() throws Exception {
        TinyMnist.write(directory, MnistFile.TRAINING_IMAGES);
        Thread.currentThread().interrupt();

        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            assertThrows(
                    InterruptedException.class, () -> download(TIME, mirror).into(directory));
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void progressEndsWithTheSizeOfEachFile() throws Exception {
        Map<String, Long> received = new ConcurrentHashMap<>();
        DownloadProgress progress = (name, bytes, total) -> {
            assertTrue(bytes <= total.orElseThrow());
            received.merge(name, bytes, Math::max);
        };
        try (TestMirror mirror = new TestMirror(TestMirror.GOOD)) {
            download(TIME, List.of(mirror.address()), progress).into(directory);
        }

        for (Map.Entry<String, Long> file : received.entrySet()) {
            assertEquals(Files.size(directory.resolve(file.getKey())), file.getValue());
        }
        assertEquals(allNames(), received.keySet());
    }

    private void assertMirrorFails(TestMirror.Answer answer, Duration time, String reason) throws Exception {
        try (TestMirror bad = new TestMirror(answer)) {
            String message = assertThrows(
                            DownloadException.class, () -> download(time, bad).into(directory))
                    .getMessage();

            assertTrue(message.startsWith("train-images-idx3-ubyte.gz could not be downloaded"), message);
            assertTrue(message.contains(bad.authority() + ": ") && message.contains(reason), message);
            assertEquals(Set.of(), namesIn(directory));
        }
    }

    private void assertNextMirrorIsUsed(TestMirror.Answer answer, Duration time) throws Exception {
        try (TestMirror bad = new TestMirror(answer);
                TestMirror good = new TestMirror(TestMirror.GOOD)) {
            download(time, bad, good).into(directory);

            assertEquals(allNames(), namesIn(directory));
            assertEquals(
                    List.of(MnistFile.TRAINING_IMAGES),
                    bad.requests(),
                    "requested once: it failed, so it became the last");
        }
    }

    private static MnistDownload download(Duration time, TestMirror... mirrors) {
        return download(time, Stream.of(mirrors).map(TestMirror::address).toList(), DownloadProgress.SILENT);
    }

    private static MnistDownload download(Duration time, List<URI> mirrors, DownloadProgress progress) {
        return new MnistDownload(new MirrorClient(mirrors, time, progress), TinyMnist.FILES);
    }

    private static Set<String> allNames() {
        return TinyMnist.FILES.stream().map(PublishedFile::gzipName).collect(Collectors.toSet());
    }

    private static Set<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
