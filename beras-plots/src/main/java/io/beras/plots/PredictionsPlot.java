package io.beras.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Plots images that a model classified right and images that it classified wrong, each with label and confidence.
 *
 * <p>The upper row shows the first ten right predictions among 500 random images, the lower row the first ten wrong
 * ones. If 500 images have too few of a kind, all images are searched. If all images have fewer than ten, the plot shows
 * these and reports their number.
 *
 * <pre>{@code
 * Predictions predictions = Predictions.of(images, model.evaluate(images, 1000).predictions());
 * PredictionsPlot.write(Path.of("predictions.png"), "my model, seed 1", predictions, 1);
 * }</pre>
 */
public final class PredictionsPlot {

    /** The size of an image in the plot: a multiple of 28, so that each pixel becomes a square of the same size. */
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
     * Writes the plot as a PNG file.
     *
     * @param seed selects the random images; the same seed selects the same images
     * @throws PlotException if this Java runtime cannot draw text
     * @throws IOException if the file cannot be written; an existing file then stays unchanged
     */
    public static void write(Path file, String title, Predictions predictions, long seed)
            throws PlotException, IOException {
        PngFiles.write(
                file,
                () -> draw(
                        title,
                        predictions,
                        ExampleSelection.right(predictions, seed),
                        ExampleSelection.wrong(predictions, seed)));
    }

    /**
     * Writes a plot of images that the caller selected as a PNG file; the plot does not check the selection.
     *
     * @param right the indices of at most ten images for the row of right predictions
     * @param wrong the indices of at most ten images for the row of wrong predictions
     * @throws IllegalArgumentException if a row has more than ten images
     * @throws PlotException if this Java runtime cannot draw text
     * @throws IOException if the file cannot be written; an existing file then stays unchanged
     */
    public static void write(Path file, String title, Predictions predictions, int[] right, int[] wrong)
            throws PlotException, IOException {
        ExampleSelection upper = ExampleSelection.of(right);
        ExampleSelection lower = ExampleSelection.of(wrong);
        PngFiles.write(file, () -> draw(title, predictions, upper, lower));
    }

    private static BufferedImage draw(
            String title, Predictions predictions, ExampleSelection right, ExampleSelection wrong) {
        BufferedImage canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        PlotTheme.smooth(graphics);
        graphics.setColor(PlotTheme.PAPER);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);

        PredictionsPlot plot = new PredictionsPlot(predictions, graphics);
        plot.drawTitle(title);
        plot.drawRow("right", PlotTheme.BLUE, right, FIRST_ROW);
        plot.drawRow("wrong", PlotTheme.VERMILION, wrong, FIRST_ROW + ROW_HEIGHT);
        graphics.dispose();
        return canvas;
    }

    private void drawTitle(String title) {
        Font font = PlotTheme.boldFont(22);
        int width = graphics.getFontMetrics(font).stringWidth(title);
        drawText(title, font, PlotTheme.INK, Math.max(MARGIN, (WIDTH - width) / 2), TITLE_BASELINE);
    }

    private void drawRow(String heading, Color colour, ExampleSelection examples, int top) {
        Font font = PlotTheme.boldFont(18);
        int baseline = top + 18;
        drawText(heading, font, colour, MARGIN, baseline);
        int headingEnd = MARGIN + graphics.getFontMetrics(font).stringWidth(heading);
        drawText(examples.origin(), PlotTheme.font(15), PlotTheme.GREY_INK, headingEnd + 16, baseline);

        int left = MARGIN;
        for (int image : examples.images()) {
            drawTile(image, colour, left, top + HEADING);
            left += TILE + GAP;
        }
    }

    private void drawTile(int image, Color colour, int left, int top) {
        graphics.drawImage(pixels(image), left, top, TILE, TILE, null);
        graphics.setColor(PlotTheme.GRID);
        graphics.drawRect(left, top, TILE - 1, TILE - 1);

        int baseline = top + TILE + 24;
        drawText(predicted(predictions.predictedLabel(image)), PlotTheme.boldFont(15), colour, left, baseline);
        drawText(percent(predictions.confidence(image)), PlotTheme.font(15), PlotTheme.INK, left, baseline + 21);
        if (!predictions.isRight(image)) {
            drawText("true label " + predictions.label(image), PlotTheme.font(15), PlotTheme.INK, left, baseline + 42);
        }
    }

    private BufferedImage pixels(int image) {
        BufferedImage pixels = new BufferedImage(Predictions.SIDE, Predictions.SIDE, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < Predictions.SIDE; row++) {
            for (int column = 0; column < Predictions.SIDE; column++) {
                int light = 255 - predictions.ink(image, row, column);
                pixels.setRGB(column, row, new Color(light, light, light).getRGB());
            }
        }
        return pixels;
    }

    private void drawText(String text, Font font, Color colour, int left, int baseline) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, left, baseline);
    }

    private static String predicted(int label) {
        return label < 0 ? "predicted NaN" : "predicted " + label;
    }

    /** Returns a percentage that is "100.0 %" only if the confidence is exactly 1; "no class" for NaN. */
    private static String percent(double confidence) {
        if (Double.isNaN(confidence)) {
            return "no class";
        }
        return confidence > 0.999 && confidence < 1
                ? "> 99.9 %"
                : String.format(Locale.ROOT, "%.1f %%", 100 * confidence);
    }
}
