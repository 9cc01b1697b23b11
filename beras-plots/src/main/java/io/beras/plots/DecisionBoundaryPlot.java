package io.beras.plots;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.models.Model;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Align;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Plots the class that a model predicts at each point of the plane, and the samples with the colors of their classes.
 *
 * <p>A region has the color of the predicted class, and ends where the predicted class changes. A model with one output
 * predicts class 1 where the output is above 0.5.
 *
 * <pre>{@code
 * DecisionBoundaryPlot.of("two moons", model, x, y, List.of("upper", "lower")).write(Path.of("moons.png"));
 * }</pre>
 */
public final class DecisionBoundaryPlot {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 800;
    private static final int COLUMNS = 300;
    private static final int ROWS = 240;
    private static final double MARGIN = 0.1;
    private static final int PALE = 64;
    private static final double THRESHOLD = 0.5;

    private final Model model;
    private final float[] x;
    private final int[] labels;
    private final List<String> names;
    private final Range horizontal;
    private final Range vertical;

    private DecisionBoundaryPlot(Model model, Tensor x, Tensor y, List<String> names) {
        this.model = model;
        this.x = x.toFloatArray();
        this.labels = classes(y);
        this.names = names;
        this.horizontal = range(0);
        this.vertical = range(1);
    }

    /**
     * Returns the plot of a model of two features.
     *
     * @param x the samples, (n, 2)
     * @param y their classes: INT labels, one-hot rows, or a column of 0 and 1
     * @param classNames a name for each class, in the order of the labels
     * @throws ShapeException if x has not two features, or y has not a class for each sample
     * @throws IllegalArgumentException if a class has no name
     */
    public static Plot of(String title, Model model, Tensor x, Tensor y, List<String> classNames) {
        if (x.rank() != 2 || x.size(1) != 2 || x.size(0) == 0 || y.rank() == 0 || y.size(0) != x.size(0)) {
            throw new ShapeException("DecisionBoundaryPlot needs samples of two features, (n, 2), and n classes, not "
                    + Shapes.text(x.shape()) + " and " + Shapes.text(y.shape())
                    + "; choose two features, or reduce the features to two");
        }
        int largest = IntStream.of(classes(y)).max().orElse(0);
        if (largest >= classNames.size()) {
            throw new IllegalArgumentException("DecisionBoundaryPlot needs a name for the class " + largest
                    + ", but has " + classNames.size() + " names; give a name for each class");
        }
        List<String> names = classNames.stream().map(PlotText::oneLine).toList();
        return new Plot(title, () -> new DecisionBoundaryPlot(model, x, y, names).draw(title));
    }

    private Drawing draw(String title) {
        XYSeriesCollection points = new XYSeriesCollection();
        XYLineAndShapeRenderer look = new XYLineAndShapeRenderer(false, true);
        for (int label = 0; label < names.size(); label++) {
            points.addSeries(samples(label));
            look.setSeriesShape(label, new Ellipse2D.Double(-4, -4, 8, 8));
            look.setSeriesPaint(label, PlotTheme.colour(label));
            look.setSeriesOutlinePaint(label, PlotTheme.PAPER);
        }
        look.setUseOutlinePaint(true);
        XYPlot panel = ChartParts.panel(points, axis("feature 1", horizontal), axis("feature 2", vertical), look);
        panel.setRangeGridlinesVisible(false);
        panel.setBackgroundImage(regions());
        panel.setBackgroundImageAlignment(Align.FIT);
        panel.setBackgroundImageAlpha(1);
        JFreeChart chart = ChartParts.chart(title, panel);
        chart.addSubtitle(ChartParts.legend(panel));
        return Drawing.of(chart, WIDTH, HEIGHT);
    }

    private XYSeries samples(int label) {
        XYSeries series = new XYSeries(label + ": " + names.get(label), false);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == label) {
                series.add(x[2 * i], x[2 * i + 1]);
            }
        }
        return series;
    }

    /** Returns the predicted class at each point; a class without a name has no color. */
    private BufferedImage regions() {
        int[] predicted = classes(model.predict(grid()));
        BufferedImage image = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < predicted.length; i++) {
            if (predicted[i] >= 0) {
                Color color = PlotTheme.colour(predicted[i]);
                image.setRGB(
                        i % COLUMNS,
                        i / COLUMNS,
                        new Color(color.getRed(), color.getGreen(), color.getBlue(), PALE).getRGB());
            }
        }
        return image;
    }

    /** Returns the middles of the pixels of the background, row by row from the top. */
    private Tensor grid() {
        float[] points = new float[2 * COLUMNS * ROWS];
        for (int i = 0; i < points.length / 2; i++) {
            points[2 * i] =
                    (float) (horizontal.getLowerBound() + horizontal.getLength() * (i % COLUMNS + 0.5) / COLUMNS);
            points[2 * i + 1] = (float) (vertical.getUpperBound() - vertical.getLength() * (i / COLUMNS + 0.5) / ROWS);
        }
        return Tensor.of(points, COLUMNS * ROWS, 2);
    }

    /** Returns the classes of labels, of one-hot rows or scores, or of a column of answers; −1 for NaN. */
    private static int[] classes(Tensor y) {
        if (y.dataType() == DataType.INT32) {
            return y.toIntArray();
        }
        if (y.rank() == 2 && y.size(1) > 1) {
            return y.argMax(1).toIntArray();
        }
        float[] answers = y.toFloatArray();
        return IntStream.range(0, answers.length)
                .map(i -> Float.isNaN(answers[i]) ? -1 : answers[i] > THRESHOLD ? 1 : 0)
                .toArray();
    }

    private Range range(int feature) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = feature; i < x.length; i += 2) {
            smallest = Math.min(smallest, x[i]);
            largest = Math.max(largest, x[i]);
        }
        double margin = largest > smallest ? MARGIN * (largest - smallest) : 1;
        return new Range(smallest - margin, largest + margin);
    }

    private static NumberAxis axis(String label, Range range) {
        NumberAxis axis = new NumberAxis(label);
        axis.setRange(range);
        return ChartParts.styled(axis);
    }
}
