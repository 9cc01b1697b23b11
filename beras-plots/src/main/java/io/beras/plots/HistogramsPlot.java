package io.beras.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;

/**
 * Plots histograms of the outputs of each layer and of the gradients that reach them, for one batch.
 *
 * <p>Outputs that grow or shrink from layer to layer, gradients that vanish, and layers whose outputs are mostly 0 show here.
 * Zeros are counted in words, and are in no column, because they would hide the others after a ReLU.
 *
 * <pre>{@code
 * LayerValues values = LayerValues.of(model, new SoftmaxCrossEntropy(), x, y);
 * HistogramsPlot.of("first batch", values).write(Path.of("histograms.png"));
 * }</pre>
 */
public final class HistogramsPlot {

    private static final int WIDTH = 1200;
    private static final int MARGIN = 40;
    private static final int TITLE_BASELINE = 54;
    private static final int TOP = 110;
    private static final int ROW_HEIGHT = 130;
    private static final int NAME_WIDTH = 230;
    private static final int GAP = 30;
    private static final int PANEL_WIDTH = (WIDTH - 2 * MARGIN - NAME_WIDTH - GAP) / 2;
    private static final int PANEL_HEIGHT = 70;

    private HistogramsPlot() {}

    /** Returns the plot of these values: a row for each layer. */
    public static Plot of(String title, LayerValues values) {
        List<LayerValues.Layer> layers = values.layers();
        int height = TOP + layers.size() * ROW_HEIGHT + MARGIN / 2;
        return new Plot(
                title,
                () -> new Drawing(WIDTH, height, graphics -> {
                    PlotText.title(graphics, title, WIDTH, MARGIN, TITLE_BASELINE);
                    drawHeading(graphics, "outputs", PlotTheme.BLUE, left(0));
                    drawHeading(graphics, "gradients of the loss by the outputs", PlotTheme.VERMILION, left(1));
                    for (int row = 0; row < layers.size(); row++) {
                        drawRow(graphics, layers.get(row), TOP + row * ROW_HEIGHT);
                    }
                }));
    }

    private static int left(int panel) {
        return MARGIN + NAME_WIDTH + panel * (PANEL_WIDTH + GAP);
    }

    private static void drawHeading(Graphics2D graphics, String text, Color color, int left) {
        graphics.setFont(PlotTheme.boldFont(16));
        graphics.setColor(color);
        graphics.drawString(text, left, TOP - 16);
    }

    private static void drawRow(Graphics2D graphics, LayerValues.Layer layer, int top) {
        graphics.setFont(PlotTheme.boldFont(15));
        graphics.setColor(PlotTheme.INK);
        int room = NAME_WIDTH - 10;
        graphics.drawString(PlotText.shortened(layer.name(), graphics.getFontMetrics(), room), MARGIN, top + 24);
        graphics.setFont(PlotTheme.font(13));
        graphics.setColor(PlotTheme.GREY_INK);
        graphics.drawString(layer.shape(), MARGIN, top + 44);
        drawHistogram(graphics, layer.outputs(), PlotTheme.BLUE, left(0), top);
        drawHistogram(graphics, layer.gradients(), PlotTheme.VERMILION, left(1), top);
    }

    private static void drawHistogram(Graphics2D graphics, Histogram histogram, Color color, int left, int top) {
        int bottom = top + PANEL_HEIGHT;
        long highest = histogram.highest();
        int bins = Histogram.BINS;
        graphics.setColor(color);
        for (int bin = 0; bin < bins && highest > 0; bin++) {
            int start = left + bin * PANEL_WIDTH / bins;
            int end = left + (bin + 1) * PANEL_WIDTH / bins;
            int height = (int) Math.ceil((double) histogram.count(bin) * PANEL_HEIGHT / highest);
            graphics.fillRect(start, bottom - height, end - start - 1, height);
        }
        graphics.setColor(PlotTheme.GRID);
        graphics.drawLine(left, bottom, left + PANEL_WIDTH, bottom);
        graphics.setFont(PlotTheme.font(12));
        graphics.setColor(PlotTheme.GREY_INK);
        graphics.drawString(number(histogram.smallest()), left, bottom + 16);
        PlotText.endingAt(graphics, number(histogram.largest()), left + PANEL_WIDTH, bottom + 16);
        PlotText.centred(graphics, words(histogram), left + PANEL_WIDTH / 2, bottom + 16);
    }

    private static String words(Histogram histogram) {
        String text = "mean " + number(histogram.mean()) + ", deviation " + number(histogram.deviation());
        if (histogram.zeros() > 0) {
            text += String.format(Locale.ROOT, ", %.0f %% zeros", 100.0 * histogram.zeros() / histogram.size());
        }
        return histogram.notFinite() == 0
                ? text
                : text + String.format(Locale.ROOT, ", %,d NaN or infinite", histogram.notFinite());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
