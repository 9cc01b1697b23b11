package io.beras.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Draws images that a model read right, and below them images that it read wrong, each with label and confidence.
 *
 * <p>The images are the first ten of each kind among 500 random ones, or among all of them where 500 hold too few.
 * Where there are fewer than ten of a kind at all, the picture shows those and says so.
 *
 * <pre>{@code
 * var predictions = new Predictions(pixels, labels, probabilities);
 * PredictionsPlot.write(Path.of("predictions.png"), "advanced model on MNIST, seed 1", predictions, 1);
 * }</pre>
 */
public final class PredictionsPlot {

    /** A whole multiple of 28, so that every pixel of an image becomes an equal square. */
    static final int TILE = 4 * Predictions.SIDE;

    static final int GAP = 18;
    static final int MARGIN = 40;
    private static final int TITLE_BASELINE = 54;
    static final int FIRST_ROW = 92;
    static final int ROW_HEIGHT = 240;
    static final int HEADING = 40;

    static final int WIDTH = 2 * MARGIN + ExampleSelection.SHOWN * TILE + (ExampleSelection.SHOWN - 1) * GAP;
    static final int HEIGHT = FIRST_ROW + 2 * ROW_HEIGHT + 16;

    private final Predictions predictions;
    private final Graphics2D graphics;

    private PredictionsPlot(Predictions predictions, Graphics2D graphics) {
        this.predictions = predictions;
        this.graphics = graphics;
    }

    /**
     * Writes the picture as PNG.
     *
     * @param seed chooses the images: the same seed, the same images
     * @throws PlotException if this runtime cannot draw text
     * @throws IOException if the file cannot be written; an older one is then untouched
     */
    public static void write(Path file, String title, Predictions predictions, long seed)
            throws PlotException, IOException {
        PngFiles.write(file, () -> draw(title, predictions, seed));
    }

    private static BufferedImage draw(String title, Predictions predictions, long seed) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        PlotStyle.smooth(graphics);
        graphics.setColor(PlotStyle.PAPER);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);

        PredictionsPlot plot = new PredictionsPlot(predictions, graphics);
        plot.drawTitle(title);
        plot.drawRow("right", PlotStyle.BLUE, ExampleSelection.right(predictions, seed), FIRST_ROW);
        plot.drawRow("wrong", PlotStyle.VERMILION, ExampleSelection.wrong(predictions, seed), FIRST_ROW + ROW_HEIGHT);
        graphics.dispose();
        return picture;
    }

    private void drawTitle(String title) {
        Font font = PlotStyle.boldFont(22);
        int width = graphics.getFontMetrics(font).stringWidth(title);
        drawText(title, font, PlotStyle.INK, Math.max(MARGIN, (WIDTH - width) / 2), TITLE_BASELINE);
    }

    private void drawRow(String heading, Color colour, ExampleSelection samples, int top) {
        Font font = PlotStyle.boldFont(18);
        int baseline = top + 18;
        drawText(heading, font, colour, MARGIN, baseline);
        int headingEnd = MARGIN + graphics.getFontMetrics(font).stringWidth(heading);
        drawText(samples.origin(), PlotStyle.font(15), PlotStyle.QUIET_INK, headingEnd + 16, baseline);

        int left = MARGIN;
        for (int image : samples.images()) {
            drawTile(image, colour, left, top + HEADING);
            left += TILE + GAP;
        }
    }

    private void drawTile(int image, Color colour, int left, int top) {
        graphics.drawImage(picture(image), left, top, TILE, TILE, null);
        graphics.setColor(PlotStyle.RULE);
        graphics.drawRect(left, top, TILE - 1, TILE - 1);

        int baseline = top + TILE + 24;
        drawText("predicted " + predictions.predictedLabel(image), PlotStyle.boldFont(15), colour, left, baseline);
        drawText(percent(predictions.confidence(image)), PlotStyle.font(15), PlotStyle.INK, left, baseline + 21);
        if (!predictions.isRight(image)) {
            drawText("true label " + predictions.label(image), PlotStyle.font(15), PlotStyle.INK, left, baseline + 42);
        }
    }

    private BufferedImage picture(int image) {
        BufferedImage picture = new BufferedImage(Predictions.SIDE, Predictions.SIDE, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < Predictions.SIDE; row++) {
            for (int column = 0; column < Predictions.SIDE; column++) {
                int light = 255 - predictions.ink(image, row, column);
                picture.setRGB(column, row, new Color(light, light, light).getRGB());
            }
        }
        return picture;
    }

    private void drawText(String text, Font font, Color colour, int left, int baseline) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, left, baseline);
    }

    /** Returns a percentage that says 100 % only of certainty itself. */
    private static String percent(double confidence) {
        return confidence > 0.999 && confidence < 1
                ? "> 99.9 %"
                : String.format(Locale.ROOT, "%.1f %%", 100 * confidence);
    }
}
