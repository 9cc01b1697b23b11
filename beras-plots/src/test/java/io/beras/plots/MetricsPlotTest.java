package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsPlotTest {

    private static final Rectangle UPPER_PANEL = new Rectangle(110, 60, 1050, 310);
    private static final Rectangle LOWER_PANEL = new Rectangle(110, 390, 1050, 310);
    private static final Rectangle SUBTITLE = new Rectangle(0, 50, 1200, 30);

    @TempDir
    Path folder;

    @Test
    void drawsBatchesAndTheirAverageInBothPanelsWithoutAScreen() throws Exception {
        assertTrue(GraphicsEnvironment.isHeadless());

        BufferedImage picture = draw(curves(1_200, batch -> 2.3 * Math.exp(-batch / 200)));

        assertEquals(1200, picture.getWidth());
        assertEquals(800, picture.getHeight());
        for (Rectangle panel : List.of(UPPER_PANEL, LOWER_PANEL)) {
            assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, panel) > 500, "an average");
            assertTrue(PixelCounts.distinctColours(picture, panel) > 20, "smooth lines");
        }
    }

    @Test
    void drawsASingleBatchAsADot() throws Exception {
        BufferedImage picture = draw(new TrainingCurveData(List.of(2.3), List.of(0.1), 600));

        assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, UPPER_PANEL) > 10);
        assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, LOWER_PANEL) > 10);
    }

    @Test
    void drawsTenThousandsOfBatches() throws Exception {
        BufferedImage picture = draw(curves(12_000, batch -> 2.3 / (1 + batch / 50)));

        assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, UPPER_PANEL) > 500);
    }

    @Test
    void drawsHeldOutDataAfterEachEpochInAnotherColour() throws Exception {
        TrainingCurveData training = curves(30, batch -> 1);
        BufferedImage without = draw(training);
        BufferedImage with = draw(new TrainingCurveData(
                training.loss(), training.accuracy(), 10, List.of(1.2, 1.1, 1.05), List.of(0.5, 0.6, 0.7)));

        assertEquals(0, PixelCounts.of(PlotTheme.VERMILION, without, UPPER_PANEL));
        assertTrue(PixelCounts.of(PlotTheme.VERMILION, with, UPPER_PANEL) > 60, "three dots");
        assertTrue(PixelCounts.of(PlotTheme.VERMILION, with, LOWER_PANEL) > 60, "three dots");
    }

    @Test
    void leavesOutLossesThatDivergedAndReportsTheirNumber() throws Exception {
        BufferedImage whole = draw(curves(300, batch -> 1));
        BufferedImage diverged = draw(curves(300, batch -> batch < 200 ? 1 : Double.POSITIVE_INFINITY));

        assertEquals(0, PixelCounts.of(PlotTheme.VERMILION, whole, SUBTITLE));
        assertTrue(PixelCounts.of(PlotTheme.VERMILION, diverged, SUBTITLE) > 0, "a line under the title");
        assertTrue(PixelCounts.of(PlotTheme.BLUE, diverged, UPPER_PANEL) > 500, "the losses before that");
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NaN",
        "0, 0",
        "-1, 1",
        "1e30, 1",
        "1e30, 0",
        "4.9e-324, 4.9e-324",
        "4.9e-324, 1",
        "1.7e308, 0",
        "1.7e308, 4.9e-324"
    })
    void drawsExtremeLosses(double even, double odd) throws Exception {
        BufferedImage picture = draw(curves(20, batch -> batch % 2 == 0 ? even : odd));

        assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, LOWER_PANEL) > 500, "the accuracy, in any case");
    }

    @Test
    void leavesAnExistingFileUnchangedWhenItCannotWrite() throws IOException {
        Path below = Files.writeString(folder.resolve("runs"), "a file").resolve("metrics.png");

        assertThrows(
                IOException.class,
                () -> MetricsPlot.of("title", curves(10, batch -> 1)).write(below));

        assertEquals("a file", Files.readString(folder.resolve("runs")));
    }

    private BufferedImage draw(TrainingCurveData curves) throws PlotException, IOException {
        Path file = folder.resolve("metrics.png");
        MetricsPlot.of("a test", curves).write(file);
        return ImageIO.read(file.toFile());
    }

    private static TrainingCurveData curves(int batches, DoubleUnaryOperator loss) {
        List<Double> losses = IntStream.range(0, batches)
                .mapToObj(batch -> loss.applyAsDouble(batch))
                .toList();
        List<Double> accuracies = IntStream.range(0, batches)
                .mapToObj(batch -> 0.9 - 0.1 / (1 + batch % 7))
                .toList();
        return new TrainingCurveData(losses, accuracies, Math.max(1, batches / 3));
    }
}
