package io.beras.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.config.ConfigTypes;
import io.beras.io.DataFileException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ImageInputTest {

    @TempDir
    Path folder;

    @Test
    void readsAnImageAsTheFolderOfTheTrainingReadsIt() throws IOException {
        Path file = picture("pets/cat/1.png", 4, 6);
        ImageFolder pets = new ImageFolderReader().scaledTo(2, 3).read(folder.resolve("pets"));

        Tensor x = ImageInput.of(pets).read(file);

        assertArrayEquals(new long[] {1, 3, 2, 3}, x.shape());
        assertArrayEquals(pets.batch(0).x().toFloatArray(), x.toFloatArray());
        assertArrayEquals(
                new long[] {2, 18}, ImageInput.of(pets).flat().read(file, file).shape());
    }

    @Test
    void readsGreyImages() throws IOException {
        Path file = picture("grey.png", 2, 2);

        assertArrayEquals(
                new long[] {1, 1, 2, 2}, ImageInput.of(1, 2, 2).read(file).shape());
    }

    @Test
    void readsAllImagesOfAnIdxFile() throws IOException {
        Path idx = Files.write(folder.resolve("images.gz"), IdxFiles.gzip(IdxFiles.images(2, 2, 3)));
        LabeledImages images = LabeledImages.of(new byte[6], new byte[1], 2, 3, 10);

        Tensor x = ImageInput.of(images).read(idx);

        assertArrayEquals(new long[] {2, 6}, x.shape());
        assertEquals(11 / 255f, x.toFloatArray()[11]);
        assertEquals(
                "images.gz holds grey images of 2 × 3 pixels, but the model takes 1 × 28 × 28 values (channels × height ×"
                        + " width); give images of this size",
                refusal(() -> ImageInput.drawnDigits().read(idx)));
    }

    @Test
    void bringsADrawingToTheStyleOfMnist() throws IOException {
        BufferedImage drawing = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 100 * 100; i++) {
            boolean isInk = i % 100 > 20 && i % 100 < 28 && i / 100 > 10 && i / 100 < 80;
            drawing.setRGB(i % 100, i / 100, isInk ? 0x202020 : 0xF0F0F0);
        }
        Path file = folder.resolve("one.png");
        ImageIO.write(drawing, "png", file.toFile());

        float[] x = ImageInput.drawnDigits().read(file).toFloatArray();

        assertEquals(784, x.length);
        assertArrayEquals(DrawnDigit.read(file).pixels(), x);
        assertEquals(0, x[0], "dark on light becomes light on dark");
        assertTrue(x[14 * 28 + 14] + x[14 * 28 + 13] > 1, "and stands in the middle: " + Arrays.toString(x));
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no image");

        assertTrue(refusal(() -> ImageInput.of(3, 2, 2).read(text)).startsWith("notes.txt "));
        assertTrue(refusal(() -> ImageInput.of(3, 2, 2).read(folder.resolve("none.png")))
                .startsWith("none.png "));
        assertEquals(
                "an image has 1 channel, grey, or 3 channels, red, green and blue, not 2",
                assertThrows(IllegalArgumentException.class, () -> ImageInput.of(2, 2, 2))
                        .getMessage());
    }

    @Test
    void isTheSameAfterItsSettingsAreRestored() {
        for (ImageInput input : new ImageInput[] {
            ImageInput.drawnDigits(),
            ImageInput.of(3, 20, 30),
            ImageInput.of(1, 2, 3).flat().background(0x102030)
        }) {
            ImageInput restored = (ImageInput) ConfigTypes.create(ConfigTypes.nameOf(ImageInput.class), input.config());

            assertEquals(input.config().toString(), restored.config().toString());
            assertEquals(input.toString(), restored.toString());
        }
    }

    private Path picture(String name, int height, int width) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < height * width; i++) {
            image.setRGB(i % width, i / width, 0x0A0703 * i);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private String refusal(Executable executable) {
        return String.valueOf(assertThrows(DataFileException.class, executable).getMessage())
                .replace(folder + "/", "");
    }
}
