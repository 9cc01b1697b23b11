package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsPlotTest {

    private static final int CLASSES = 3;

    @TempDir
    Path folder;

    @Test
    void showsTenRightAndTenWrong() throws Exception {
        BufferedImage picture = draw(predictions(600, 100), 1);

        assertEquals(Gallery.WIDTH, picture.getWidth());
        assertEquals(Gallery.height(2), picture.getHeight());
        assertEquals(10, images(picture, 0));
        assertEquals(10, images(picture, 1));
    }

    @Test
    void writesUnderEveryImage() throws Exception {
        BufferedImage picture = draw(predictions(600, 100), 1);

        for (int column = 0; column < 10; column++) {
            Rectangle right = caption(0, column);
            Rectangle wrong = caption(1, column);
            assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, right) > 20, "the label");
            assertTrue(PixelCounts.of(PlotTheme.VERMILION, picture, wrong) > 20, "the label");
            assertTrue(PixelCounts.distinctColours(picture, wrong) > 20, "smooth text");
        }
    }

    @Test
    void showsTheSelectedImages() throws Exception {
        Path file = folder.resolve("selected.png");
        PredictionsPlot.of("selected", predictions(50, 20), new int[] {1, 2, 3}, new int[] {4})
                .write(file);
        BufferedImage picture = ImageIO.read(file.toFile());

        assertEquals(List.of(3L, 1L), List.of((long) images(picture, 0), (long) images(picture, 1)));
    }

    @Test
    void refusesMoreImagesThanARowHas() {
        Path file = folder.resolve("selected.png");
        int[] eleven = IntStream.range(0, 11).toArray();
        Predictions predictions = predictions(50, 20);

        var e = assertThrows(
                IllegalArgumentException.class,
                () -> PredictionsPlot.of("selected", predictions, eleven, new int[0])
                        .write(file));

        assertEquals("11 images for a row; select at most 10.", e.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void showsFewerThanTenWhereThereAreFewer() throws Exception {
        BufferedImage few = draw(predictions(50, 3), 1);
        BufferedImage noneWrong = draw(predictions(50, 0), 1);
        BufferedImage noneRight = draw(predictions(50, 50), 1);
        BufferedImage none = draw(predictions(0, 0), 1);

        assertEquals(List.of(10L, 3L), List.of(images(few, 0), images(few, 1)));
        assertEquals(List.of(10L, 0L), List.of(images(noneWrong, 0), images(noneWrong, 1)));
        assertEquals(List.of(0L, 10L), List.of(images(noneRight, 0), images(noneRight, 1)));
        assertEquals(List.of(0L, 0L), List.of(images(none, 0), images(none, 1)));
    }

    @Test
    void drawsAModelThatDiverged() throws Exception {
        float[] probabilities = new float[20 * CLASSES];
        Arrays.fill(probabilities, Float.NaN);

        BufferedImage picture = draw(
                new Predictions(ink(20), IntStream.range(0, 20).map(i -> i % 2).toArray(), probabilities), 1);

        assertEquals(0, images(picture, 0)); // NaN is never right, not even for label 0
        assertEquals(10, images(picture, 1));
    }

    @Test
    void isTheSameForTheSameSeed() throws Exception {
        Predictions predictions = predictions(600, 100);

        assertArrayEquals(bytes(predictions, 1), bytes(predictions, 1));
        assertFalse(Arrays.equals(bytes(predictions, 1), bytes(predictions, 2)));
    }

    @Test
    void reportsWhichImagesWereSearched() {
        Predictions many = predictions(10_000, 2_000);
        assertEquals(10, ExampleSelection.right(many, 1).images().size());
        assertTrue(ExampleSelection.right(many, 1)
                .origin()
                .matches("10 of the \\d{3} right predictions among 500 random images"));
        assertTrue(ExampleSelection.wrong(many, 1)
                .origin()
                .matches("10 of the \\d{2,3} wrong predictions among 500 random images"));

        // Of 12 wrong in 10,000, the first 500 images almost never include ten, so all images are searched.
        assertEquals(
                10, ExampleSelection.wrong(predictions(10_000, 12), 1).images().size());
        assertEquals(
                "10 of the 12 wrong predictions among 10,000 images",
                ExampleSelection.wrong(predictions(10_000, 12), 1).origin());
        assertEquals(
                "only 3 wrong predictions among 10,000 images",
                ExampleSelection.wrong(predictions(10_000, 3), 1).origin());
        assertEquals(
                "only 1 wrong prediction among 10,000 images",
                ExampleSelection.wrong(predictions(10_000, 1), 1).origin());
        assertEquals(
                "no wrong prediction among 10,000 images",
                ExampleSelection.wrong(predictions(10_000, 0), 1).origin());
    }

    @Test
    void showsOnlyImagesOfTheirKindEachOnce() {
        Predictions predictions = predictions(10_000, 2_000);

        ExampleSelection wrong = ExampleSelection.wrong(predictions, 7);

        assertTrue(wrong.images().stream().noneMatch(predictions::isRight));
        assertEquals(10, wrong.images().stream().distinct().count());
    }

    @Test
    void refusesLengthsThatDoNotMatch() {
        var pixels = assertThrows(
                IllegalArgumentException.class, () -> new Predictions(new byte[783], new int[1], new float[10]));
        var rows = assertThrows(
                IllegalArgumentException.class, () -> new Predictions(new byte[2 * 784], new int[2], new float[9]));

        assertEquals("783 pixels for 1 labels; give 28 x 28 = 784 pixels a label.", pixels.getMessage());
        assertEquals("9 probabilities for 2 labels; give one row of class probabilities per label.", rows.getMessage());
    }

    @Test
    void reportsWhichPackagesToInstallWhenFontsAreMissing() {
        String message = new PlotException(new InternalError("no fonts")).getMessage();

        assertTrue(
                message.contains("no fonts") && message.contains("fontconfig") && message.contains("DejaVu"), message);
    }

    /** Returns all-black images, the first {@code wrong} of which are predicted wrong. */
    private static Predictions predictions(int images, int wrong) {
        int[] labels = new int[images];
        float[] probabilities = new float[images * CLASSES];
        for (int image = 0; image < images; image++) {
            labels[image] = image % CLASSES;
            int predicted = image < wrong ? (image + 1) % CLASSES : labels[image];
            probabilities[image * CLASSES + predicted] = 0.5f + 0.4999f * image / images;
        }
        return new Predictions(ink(images), labels, probabilities);
    }

    private static byte[] ink(int images) {
        byte[] pixels = new byte[images * 784];
        Arrays.fill(pixels, (byte) 255);
        return pixels;
    }

    /** Counts the black images of a row. */
    private static long images(BufferedImage picture, int row) {
        return IntStream.range(0, 10)
                .filter(column -> PixelCounts.of(Color.BLACK, picture, tile(row, column)) > 10_000)
                .count();
    }

    private static Rectangle tile(int row, int column) {
        return new Rectangle(
                Gallery.MARGIN + column * (Gallery.TILE + Gallery.GAP),
                Gallery.FIRST_ROW + row * Gallery.ROW_HEIGHT + Gallery.HEADING,
                Gallery.TILE,
                Gallery.TILE);
    }

    private static Rectangle caption(int row, int column) {
        Rectangle caption = tile(row, column);
        caption.translate(0, Gallery.TILE);
        caption.height = 64;
        return caption;
    }

    private byte[] bytes(Predictions predictions, long seed) throws PlotException, IOException {
        draw(predictions, seed);
        return Files.readAllBytes(folder.resolve("predictions.png"));
    }

    private BufferedImage draw(Predictions predictions, long seed) throws PlotException, IOException {
        Path file = folder.resolve("predictions.png");
        PredictionsPlot.of("a test", predictions, seed).write(file);
        return ImageIO.read(file.toFile());
    }
}
