package io.beras.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Rows of at most ten images, each with the predicted class, the confidence and, if it differs, the true class. */
final class Gallery {

    /**
     * A row of images.
     *
     * @param heading the words above the row
     * @param color the color of the heading and of the predicted classes
     * @param note the words after the heading
     * @param images the indices of the images, at most ten
     */
    record Row(String heading, Color color, String note, List<Integer> images) {}

    /** The width and height of an image in the plot: a multiple of 28, 16, 14 and 8, so that pixels become equal squares. */
    static final int TILE = 112;

    static final int GAP = 18;
    static final int MARGIN = 40;
    private static final int TITLE_BASELINE = 54;
    static final int FIRST_ROW = 92;
    static final int ROW_HEIGHT = 240;
    static final int HEADING = 40;
    private static final int LINE = 21;

    static final int WIDTH = 2 * MARGIN + ExampleSelection.SHOWN * TILE + (ExampleSelection.SHOWN - 1) * GAP;

    private final Predictions predictions;
    private final Graphics2D graphics;

    private Gallery(Predictions predictions, Graphics2D graphics) {
        this.predictions = predictions;
        this.graphics = graphics;
    }

    static Drawing of(String title, Predictions predictions, List<Row> rows) {
        return new Drawing(WIDTH, height(rows.size()), graphics -> {
            Gallery gallery = new Gallery(predictions, graphics);
            gallery.drawTitle(title);
            for (int row = 0; row < rows.size(); row++) {
                gallery.drawRow(rows.get(row), FIRST_ROW + row * ROW_HEIGHT);
            }
        });
    }

    static int height(int rows) {
        return FIRST_ROW + rows * ROW_HEIGHT + 16;
    }

    private void drawTitle(String title) {
        PlotText.title(graphics, title, WIDTH, MARGIN, TITLE_BASELINE);
    }

    private void drawRow(Row row, int top) {
        Font font = PlotTheme.boldFont(18);
        int baseline = top + 18;
        drawText(row.heading(), font, row.color(), MARGIN, baseline);
        int headingEnd = MARGIN + graphics.getFontMetrics(font).stringWidth(row.heading());
        drawText(row.note(), PlotTheme.font(15), PlotTheme.GREY_INK, headingEnd + 16, baseline);

        int left = MARGIN;
        for (int image : row.images()) {
            drawTile(image, row.color(), left, top + HEADING);
            left += TILE + GAP;
        }
    }

    private void drawTile(int image, Color color, int left, int top) {
        drawPixels(predictions.image(image), left, top);
        graphics.setColor(PlotTheme.GRID);
        graphics.drawRect(left, top, TILE - 1, TILE - 1);

        int baseline = top + TILE + 24;
        drawLine(predictions.predictedName(image), PlotTheme.boldFont(15), color, left, baseline);
        drawLine(percent(predictions.confidence(image)), PlotTheme.font(15), PlotTheme.INK, left, baseline + LINE);
        if (!predictions.isRight(image)) {
            drawLine(predictions.trueName(image), PlotTheme.font(15), PlotTheme.INK, left, baseline + 2 * LINE);
        }
    }

    /** Enlarges an image by a whole factor, so that its pixels stay squares; reduces a large image smoothly. */
    private void drawPixels(BufferedImage pixels, int left, int top) {
        int longest = Math.max(pixels.getWidth(), pixels.getHeight());
        boolean isLarge = longest > TILE;
        double factor = isLarge ? (double) TILE / longest : TILE / longest;
        int width = (int) Math.round(pixels.getWidth() * factor);
        int height = (int) Math.round(pixels.getHeight() * factor);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                isLarge
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(pixels, left + (TILE - width) / 2, top + (TILE - height) / 2, width, height, null);
    }

    /** Draws a line of text below an image, shortened to its width. */
    private void drawLine(String text, Font font, Color color, int left, int baseline) {
        FontMetrics metrics = graphics.getFontMetrics(font);
        drawText(PlotText.shortened(text, metrics, TILE + GAP / 2), font, color, left, baseline);
    }

    private void drawText(String text, Font font, Color color, int left, int baseline) {
        graphics.setFont(font);
        graphics.setColor(color);
        graphics.drawString(text, left, baseline);
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
