package io.beras.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/** Creates JFreeChart's parts with the colours and fonts of {@link PlotTheme}. */
final class ChartParts {

    private ChartParts() {}

    static JFreeChart chart(String title, Plot plot) {
        JFreeChart chart = new JFreeChart(title, PlotTheme.boldFont(22), plot, false);
        chart.setBackgroundPaint(PlotTheme.PAPER);
        chart.setPadding(new RectangleInsets(20, 20, 16, 32));
        chart.getTitle().setPaint(PlotTheme.INK);
        chart.getTitle().setMargin(0, 0, 8, 0);
        return chart;
    }

    static XYPlot panel(XYDataset lines, @Nullable ValueAxis x, ValueAxis y, XYLineAndShapeRenderer look) {
        look.setDrawSeriesLineAsPath(true);
        XYPlot panel = new XYPlot(lines, x, y, look);
        panel.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        panel.setBackgroundPaint(PlotTheme.PAPER);
        panel.setOutlineVisible(false);
        panel.setDomainGridlinesVisible(false);
        panel.setRangeGridlinePaint(PlotTheme.GRID);
        panel.setRangeGridlineStroke(new BasicStroke(1));
        return panel;
    }

    static <A extends ValueAxis> A styled(A axis) {
        axis.setLabelFont(PlotTheme.font(16));
        axis.setLabelPaint(PlotTheme.INK);
        axis.setTickLabelFont(PlotTheme.font(13));
        axis.setTickLabelPaint(PlotTheme.GREY_INK);
        axis.setAxisLinePaint(PlotTheme.GRID);
        axis.setTickMarkPaint(PlotTheme.GRID);
        return axis;
    }

    static void drawLine(XYLineAndShapeRenderer look, int series, Color colour, float width) {
        look.setSeriesPaint(series, colour);
        look.setSeriesStroke(series, new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
        look.setSeriesShapesVisible(series, false);
    }

    static void drawDots(XYLineAndShapeRenderer look, int series, Color colour, double diameter) {
        look.setSeriesPaint(series, colour);
        look.setSeriesShape(series, new Ellipse2D.Double(-diameter / 2, -diameter / 2, diameter, diameter));
        look.setSeriesShapesVisible(series, true);
    }

    static LegendTitle legend(LegendItemSource source) {
        LegendTitle legend = new LegendTitle(source);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(PlotTheme.font(14));
        legend.setItemPaint(PlotTheme.INK);
        legend.setItemLabelPadding(new RectangleInsets(2, 6, 2, 24));
        legend.setMargin(12, 0, 0, 0);
        return legend;
    }

    /** Returns a line under the title about values that are missing. */
    static TextTitle warning(String pattern, Object... values) {
        TextTitle warning = note(pattern, values);
        warning.setPaint(PlotTheme.VERMILION);
        return warning;
    }

    /** Returns a line under the title that explains the plot. */
    static TextTitle note(String pattern, Object... values) {
        TextTitle note = new TextTitle(String.format(Locale.ROOT, pattern, values), PlotTheme.font(15));
        note.setPaint(PlotTheme.GREY_INK);
        note.setMargin(0, 0, 8, 0);
        return note;
    }

    static BasicStroke dashed() {
        float[] dashes = {6, 4};
        return new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0);
    }

    static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
