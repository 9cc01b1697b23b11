package io.beras.plots;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/**
 * A chart of lines and dots over two axes, each linear or logarithmic.
 *
 * <p>Values that an axis cannot show leave a gap, and a line under the title counts these values. They are NaN,
 * infinity and, on a logarithmic axis, values that are not positive.
 *
 * <pre>{@code
 * new Chart("A line", "x", "y").dots("data", x, y).line("fit", x, fitted).write(Path.of("line.png"));
 * }</pre>
 */
public final class Chart {

    /** Space around tick labels; wide labels make JFreeChart choose fewer ticks. */
    private static final RectangleInsets WIDE = new RectangleInsets(4, 20, 4, 20);

    private static final RectangleInsets HIGH = new RectangleInsets(12, 4, 12, 4);

    private enum Mark {
        LINE,
        DOTS,
        PATH
    }

    private record Curve(String name, double[] x, double[] y, Mark mark) {}

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Curve> curves = new ArrayList<>();
    private @Nullable ContourMap contours;
    private boolean logX;
    private boolean logY;
    private int width = 1200;
    private int height = 800;

    /** Creates an empty chart. */
    public Chart(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /**
     * Sets the size in pixels; 1200 × 800 by default. The text keeps its size, so that a chart of 480 × 400 suits a phone.
     *
     * @throws IllegalArgumentException if a side is not from 100 to 10,000 pixels
     */
    public Chart size(int width, int height) {
        if (Math.min(width, height) < 100 || Math.max(width, height) > 10_000) {
            throw new IllegalArgumentException(
                    "a chart has sides of 100 to 10,000 pixels, not " + width + " × " + height + "; give another size");
        }
        this.width = width;
        this.height = height;
        return this;
    }

    /** Makes the horizontal axis logarithmic. */
    public Chart logX() {
        logX = true;
        return this;
    }

    /** Makes the vertical axis logarithmic. */
    public Chart logY() {
        logY = true;
        return this;
    }

    /**
     * Adds a line through the points (1, y₁), (2, y₂), (3, y₃), ….
     *
     * @throws IllegalArgumentException if the chart already has a curve of this name
     */
    public Chart line(String name, List<Double> y) {
        double[] x = IntStream.rangeClosed(1, y.size()).asDoubleStream().toArray();
        return line(name, x, array(y));
    }

    /** Adds a line through these points. */
    public Chart line(String name, double[] x, double[] y) {
        return add(name, x, y, Mark.LINE);
    }

    /** Adds these points. */
    public Chart dots(String name, List<Double> x, List<Double> y) {
        return dots(name, array(x), array(y));
    }

    /** Adds these points. */
    public Chart dots(String name, double[] x, double[] y) {
        return add(name, x, y, Mark.DOTS);
    }

    /** Adds a line through these points, with a dot at each point. */
    public Chart path(String name, double[] x, double[] y) {
        return add(name, x, y, Mark.PATH);
    }

    /** Adds a line through these points, with a dot at each point. */
    public Chart path(String name, List<Double> x, List<Double> y) {
        return path(name, array(x), array(y));
    }

    /**
     * Draws filled contours of a function of x and y behind the curves, and limits both axes to this rectangle.
     *
     * @param height the function, at least 0 everywhere
     */
    public Chart contours(double left, double right, double bottom, double top, DoubleBinaryOperator height) {
        contours = new ContourMap(left, right, bottom, top, height);
        return this;
    }

    /**
     * Writes the chart as a .png or .svg file.
     *
     * @throws PlotException if this Java runtime cannot draw text
     * @throws IOException if the file cannot be written; an existing file then stays unchanged
     */
    public void write(Path file) throws PlotException, IOException {
        plot().write(file);
    }

    /** Returns the chart as a plot; curves that are added later are in the plot, too. */
    public Plot plot() {
        return new Plot(title, this::draw);
    }

    private Chart add(String name, double[] x, double[] y, Mark mark) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("\"" + name + "\" has " + x.length + " x and " + y.length
                    + " y; give as many of one as of the other.");
        }
        if (curves.stream().anyMatch(curve -> curve.name.equals(name))) {
            throw new IllegalArgumentException("There is a \"" + name + "\" already; give each curve its own name.");
        }
        curves.add(new Curve(name, x.clone(), y.clone(), mark));
        return this;
    }

    private Drawing draw() {
        XYSeriesCollection lines = new XYSeriesCollection();
        XYLineAndShapeRenderer look = new XYLineAndShapeRenderer();
        for (int i = 0; i < curves.size(); i++) {
            lines.addSeries(series(curves.get(i)));
            show(curves.get(i).mark, look, i);
        }
        XYPlot panel = ChartParts.panel(lines, axis(xLabel, logX, WIDE), axis(yLabel, logY, HIGH), look);
        if (contours != null) {
            contours.drawBehind(panel);
        }
        JFreeChart chart = ChartParts.chart(title, panel);
        long missing = curves.stream().mapToLong(this::undrawable).sum();
        if (missing > 0) {
            String kinds = logX || logY ? "NaN, infinite or not positive" : "NaN or infinite";
            chart.addSubtitle(ChartParts.warning("values left out because they are %s: %,d", kinds, missing));
        }
        chart.addSubtitle(ChartParts.legend(panel));
        return Drawing.of(chart, width, height);
    }

    private static void show(Mark mark, XYLineAndShapeRenderer look, int series) {
        Color colour = PlotTheme.colour(series);
        ChartParts.drawLine(look, series, colour, 2.5f);
        if (mark != Mark.LINE) {
            ChartParts.drawDots(look, series, colour, mark == Mark.DOTS ? 6 : 7);
        }
        look.setSeriesLinesVisible(series, mark != Mark.DOTS);
    }

    private XYSeries series(Curve curve) {
        XYSeries series = new XYSeries(curve.name, false);
        for (int i = 0; i < curve.x.length; i++) {
            if (isDrawable(curve.x[i], logX)) {
                series.add((Number) curve.x[i], isDrawable(curve.y[i], logY) ? curve.y[i] : null);
            }
        }
        return series;
    }

    private long undrawable(Curve curve) {
        return IntStream.range(0, curve.x.length)
                .filter(i -> !isDrawable(curve.x[i], logX) || !isDrawable(curve.y[i], logY))
                .count();
    }

    private static boolean isDrawable(double value, boolean logarithmic) {
        return TrainingCurveData.isDrawable(value) && (value > 0 || !logarithmic);
    }

    private static ValueAxis axis(String label, boolean logarithmic, RectangleInsets spacing) {
        ValueAxis axis = logarithmic ? new DecadeAxis(label + " (log scale)") : linearAxis(label);
        axis.setTickLabelInsets(spacing);
        return ChartParts.styled(axis);
    }

    private static ValueAxis linearAxis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setStandardTickUnits(new NumberTickUnitSource(false, ChartParts.format("#,##0.########")));
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0.02);
        axis.setUpperMargin(0.02);
        return axis;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
