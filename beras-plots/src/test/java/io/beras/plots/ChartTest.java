package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {

    private static final Rectangle PANEL = new Rectangle(110, 60, 1050, 640);
    private static final Rectangle SUBTITLE = new Rectangle(0, 50, 1200, 30);

    @TempDir
    Path folder;

    @Test
    void drawsLinesAndDotsInDifferentColours() throws Exception {
        BufferedImage picture = draw(new Chart("t", "x", "y")
                .line("line", List.of(1.0, 3.0, 2.0))
                .dots("dots", List.of(1.0, 2.0), List.of(2.5, 1.5)));

        assertEquals(1200, picture.getWidth());
        assertEquals(800, picture.getHeight());
        assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, PANEL) > 500, "a line");
        long dots = PixelCounts.of(PlotTheme.VERMILION, picture, PANEL);
        assertTrue(dots > 8 && dots < 200, "dots without a line: " + dots);
    }

    @Test
    void aPathMayBeClosed() throws Exception {
        double[] x = {0, 1, 1, 0, 0};
        double[] y = {0, 0, 1, 1, 0};

        BufferedImage picture = draw(new Chart("t", "x", "y").path("square", x, y));

        Rectangle left = new Rectangle(40, 200, 150, 300);
        Rectangle right = new Rectangle(1060, 200, 130, 300);
        Rectangle top = new Rectangle(400, 50, 400, 80);
        Rectangle bottom = new Rectangle(400, 640, 400, 80);
        for (Rectangle side : List.of(left, right, top, bottom)) {
            assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, side) > 100, side.toString());
        }
    }

    @Test
    void leavesOutValuesThatAnAxisCannotShowAndCountsThem() throws Exception {
        List<Double> values = List.of(1.0, Double.NaN, 10.0, 0.0, Double.POSITIVE_INFINITY, 100.0);

        BufferedImage linear = draw(new Chart("t", "x", "y").line("line", values));
        BufferedImage logarithmic = draw(new Chart("t", "x", "y").logX().logY().line("line", values));

        assertTrue(PixelCounts.of(PlotTheme.VERMILION, linear, SUBTITLE) > 100, "NaN and infinity");
        assertTrue(PixelCounts.of(PlotTheme.VERMILION, logarithmic, SUBTITLE) > 100, "and zero");
        assertEquals(
                0,
                PixelCounts.of(
                        PlotTheme.VERMILION, draw(new Chart("t", "x", "y").line("line", List.of(1.0, 2.0))), SUBTITLE));
    }

    @Test
    void contoursAreDarkerWhereTheFunctionIsHigher() throws Exception {
        BufferedImage picture = draw(new Chart("t", "x", "y")
                .contours(-2, 2, -2, 2, (x, y) -> x * x + y * y)
                .path("path", List.of(-1.0, 0.0), List.of(1.0, 0.0)));

        Color middle = new Color(picture.getRGB(640, 370));
        Color corner = new Color(picture.getRGB(120, 70));
        assertTrue(middle.getRed() > corner.getRed() + 30, middle + " and " + corner);
        assertTrue(PixelCounts.of(PlotTheme.PALE_BLUE, picture, PANEL) > 1000, "contour lines");
    }

    @Test
    void refusesLengthsThatDifferAndNamesThatRepeat() {
        Chart chart = new Chart("t", "x", "y").line("loss", List.of(1.0));

        var length =
                assertThrows(IllegalArgumentException.class, () -> chart.line("other", new double[2], new double[3]));
        var name = assertThrows(IllegalArgumentException.class, () -> chart.line("loss", List.of(2.0)));

        assertEquals("\"other\" has 2 x and 3 y; give as many of one as of the other.", length.getMessage());
        assertEquals("There is a \"loss\" already; give each curve its own name.", name.getMessage());
    }

    private BufferedImage draw(Chart chart) throws Exception {
        Path file = folder.resolve("chart.png");
        chart.write(file);
        return ImageIO.read(file.toFile());
    }
}
