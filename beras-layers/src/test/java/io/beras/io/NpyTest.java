package io.beras.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {

    @TempDir
    Path folder;

    @Test
    void readsAnArray() throws Exception {
        Path file = npy();

        Tensor x = Npy.read(file);

        assertArrayEquals(new long[] {2, 3}, x.shape());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, x.toFloatArray());
    }

    @Test
    void aFileOfAnotherKindOrCutShortIsASentence() throws Exception {
        Path text = Files.writeString(folder.resolve("x.npy"), "1,2,3\n");
        assertEquals(
                text + " is not a NumPy array: it does not start with the bytes 93 \"NUMPY\"; save it again",
                assertThrows(DataFileException.class, () -> Npy.read(text)).getMessage());

        byte[] whole = Files.readAllBytes(npy());
        Path shorter = Files.write(folder.resolve("short.npy"), Arrays.copyOf(whole, whole.length - 1));
        String message =
                assertThrows(DataFileException.class, () -> Npy.read(shorter)).getMessage();
        assertTrue(message.endsWith("promises 24 bytes of elements, but 23 follow; save it again"), message);

        assertThrows(DataFileException.class, () -> Npy.read(folder));
    }

    /** An array of an .npz file is a .npy file. */
    private Path npy() throws Exception {
        Path archive = folder.resolve("x.npz");
        Npz.write(archive, Map.of("x", Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}})));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return Files.write(
                    folder.resolve("array.npy"),
                    zip.getInputStream(zip.getEntry("x.npy")).readAllBytes());
        }
    }
}
