package io.beras.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;

/**
 * Colours and fonts of all plots.
 *
 * <p>People with every common kind of colour blindness can distinguish these colours. Source: M. Okabe and K. Ito,
 * "Color Universal Design", 2008.
 */
final class PlotTheme {

    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x22262B);
    static final Color GREY_INK = new Color(0x6B737C);
    static final Color GRID = new Color(0xE3E6EA);
    static final Color BLUE = new Color(0x0072B2);
    static final Color PALE_BLUE = new Color(0xA9D2EA);
    static final Color VERMILION = new Color(0xD55E00);

    /** A color of a light page, and the color in its place on a dark page. */
    record DarkColor(Color light, Color dark) {}

    /** The colors of a dark page, by the colors of a light page: contrasts of at least 4.5 for text and 3 for curves. */
    static final List<DarkColor> DARK_MODE = List.of(
            new DarkColor(PAPER, new Color(0x16191D)),
            new DarkColor(INK, new Color(0xE8EAED)),
            new DarkColor(GREY_INK, new Color(0xA4ACB5)),
            new DarkColor(GRID, new Color(0x353B42)),
            new DarkColor(BLUE, new Color(0x56B4E9)),
            new DarkColor(PALE_BLUE, new Color(0x23506E)),
            new DarkColor(VERMILION, new Color(0xF0803C)));

    private static final Color[] CURVES = {
        BLUE, VERMILION, new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9), INK
    };

    private PlotTheme() {}

    /** Returns the colour of the curve with this index; the eighth curve has the colour of the first. */
    static Color colour(int index) {
        return CURVES[index % CURVES.length];
    }

    static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    static Font boldFont(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }

    static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }
}
