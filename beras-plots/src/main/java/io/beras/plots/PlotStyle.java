package io.beras.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/**
 * The look that all pictures share.
 *
 * <p>Its colours are told apart with every common kind of colour blindness. Source: M. Okabe and K. Ito, "Color
 * Universal Design", 2008.
 */
final class PlotStyle {

    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x22262B);
    static final Color QUIET_INK = new Color(0x6B737C);
    static final Color RULE = new Color(0xE3E6EA);
    static final Color BLUE = new Color(0x0072B2);
    static final Color PALE_BLUE = new Color(0xA9D2EA);
    static final Color VERMILION = new Color(0xD55E00);

    /** Colours for lines side by side, which are told apart with every common kind of colour blindness. */
    private static final Color[] SIDE_BY_SIDE = {
        BLUE, VERMILION, new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9), INK
    };

    private PlotStyle() {}

    /** Returns the colour of the line with this number; from the eighth on, colours come again. */
    static Color colour(int number) {
        return SIDE_BY_SIDE[number % SIDE_BY_SIDE.length];
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
