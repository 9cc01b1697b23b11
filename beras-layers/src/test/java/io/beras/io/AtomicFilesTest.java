package io.beras.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFilesTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("report.json");
    }

    @Test
    void writesEveryByteAndNothingBesides() throws IOException {
        byte[] megabyte = new byte[1 << 20];
        megabyte[megabyte.length - 1] = 42;

        AtomicFiles.write(file, out -> out.write(megabyte));

        assertArrayEquals(megabyte, Files.readAllBytes(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void makesMissingFolders() throws IOException {
        Path deep = folder.resolve("runs/1/report.json");

        write(deep, "new");

        assertEquals("new", Files.readString(deep));
    }

    @Test
    void writesOnAnInterruptedThread() throws IOException {
        Thread.currentThread().interrupt();
        write(file, "new");

        assertTrue(Thread.interrupted());
        assertEquals("new", Files.readString(file));
    }

    @Test
    void replacesAnOlderFile() throws IOException {
        write(file, "a rather long old text");

        write(file, "new");

        assertEquals("new", Files.readString(file));
    }

    @Test
    void leavesTheOlderFileAloneWhenTheDiskIsFull() throws IOException {
        write(file, "old");

        IOException error = assertThrows(
                IOException.class,
                () -> AtomicFiles.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }));

        assertEquals("Cannot write " + file + ": No space left on device.", error.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void leavesNothingBehindWhenTheContentItselfFails() throws IOException {
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFiles.write(file, out -> {
                    out.write(1);
                    throw new IllegalStateException("no content");
                }));

        assertEquals(List.of(), filesIn(folder));
    }

    @Test
    void namesAFileThatStandsWhereAFolderShould() throws IOException {
        write(file, "a file");
        Path below = file.resolve("deeper/metrics.png");

        IOException error = assertThrows(IOException.class, () -> write(below, "new"));

        assertEquals(
                "Cannot write " + below + ": " + file + " is a file, not a folder; choose another place.",
                error.getMessage());
    }

    @Test
    void refusesToReplaceAFolder() {
        IOException error = assertThrows(IOException.class, () -> write(folder, "new"));

        assertEquals(
                "Cannot write " + folder + ": it exists and is not an ordinary file; choose another name.",
                error.getMessage());
    }

    @Test
    void reportsAFolderWithoutWritePermission() throws IOException {
        assumePosix();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(folder), "root may write anywhere");

        IOException error = assertThrows(IOException.class, () -> write(file, "new"));

        assertEquals(
                "Cannot write " + file + ": no permission to write there; choose another place.", error.getMessage());
    }

    @Test
    void givesTheFileTheModeOfAnyOtherNewFile() throws IOException {
        assumePosix();
        Path other = Files.createFile(folder.resolve("other"));

        write(file, "new");

        assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
    }

    @Test
    void keepsSymbolicLinksToFilesAndFolders() throws IOException {
        assumePosix();
        Path runs = Files.createDirectory(folder.resolve("runs"));
        Path latest = Files.createSymbolicLink(folder.resolve("latest"), runs);
        Path link = Files.createSymbolicLink(runs.resolve("link.json"), file);
        write(file, "old");

        write(latest.resolve("link.json"), "new");

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
        write(latest.resolve("metrics.txt"), "beside it");
        assertEquals("beside it", Files.readString(runs.resolve("metrics.txt")));
    }

    @Test
    void checksThatAFileCanBeWrittenAndLeavesNothing() throws IOException {
        AtomicFiles.requireWritable(folder.resolve("runs/1/report.json"));
        assertEquals(List.of(), filesIn(folder));

        Path plain = Files.createFile(folder.resolve("plain"));
        IOException error =
                assertThrows(IOException.class, () -> AtomicFiles.requireWritable(plain.resolve("report.json")));
        assertEquals(
                "Cannot write " + plain.resolve("report.json") + ": " + plain
                        + " is a file, not a folder; choose another place.",
                error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s/report.json", "runs/%s/report.json", "runs/%s"})
    void checksTheLengthOfEachName(String pattern) throws IOException {
        Path tooLong = folder.resolve(String.format(pattern, "x".repeat(300)));

        IOException error = assertThrows(IOException.class, () -> AtomicFiles.requireWritable(tooLong));

        assertTrue(error.getMessage().startsWith("Cannot write " + tooLong + ": "), error.getMessage());
        assertEquals(List.of(), filesIn(folder));
    }

    @Test
    void keepsTheModeOfTheFile() throws IOException {
        assumePosix();
        write(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        write(file, "new");

        assertEquals("new", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aFileThatIsReadOnlyStays() throws IOException {
        assumePosix();
        write(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(file), "the user root may write any file");

        IOException error = assertThrows(IOException.class, () -> write(file, "new"));

        assertEquals(
                "Cannot write " + file + ": no permission to write there; choose another place.", error.getMessage());
        assertEquals("old", Files.readString(file));
    }

    @Test
    void aLinkToAMissingFileStaysALink() throws IOException {
        assumePosix();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("model.beras"));

        write(link, "new");

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(folder.resolve("model.beras")));
    }

    /** A process that is killed while it writes leaves its temporary file. */
    @Test
    void deletesTheTemporaryFilesOfAKilledProcess() throws IOException {
        write(file, "whole");
        String name = String.valueOf(file.getFileName());
        Files.writeString(folder.resolve("." + name + ".123e4567-e89b-12d3-a456-426614174000.tmp"), "half");
        Path other = Files.writeString(folder.resolve(".other.123e4567-e89b-12d3-a456-426614174000.tmp"), "half");
        Path own = Files.writeString(folder.resolve("." + name + ".notes.tmp"), "a file of the user");

        AtomicFiles.deleteLeftOver(file);

        assertEquals(Set.of(file, other, own), Set.copyOf(filesIn(folder)));
    }

    @Test
    void anEmptyPathIsNamed() {
        assertEquals(
                "Cannot write a file with an empty path; give the name of a file.",
                assertThrows(IOException.class, () -> write(Path.of(""), "x")).getMessage());
    }

    @Test
    void namesTheReasonOfTheDiskAndNotOfTheEncoder() {
        IOException disk = new IOException("No space left on device");

        IOException error = assertThrows(
                IOException.class,
                () -> AtomicFiles.write(file, out -> {
                    throw new IOException("I/O error writing PNG file!", disk);
                }));

        assertEquals("Cannot write " + file + ": No space left on device.", error.getMessage());
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFiles.write(file, out -> out.write(text.getBytes(UTF_8)));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void assumePosix() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    }
}
