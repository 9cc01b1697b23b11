package io.beras.plots;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.function.Consumer;
import org.jfree.chart.JFreeChart;

/**
 * A picture of a fixed size that draws itself: the same calls make pixels or SVG.
 *
 * @param width the width in pixels
 * @param height the height in pixels
 * @param content draws everything but the background
 */
record Drawing(int width, int height, Consumer<Graphics2D> content) {

    /** Returns the picture of a chart. */
    static Drawing of(JFreeChart chart, int width, int height) {
        return new Drawing(width, height, graphics -> chart.draw(graphics, new Rectangle(width, height)));
    }

    void drawOn(Graphics2D graphics) {
        PlotTheme.smooth(graphics);
        graphics.setColor(PlotTheme.PAPER);
        graphics.fillRect(0, 0, width, height);
        content.accept(graphics);
    }
}
