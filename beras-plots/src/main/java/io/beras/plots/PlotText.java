package io.beras.plots;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Text of plots that fits its place. */
final class PlotText {

    private static final int TITLE_SIZE = 22;
    private static final float SMALLEST_TITLE = 14;

    private PlotText() {}

    /** Draws the title in the middle, smaller if it is long, and shortened if it is too long even then. */
    static void title(Graphics2D graphics, String title, int width, int margin, int baseline) {
        Font font = PlotTheme.boldFont(TITLE_SIZE);
        int room = width - 2 * margin;
        int needed = graphics.getFontMetrics(font).stringWidth(title);
        graphics.setFont(
                needed <= room ? font : font.deriveFont(Math.max(SMALLEST_TITLE, (float) TITLE_SIZE * room / needed)));
        graphics.setColor(PlotTheme.INK);
        centred(graphics, shortened(title, graphics.getFontMetrics(), room), width / 2, baseline);
    }

    /** Draws a text around this x. */
    static void centred(Graphics2D graphics, String text, int x, int baseline) {
        graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, baseline);
    }

    /** Draws a text that ends at this x. */
    static void endingAt(Graphics2D graphics, String text, int x, int baseline) {
        graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text), baseline);
    }

    /** Draws a text that is read from below and ends at y. */
    static void upwardsTo(Graphics2D graphics, String text, int x, int y) {
        upwards(graphics, text, x, y, graphics.getFontMetrics().stringWidth(text));
    }

    /** Draws a text that is read from below and has its middle at y. */
    static void upwardsAround(Graphics2D graphics, String text, int x, int y) {
        upwards(graphics, text, x, y, graphics.getFontMetrics().stringWidth(text) / 2);
    }

    private static void upwards(Graphics2D graphics, String text, int x, int y, int shift) {
        AffineTransform before = graphics.getTransform();
        graphics.rotate(-Math.PI / 2, x, y);
        graphics.drawString(text, x - shift, y);
        graphics.setTransform(before);
    }

    /** Returns a text that is at most this wide, by an ellipsis in place of its end. */
    static String shortened(String whole, FontMetrics metrics, int width) {
        String text = whole;
        int characters = whole.codePointCount(0, whole.length());
        for (int end = Math.min(characters - 1, width); metrics.stringWidth(text) > width; end--) {
            text = whole.substring(0, whole.offsetByCodePoints(0, end)) + "…";
        }
        return text;
    }

    /** Returns a text on one line: with a space for each line break and other control character. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** Returns the sizes of a font as plots draw it. */
    static FontMetrics metrics(Font font) {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        PlotTheme.smooth(graphics);
        return graphics.getFontMetrics(font);
    }
}
