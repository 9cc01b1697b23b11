package io.beras.data.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

    private static final byte[] TWO_BY_THREE = IdxFiles.file(new int[] {2, 3}, 0, 1, 2, 127, 128, 255);

    @TempDir
    Path directory;

    @Test
    void readsShapeAndBytes() throws IOException {
        IdxFile file = read(TWO_BY_THREE);

        assertArrayEquals(new int[] {2, 3}, file.shape());
        assertArrayEquals(new byte[] {0, 1, 2, 127, (byte) 128, (byte) 255}, file.data());
    }

    @Test
    void theContentDecidesWhetherAFileIsGzipped() throws IOException {
        Path zippedWithPlainName = Files.write(directory.resolve("plain"), IdxFiles.gzip(TWO_BY_THREE));
        Path plainWithZippedName = Files.write(directory.resolve("zipped.gz"), TWO_BY_THREE);

        assertArrayEquals(
                read(TWO_BY_THREE).data(), IdxFile.read(zippedWithPlainName).data());
        assertArrayEquals(
                read(TWO_BY_THREE).data(), IdxFile.read(plainWithZippedName).data());
    }

    @Test
    void isImmutable() throws IOException {
        IdxFile file = read(TWO_BY_THREE);
        file.shape()[0] = 99;
        file.data()[0] = 99;

        assertEquals(2, file.shape()[0]);
        assertEquals(0, file.data()[0]);
    }

    @Test
    void missingFile() {
        assertRefused(directory.resolve("absent"), "does not exist");
    }

    @Test
    void directoryInPlaceOfAFile() {
        assertRefused(directory, "is a folder, which is not a file");
    }

    @Test
    void emptyFile() {
        assertRefused(new byte[0], "is not an IDX file");
    }

    @Test
    void wrongMagic() {
        assertRefused(
                "<!DOCTYPE html>".getBytes(UTF_8),
                "is not an IDX file: it is an HTML page, and starts with [3c 21 44 4f]");
    }

    @ParameterizedTest
    @CsvSource({"9, signed bytes", "11, shorts", "12, ints", "13, floats", "14, doubles", "7, no type that IDX knows"})
    void otherTypeCode(int typeCode, String type) {
        assertRefused(IdxFiles.file(typeCode, new int[] {1}, 5), "unsupported type code", "(" + type + ")");
    }

    @Test
    void gzippedTwice() {
        assertRefused(IdxFiles.gzip(IdxFiles.gzip(TWO_BY_THREE)), "is gzipped twice; unpack it once");
    }

    @Test
    void rankOfADamagedHeader() {
        byte[] ranks = IdxFiles.file(new int[200], 1);

        assertRefused(ranks, "its rank is 200, but 15 is the most");
    }

    @Test
    void messagesDoNotDependOnTheLocale() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertRefused(IdxFiles.file(0x0C, new int[] {1}, 5), "type code 0x0C (ints)");
            assertRefused(IdxFiles.file(new int[] {70000, 70000}, 5), "promises an array of shape (70000 × 70000)");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void aDeviceInPlaceOfAFile() {
        Path device = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(device));

        assertRefused(device, "is not a file on a disk; give the path of an IDX file");
    }

    @Test
    void truncatedData() {
        byte[] short2 = Arrays.copyOf(TWO_BY_THREE, TWO_BY_THREE.length - 2);

        assertRefused(short2, "cut short", "promises (2 × 3) = 6 bytes but only 4 follow");
        assertRefused(IdxFiles.gzip(short2), "cut short", "promises (2 × 3) = 6 bytes but only 4 follow");
    }

    @Test
    void truncatedHeader() {
        assertRefused(Arrays.copyOf(TWO_BY_THREE, 7), "cut short");
    }

    @Test
    void truncatedGzip() {
        byte[] zipped = IdxFiles.gzip(TWO_BY_THREE);

        assertRefused(Arrays.copyOf(zipped, zipped.length - 1), "cut short");
        assertRefused(Arrays.copyOf(zipped, 5), "cut short");
    }

    @Test
    void trailingBytes() {
        byte[] longer = Arrays.copyOf(TWO_BY_THREE, TWO_BY_THREE.length + 1);

        assertRefused(longer, "goes on after the (2 × 3) = 6 bytes");
        assertRefused(IdxFiles.gzip(longer), "goes on after the (2 × 3) = 6 bytes");
    }

    @Test
    void damagedGzip() {
        byte[] zipped = IdxFiles.gzip(TWO_BY_THREE);
        zipped[zipped.length - 8] ^= 1; // the checksum

        assertRefused(zipped, "damaged gzip");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void dimensionBelowOne(int size) {
        assertRefused(IdxFiles.file(new int[] {2, size}, 1, 2), "damaged header", "(2 × " + size + ")");
    }

    @Test
    void noDimensions() {
        assertRefused(IdxFiles.file(new int[0], 1), "damaged header");
    }

    /** Sizes beyond the heap, an int and a long: none may be allocated, and none may overflow to a small size. */
    @ParameterizedTest
    @CsvSource({"2147483647, 1, 1", "65536, 65536, 1", "2147483647, 2147483647, 2147483647", "65536, 65536, 65536"})
    void headerThatPromisesGigabytes(int first, int second, int third) {
        byte[] promise = IdxFiles.file(new int[] {first, second, third}, 1, 2, 3);

        assertRefused(promise, "promises");
        assertRefused(IdxFiles.gzip(promise), "promises");
    }

    @Test
    void memoryGrowsWithTheDataThatArrive() throws IOException {
        int[] hundredMegabytes = {100, 1_000_000};
        Path plain = Files.write(directory.resolve("plain"), IdxFiles.file(hundredMegabytes, 1, 2, 3));
        Path zipped = Files.write(directory.resolve("zipped"), IdxFiles.gzip(IdxFiles.file(hundredMegabytes, 1, 2, 3)));

        assertTrue(allocatedBytes(() -> assertRefused(plain, "only 3 follow")) < 10_000_000);
        assertTrue(allocatedBytes(() -> assertRefused(zipped, "only 3 follow")) < 10_000_000);
    }

    private IdxFile read(byte[] content) throws IOException {
        return IdxFile.read(Files.write(directory.resolve("file"), content));
    }

    private void assertRefused(byte[] content, String... said) {
        Path file = directory.resolve("file");
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertRefused(file, said);
    }

    private static void assertRefused(Path file, String... said) {
        String message =
                assertThrows(DataFileException.class, () -> IdxFile.read(file)).getMessage();
        assertTrue(message.startsWith(file + " "), message);
        for (String part : said) {
            assertTrue(message.contains(part), message);
        }
    }

    private static long allocatedBytes(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
