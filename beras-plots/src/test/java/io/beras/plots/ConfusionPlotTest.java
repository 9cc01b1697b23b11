package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.metrics.ConfusionMatrix;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionPlotTest {

    @TempDir
    Path folder;

    /** Of the cats, all are right; of the dogs, one of two. So the row of cats has the full blue, and that of dogs has not. */
    @Test
    void theColorOfACellIsTheFractionOfItsRow() throws Exception {
        BufferedImage image = draw(counts(2, new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 0}), "cat", "dog");

        Color half = new Color(0x7F, 0xB8, 0xD8);
        Color halfWrong = new Color(0xE1, 0x8D, 0x4B); // √½ of vermilion
        assertTrue(count(PlotTheme.BLUE, image) > 8_000, "one cell of 110 × 110 pixels");
        assertTrue(count(PlotTheme.BLUE, image) < 110 * 110);
        assertTrue(count(half, image) > 8_000, "the right dog");
        assertTrue(count(halfWrong, image) > 8_000, "the wrong dog");
        assertEquals(0, count(PlotTheme.VERMILION, image));
    }

    @Test
    void reportsPredictionsThatAreNaN() throws Exception {
        ConfusionMatrix counts = new ConfusionMatrix();
        counts.update(Tensor.of(new float[][] {{1, 0}, {Float.NaN, 0}}), Tensor.ofLabels(0, 1));

        assertTrue(count(PlotTheme.VERMILION, draw(counts, "cat", "dog")) > 100, "the warning under the title");
    }

    /** Every plot has a margin of paper, also with long names, names to be cut, and a long title. */
    @Test
    void nothingIsCutOff() throws Exception {
        for (int classes : new int[] {2, 9, ConfusionPlot.MOST_CLASSES}) {
            int[] labels = IntStream.range(0, classes).toArray();
            for (String name : List.of("x", "a name of some length ", "很长的名字", "😀".repeat(500), "long".repeat(500))) {
                String[] names =
                        IntStream.range(0, classes).mapToObj(i -> name + i).toArray(String[]::new);
                BufferedImage image = draw(counts(classes, labels, labels), names);
                int width = image.getWidth();
                int height = image.getHeight();
                assertTrue(width < 1500 && height < 1500, width + " × " + height);
                for (Rectangle edge : List.of(
                        new Rectangle(0, 0, width, 20),
                        new Rectangle(0, height - 20, width, 20),
                        new Rectangle(0, 0, 20, height),
                        new Rectangle(width - 20, 0, 20, height))) {
                    assertEquals(1, PixelCounts.distinctColours(image, edge), classes + " classes, " + name);
                }
            }
        }
    }

    @Test
    void refusesWhatCannotBeRead() {
        Path file = folder.resolve("confusion.png");
        int[] labels = IntStream.range(0, 31).toArray();
        ConfusionMatrix many = counts(31, labels, labels);
        ConfusionMatrix two = counts(2, new int[] {0}, new int[] {1});

        assertEquals(
                "a confusion plot shows 1 to 30 classes, not 31; print the counts in its place",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ConfusionPlot.of("t", many, List.of()).write(file))
                        .getMessage());
        assertEquals(
                "a confusion plot of 2 classes needs a name for each class, not 1 names; give 2 names",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ConfusionPlot.of("t", two, List.of("a")).write(file))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> ConfusionPlot.of("t", new ConfusionMatrix(), List.of()).write(file));
        assertFalse(Files.exists(file));
    }

    private static ConfusionMatrix counts(int classes, int[] expected, int[] predicted) {
        float[][] rows = new float[predicted.length][classes];
        for (int i = 0; i < rows.length; i++) {
            rows[i][predicted[i]] = 1;
        }
        ConfusionMatrix counts = new ConfusionMatrix();
        counts.update(Tensor.of(rows), Tensor.ofLabels(expected));
        return counts;
    }

    private BufferedImage draw(ConfusionMatrix counts, String... names) throws Exception {
        Path file = folder.resolve("confusion.png");
        ConfusionPlot.of("A title that is longer than a small plot is wide ".repeat(3), counts, List.of(names))
                .write(file);
        return ImageIO.read(file.toFile());
    }

    private static long count(Color color, BufferedImage image) {
        return PixelCounts.of(color, image, new Rectangle(0, 0, image.getWidth(), image.getHeight()));
    }
}
