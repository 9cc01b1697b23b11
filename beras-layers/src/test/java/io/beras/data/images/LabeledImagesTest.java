package io.beras.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabeledImagesTest {

    @TempDir
    Path directory;

    @Test
    void readsImagesWithTheirLabels() throws IOException {
        // The bytes count up from 0, so the second image of 2 × 3 pixels holds 6 to 11.
        LabeledImages images = read(IdxFiles.images(2, 2, 3), IdxFiles.labels(4, 9));

        assertEquals("2 images of 2 × 3 pixels in 10 classes", images.toString());
        assertArrayEquals(new int[] {4, 9}, images.labels().orElseThrow());
        assertEquals(9, images.label(1));
        assertArrayEquals(new byte[] {6, 7, 8, 9, 10, 11}, images.pixels(1));
    }

    @Test
    void scalesBytesAsUnsignedNumbers() {
        LabeledImages images = LabeledImages.of(new byte[] {9, 9, 0, (byte) 255}, new byte[] {0, 0}, 1, 2, 1);
        float[] batch = {-1, -1, -1};

        images.copyScaled(1, batch, 1);

        assertArrayEquals(new float[] {-1, 0, 1}, batch);
    }

    @Test
    void copiesItsArrays() {
        byte[] pixels = {1};
        byte[] labels = {1};
        LabeledImages images = LabeledImages.of(pixels, labels, 1, 1, 2);
        pixels[0] = 0;
        labels[0] = 0;

        assertEquals(1, images.pixels(0)[0]);
        assertEquals(1, images.label(0));
    }

    @Test
    void refusesAnotherNumberOfLabels() {
        assertRefused(IdxFiles.images(2, 2, 2), IdxFiles.labels(1, 2, 3), "holds 2 images", "holds 3 labels");
    }

    @Test
    void refusesALabelOutsideTheClasses() {
        assertRefused(IdxFiles.images(3, 1, 1), IdxFiles.labels(9, 0, 10), "label 2 is 10, but the classes are 0 to 9");
        assertRefused(IdxFiles.images(1, 1, 1), IdxFiles.labels(255), "label 0 is 255, but the classes are 0 to 9");
    }

    @Test
    void refusesSwappedImagesAndLabels() {
        assertRefused(IdxFiles.labels(1), IdxFiles.images(1, 1, 1), "shape (1), but images have the rank 3");
        assertRefused(
                IdxFiles.images(1, 1, 1), IdxFiles.images(1, 1, 1), "shape (1 × 1 × 1), but labels have the rank 1");
    }

    @Test
    void refusesArraysThatDoNotFit() {
        byte[] one = {1};

        assertThrows(IllegalArgumentException.class, () -> LabeledImages.of(one, one, 1, 2, 10));
        assertThrows(IllegalArgumentException.class, () -> LabeledImages.of(one, one, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> LabeledImages.of(one, one, -1, -1, 10));
        assertThrows(IllegalArgumentException.class, () -> LabeledImages.of(one, one, 1, 1, 0));
    }

    @Test
    void refusesAnIndexOutOfRange() {
        LabeledImages images = LabeledImages.of(new byte[1], new byte[1], 1, 1, 1);

        assertThrows(IndexOutOfBoundsException.class, () -> images.label(1));
        assertThrows(IndexOutOfBoundsException.class, () -> images.pixels(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> images.copyScaled(0, new float[1], 1));
    }

    private LabeledImages read(byte[] images, byte[] labels) throws IOException {
        return LabeledImages.read(
                Files.write(directory.resolve("images"), images), Files.write(directory.resolve("labels"), labels), 10);
    }

    private void assertRefused(byte[] images, byte[] labels, String... said) {
        String message = assertThrows(DataFileException.class, () -> read(images, labels))
                .getMessage();
        for (String part : said) {
            assertTrue(message.contains(part), message);
        }
    }
}
