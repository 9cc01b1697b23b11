package io.beras.data.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Reading a damaged file throws a {@link DataFileException} or returns as much data as was written. */
class DamagedIdxFileTest {

    private static final int SIZE = 3 * 4 * 5;
    private static final int HEADER = 4 + 3 * 4;
    private static final byte[] PLAIN = IdxFiles.images(3, 4, 5);
    private static final byte[] ZIPPED = IdxFiles.gzip(PLAIN);

    private static Path file;

    @BeforeContainer
    static void createFile() throws IOException {
        file = Files.createTempFile("damaged", ".idx");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 300)
    void everyTruncationIsRefused(@ForAll boolean zipped, @ForAll @IntRange(max = HEADER + SIZE - 1) int length)
            throws IOException {
        byte[] whole = zipped ? ZIPPED : PLAIN;
        Assume.that(length < whole.length);
        Files.write(file, Arrays.copyOf(whole, length));

        assertThrows(DataFileException.class, () -> IdxFile.read(file));
    }

    @Property(tries = 300)
    void anAlteredHeaderIsRefusedOrHarmless(
            @ForAll boolean zipped, @ForAll @IntRange(max = HEADER - 1) int index, @ForAll byte value)
            throws IOException {
        byte[] altered = PLAIN.clone();
        altered[index] = value;
        Files.write(file, zipped ? IdxFiles.gzip(altered) : altered);

        assertRefusedOrHarmless();
    }

    @Property(tries = 300)
    void anAlteredGzipFileIsRefusedOrHarmless(@ForAll @IntRange(max = 200) int index, @ForAll byte value)
            throws IOException {
        Assume.that(index < ZIPPED.length);
        byte[] altered = ZIPPED.clone();
        altered[index] = value;
        Files.write(file, altered);

        assertRefusedOrHarmless();
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll byte[] bytes) throws IOException {
        Files.write(file, bytes);

        assertThrows(DataFileException.class, () -> IdxFile.read(file));
    }

    private static void assertRefusedOrHarmless() {
        try {
            assertEquals(SIZE, IdxFile.read(file).data().length);
        } catch (DataFileException expected) {
            // The only exception allowed: any other one fails the property.
        }
    }
}
