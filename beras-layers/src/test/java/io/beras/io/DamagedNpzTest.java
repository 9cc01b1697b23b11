package io.beras.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading a damaged file throws a {@link DataFileException} and changes nothing, or loads the saved values. */
class DamagedNpzTest {

    private static final float[] SAVED = {1, 2, 3, 4, 5, 6};
    private static final float[] BEFORE = new float[6];

    @TempDir
    Path folder;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("damaged.npz");
        Weights.save(List.of(new Variable("w", Tensor.of(SAVED, 2, 3)), new Variable("b", Tensor.of(7))), file);
        whole = Files.readAllBytes(file);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            Variable w = new Variable("w", Tensor.zeros(2, 3));

            assertThrows(DataFileException.class, () -> load(w), length + " bytes");
            assertArrayEquals(BEFORE, w.toFloatArray());
        }
    }

    @Test
    void anAlteredByteIsRefusedOrHarmless() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] altered = whole.clone();
            altered[random.nextInt(whole.length)] = (byte) random.nextInt();
            Files.write(file, altered);
            Variable w = new Variable("w", Tensor.zeros(2, 3));

            try {
                load(w);
                assertArrayEquals(SAVED, w.toFloatArray(), "seed " + seed);
            } catch (DataFileException expected) {
                // The only exception allowed: any other one fails the test.
                assertArrayEquals(BEFORE, w.toFloatArray(), "seed " + seed);
                assertEquals(1, expected.getMessage().lines().count(), "seed " + seed);
            }
        }
    }

    @Test
    void anyBytesAreRefused() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            byte[] bytes = new byte[new Random(seed).nextInt(300)];
            new Random(seed).nextBytes(bytes);
            Files.write(file, bytes);

            assertThrows(DataFileException.class, () -> load(new Variable("w", Tensor.zeros(2, 3))), "seed " + seed);
        }
    }

    private void load(Variable w) throws DataFileException {
        Weights.load(List.of(w, new Variable("b", Tensor.zeros(1))), file);
    }
}
