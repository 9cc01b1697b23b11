package io.beras.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

    @TempDir
    Path directory;

    @Test
    void readsTheFourFilesInAnySpelling() throws IOException {
        write("train-images-idx3-ubyte", IdxFiles.images(3, 28, 28));
        write("train-labels.idx1-ubyte", IdxFiles.labels(7, 8, 9));
        write("t10k-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(2, 28, 28)));
        write("t10k-labels.idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(1, 2)));

        TrainTestSplit mnist = Mnist.read(directory);

        assertArrayEquals(new int[] {7, 8, 9}, mnist.training().labels().orElseThrow());
        assertArrayEquals(new int[] {1, 2}, mnist.test().labels().orElseThrow());
    }

    @Test
    void saysWhichFilesAreMissing() throws IOException {
        write("train-images-idx3-ubyte", IdxFiles.images(1, 28, 28));
        write("t10k-labels-idx1-ubyte", IdxFiles.labels(1));

        assertRefused("lacks train-labels-idx1-ubyte, t10k-images-idx3-ubyte (plain or with .gz)");
    }

    @Test
    void refusesImagesOfAnotherSize() throws IOException {
        write("train-images-idx3-ubyte", IdxFiles.images(1, 20, 28));
        write("train-labels-idx1-ubyte", IdxFiles.labels(1));
        write("t10k-images-idx3-ubyte", IdxFiles.images(1, 28, 28));
        write("t10k-labels-idx1-ubyte", IdxFiles.labels(1));

        assertRefused("train-images-idx3-ubyte holds images of 20 × 28 pixels");
    }

    @Test
    void refusesWhatIsNotADirectory() {
        Path absent = directory.resolve("absent");

        String message =
                assertThrows(DataFileException.class, () -> Mnist.read(absent)).getMessage();

        assertTrue(message.startsWith(absent + " is not a directory"), message);
    }

    @Test
    void isInADirectoryWithOneOfItsFiles() throws IOException {
        assertFalse(Mnist.isIn(directory));
        assertFalse(Mnist.isIn(directory.resolve("absent")));

        write("t10k-labels.idx1-ubyte.gz", new byte[0]);

        assertTrue(Mnist.isIn(directory));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BERAS_DATA", matches = ".+")
    void readsTheRealMnist() throws IOException {
        TrainTestSplit mnist = Mnist.read(Path.of(System.getenv("BERAS_DATA")));

        assertEquals(60_000, mnist.training().size());
        assertEquals(10_000, mnist.test().size());
        assertArrayEquals(
                new int[] {5, 0, 4, 1, 9},
                Arrays.copyOf(mnist.training().labels().orElseThrow(), 5));
        assertArrayEquals(
                new int[] {7, 2, 1, 0, 4}, Arrays.copyOf(mnist.test().labels().orElseThrow(), 5));
        // The mean that every tutorial normalises with.
        assertEquals(0.1307, meanPixel(mnist.training()), 5e-5);
    }

    private static double meanPixel(LabeledImages images) {
        float[] row = new float[images.rows() * images.columns()];
        return IntStream.range(0, images.size())
                .mapToDouble(image -> {
                    images.copyScaled(image, row, 0);
                    return IntStream.range(0, row.length)
                            .mapToDouble(i -> row[i])
                            .average()
                            .orElseThrow();
                })
                .average()
                .orElseThrow();
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content);
    }

    private void assertRefused(String said) {
        String message = assertThrows(DataFileException.class, () -> Mnist.read(directory))
                .getMessage();
        assertTrue(message.contains(said), message);
    }
}
