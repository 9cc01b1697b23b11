package io.beras.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.io.DataFileException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnDigitTest {

    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    @TempDir
    Path folder;

    /** A vertical bar of 20 × 60 pixels becomes 20 pixels tall and about 4 wide, as wide as a thick stroke of MNIST. */
    @Test
    void aBarFillsTheHeightOfTheBoxInTheMiddleOfTheFrame() throws IOException {
        DrawnDigit bar = DrawnDigit.read(bar(100, 100, 10, 5, 60, 20, WHITE, BLACK));

        float[] pixels = bar.pixels();
        for (int row = 0; row < 28; row++) {
            float sum = 0;
            for (int column = 0; column < 28; column++) {
                sum += pixels[row * 28 + column];
            }
            assertEquals(row >= 4 && row < 24 ? 4 : 0, sum, 0.6, "row " + row);
        }
        assertEquals(1, pixels[14 * 28 + 14], 0);
        assertEquals(0, pixels[14 * 28 + 10], 0);
        assertArrayEquals(new long[] {28, 28}, bar.toTensor().shape());
    }

    @ParameterizedTest
    @CsvSource({
        "FF000000, FFFFFFFF", // white on black
        "FFFFFFFF, FFF0E020", // yellow on white
        "FF30A030, FFC03030", // red on a green of about the same lightness
        "00FFFFFF, FF000000", // black on a transparent layer
        "00000000, FFFFFFFF", // white on a transparent layer
        "FF808080, FF8C8C8C", // a pencil that hardly differs from the paper
    })
    void theColorsDoNotMatter(String paper, String ink) throws IOException {
        float[] expected =
                DrawnDigit.read(bar(90, 120, 20, 30, 60, 20, WHITE, BLACK)).pixels();

        float[] pixels = DrawnDigit.read(bar(
                        90,
                        120,
                        20,
                        30,
                        60,
                        20,
                        Integer.parseUnsignedInt(paper, 16),
                        Integer.parseUnsignedInt(ink, 16)))
                .pixels();

        assertArrayEquals(expected, pixels, 0.13f);
    }

    /** The bar is 2 % of the height of this picture: it is cut out before the picture is made small. */
    @Test
    void aSmallDigitInALargePictureKeepsItsShape() throws IOException {
        float[] expected =
                DrawnDigit.read(bar(90, 120, 20, 30, 60, 20, WHITE, BLACK)).pixels();

        float[] pixels = DrawnDigit.read(bar(3000, 2000, 2700, 1800, 60, 20, WHITE, BLACK))
                .pixels();

        assertArrayEquals(expected, pixels, 0.2f);
    }

    @Test
    void aStrokeOfOnePixelGetsTheWidthOfAStrokeOfMnist() throws IOException {
        float[] pixels =
                DrawnDigit.read(bar(300, 300, 40, 150, 200, 1, WHITE, BLACK)).pixels();

        float middle = 0;
        for (int column = 0; column < 28; column++) {
            middle += pixels[14 * 28 + column];
        }
        assertEquals(2.0, middle, 0.4);
    }

    @Test
    void specksAreNoInk() throws IOException {
        Path file = folder.resolve("specks.png");
        BufferedImage image = image(100, 100, WHITE);
        fill(image, 30, 40, 50, 14, BLACK);
        fill(image, 95, 5, 2, 2, BLACK);
        fill(image, 3, 92, 3, 3, BLACK);
        ImageIO.write(image, "png", file.toFile());

        float[] expected =
                DrawnDigit.read(bar(100, 100, 30, 40, 50, 14, WHITE, BLACK)).pixels();
        assertArrayEquals(expected, DrawnDigit.read(file).pixels());
    }

    @ParameterizedTest
    @CsvSource({"FFFFFFFF", "FF123456", "00000000", "80FF0000"})
    void aBlankPictureIsASentence(String color) throws IOException {
        Path file = folder.resolve("blank.png");
        ImageIO.write(image(64, 48, Integer.parseUnsignedInt(color, 16)), "png", file.toFile());

        DataFileException e = assertThrows(DataFileException.class, () -> DrawnDigit.read(file));

        assertEquals(
                file + " shows no drawing: nothing differs from its background; draw a digit with a darker pen",
                e.getMessage());
    }

    /** Paper photographed in uneven light, with noise: a threshold without an estimate of the paper would find ink. */
    @Test
    void aPhotographOfEmptyPaperIsBlank() throws IOException {
        Path file = folder.resolve("paper.png");
        BufferedImage image = image(200, 300, WHITE);
        java.util.Random random = new java.util.Random(1);
        for (int row = 0; row < 200; row++) {
            for (int column = 0; column < 300; column++) {
                int grey = (int) Math.max(0, Math.min(255, 130 + row / 4 + column / 6 + 6 * random.nextGaussian()));
                image.setRGB(column, row, 0xFF000000 | grey << 16 | grey << 8 | grey);
            }
        }
        ImageIO.write(image, "png", file.toFile());

        String message = assertThrows(DataFileException.class, () -> DrawnDigit.read(file))
                .getMessage();
        assertTrue(message.contains("shows no drawing"), message);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 50", "2, 2", "3, 300"})
    void verySmallPicturesAreReadOrRefused(int height, int width) throws IOException {
        Path file = folder.resolve("small.png");
        BufferedImage image = image(height, width, WHITE);
        image.setRGB(0, 0, BLACK);
        ImageIO.write(image, "png", file.toFile());

        try {
            for (float pixel : DrawnDigit.read(file).pixels()) {
                assertTrue(pixel >= 0 && pixel <= 1, "pixel " + pixel);
            }
        } catch (DataFileException e) {
            assertTrue(e.getMessage().contains("shows no drawing"), e.getMessage());
        }
    }

    private Path bar(int height, int width, int top, int left, int tall, int wide, int paper, int ink)
            throws IOException {
        Path file = folder.resolve("bar.png");
        BufferedImage image = image(height, width, paper);
        fill(image, top, left, tall, wide, ink);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static BufferedImage image(int height, int width, int color) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        fill(image, 0, 0, height, width, color);
        return image;
    }

    private static void fill(BufferedImage image, int top, int left, int tall, int wide, int color) {
        for (int row = top; row < top + tall; row++) {
            for (int column = left; column < left + wide; column++) {
                image.setRGB(column, row, color);
            }
        }
    }
}
