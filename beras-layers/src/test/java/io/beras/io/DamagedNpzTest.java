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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Loading a damaged file throws a {@link DataFileException} and changes nothing, or loads the saved values. */
class DamagedNpzTest {

    private static final float[] SAVED = {1, 2, 3, 4, 5, 6};
    private static final float[] BEFORE = new float[6];

    private static Path file;
    private static byte[] whole;

    @BeforeContainer
    static void save() throws IOException {
        file = Files.createTempFile("damaged", ".npz");
        Weights.save(List.of(new Variable("w", Tensor.of(SAVED, 2, 3)), new Variable("b", Tensor.of(7))), file);
        whole = Files.readAllBytes(file);
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 50)
    void everyTruncationIsRefused(@ForAll @IntRange(max = 1_000_000) int length) throws IOException {
        Files.write(file, Arrays.copyOf(whole, length % whole.length));
        Variable w = new Variable("w", Tensor.zeros(2, 3));

        assertThrows(DataFileException.class, () -> load(w));
        assertArrayEquals(BEFORE, w.toFloatArray());
    }

    @Property(tries = 300)
    void anAlteredByteIsRefusedOrHarmless(@ForAll @IntRange(max = 1_000_000) int index, @ForAll byte value)
            throws IOException {
        byte[] altered = whole.clone();
        altered[index % whole.length] = value;
        Files.write(file, altered);
        Variable w = new Variable("w", Tensor.zeros(2, 3));

        try {
            load(w);
            assertArrayEquals(SAVED, w.toFloatArray());
        } catch (DataFileException expected) {
            // The only exception allowed: any other one fails the property.
            assertArrayEquals(BEFORE, w.toFloatArray());
            assertEquals(1, expected.getMessage().lines().count());
        }
    }

    @Property(tries = 50)
    void anyBytesAreRefused(@ForAll byte[] bytes) throws IOException {
        Files.write(file, bytes);

        assertThrows(DataFileException.class, () -> load(new Variable("w", Tensor.zeros(2, 3))));
    }

    private static void load(Variable w) throws DataFileException {
        Weights.load(List.of(w, new Variable("b", Tensor.zeros(1))), file);
    }
}
