package io.beras.plots;

import java.awt.BasicStroke;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/**
 * Draws loss and accuracy a batch, one panel above the other.
 *
 * <p>A thin line shows every batch, a thick one the moving average, a dot the held-out data after an epoch, and a faint
 * rule where an epoch ends. The loss has a logarithmic scale when all of it is positive and it spans a factor of ten.
 * Values that are NaN, infinite or beyond the range of float leave a gap, and a line under the title counts them.
 *
 * <pre>{@code
 * var curves = new TrainingCurves(losses, accuracies, 600);
 * MetricsPlot.write(Path.of("metrics.png"), "advanced model on MNIST, seed 1", curves);
 * }</pre>
 */
public final class MetricsPlot {

    static final int WIDTH = 1200;
    static final int HEIGHT = 800;

    /** The average spans a sixtieth of the run or so: enough to calm the line, too little to flatten the curve. */
    private static final int REACHES_PER_RUN = 120;

    /** More rules than this would hide the curve; then only every second or third epoch gets one. */
    private static final int MOST_EPOCH_RULES = 12;

    private final String title;
    private final TrainingCurves curves;
    private final MovingAverage average;

    private MetricsPlot(String title, TrainingCurves curves) {
        this.title = title;
        this.curves = curves;
        this.average = new MovingAverage(curves.batches() / REACHES_PER_RUN);
    }

    /**
     * Writes the picture as a PNG of 1200 × 800 pixels.
     *
     * @throws PlotException if this runtime cannot draw text
     * @throws IOException if the file cannot be written; an older one is then untouched
     */
    public static void write(Path file, String title, TrainingCurves curves) throws PlotException, IOException {
        PngFiles.write(file, () -> new MetricsPlot(title, curves).draw());
    }

    private BufferedImage draw() {
        XYPlot loss = panel(doubles(curves.loss()), curves.validationLoss(), lossAxis());
        XYPlot accuracy = panel(doubles(curves.accuracy()), curves.validationAccuracy(), accuracyAxis());
        ruleEpochs(loss, accuracy);

        CombinedDomainXYPlot panels = new CombinedDomainXYPlot(batchAxis());
        panels.setGap(24);
        panels.add(loss);
        panels.add(accuracy);
        panels.setFixedLegendItems(loss.getLegendItems());

        JFreeChart chart = ChartStyle.chart(title, panels);
        if (curves.undrawableValues() > 0) {
            chart.addSubtitle(missingValues());
        }
        chart.addSubtitle(ChartStyle.legend(panels));
        return chart.createBufferedImage(WIDTH, HEIGHT);
    }

    private XYPlot panel(double[] values, List<Double> validation, ValueAxis valueAxis) {
        XYSeriesCollection lines = new XYSeriesCollection();
        XYLineAndShapeRenderer look = new XYLineAndShapeRenderer();

        lines.addSeries(everyBatch("each batch", batch -> values[batch]));
        if (average.reach() > 0) {
            String name = String.format(Locale.ROOT, "moving average over %,d batches", average.window());
            lines.addSeries(everyBatch(name, batch -> average.at(batch, values)));
            ChartStyle.drawLine(look, 0, PlotStyle.PALE_BLUE, 1);
            ChartStyle.drawLine(look, 1, PlotStyle.BLUE, 2.5f);
        } else {
            ChartStyle.drawLine(look, 0, PlotStyle.BLUE, 2);
            ChartStyle.drawDots(look, 0, PlotStyle.BLUE, 6);
        }
        if (!validation.isEmpty()) {
            int series = lines.getSeriesCount();
            lines.addSeries(everyEpoch(validation));
            ChartStyle.drawLine(look, series, PlotStyle.VERMILION, 1.5f);
            ChartStyle.drawDots(look, series, PlotStyle.VERMILION, 7);
        }

        return ChartStyle.panel(lines, null, valueAxis, look);
    }

    private XYSeries everyBatch(String name, IntToDoubleFunction value) {
        XYSeries series = new XYSeries(name);
        for (int batch = 0; batch < curves.batches(); batch++) {
            series.add(batch + 1, valueOrGap(value.applyAsDouble(batch)));
        }
        return series;
    }

    private XYSeries everyEpoch(List<Double> values) {
        XYSeries series = new XYSeries("held-out data, after each epoch");
        for (int epoch = 1; epoch <= values.size(); epoch++) {
            series.add(curves.lastBatchOf(epoch), valueOrGap(values.get(epoch - 1)));
        }
        return series;
    }

    private void ruleEpochs(XYPlot top, XYPlot bottom) {
        int stride = (curves.wholeEpochs() - 1) / MOST_EPOCH_RULES + 1;
        for (int epoch = stride; epoch <= curves.wholeEpochs(); epoch += stride) {
            ValueMarker rule = new ValueMarker(curves.lastBatchOf(epoch), PlotStyle.RULE, new BasicStroke(1));
            bottom.addDomainMarker(rule, Layer.BACKGROUND);
            ValueMarker named = new ValueMarker(curves.lastBatchOf(epoch), PlotStyle.RULE, new BasicStroke(1));
            named.setLabel("epoch " + epoch);
            named.setLabelFont(PlotStyle.font(12));
            named.setLabelPaint(PlotStyle.QUIET_INK);
            named.setLabelBackgroundColor(PlotStyle.PAPER);
            named.setLabelAnchor(RectangleAnchor.TOP_LEFT);
            named.setLabelTextAnchor(TextAnchor.TOP_RIGHT);
            top.addDomainMarker(named, Layer.BACKGROUND);
        }
    }

    private static ValueAxis batchAxis() {
        NumberAxis axis = new NumberAxis("batch");
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        return ChartStyle.styled(axis);
    }

    private ValueAxis lossAxis() {
        return ChartStyle.styled(curves.lossSpansDecades() ? new DecadeAxis("loss (log scale)") : linearAxis());
    }

    private static ValueAxis linearAxis() {
        NumberAxis axis = new NumberAxis("loss");
        // Losses that are all zero get ticks with digits that tell them apart.
        axis.setAutoRangeMinimumSize(1e-5);
        axis.setStandardTickUnits(new NumberTickUnitSource(false, ChartStyle.format("0.######")));
        return axis;
    }

    private static ValueAxis accuracyAxis() {
        NumberAxis axis = new NumberAxis("accuracy");
        axis.setTickUnit(new NumberTickUnit(0.2, ChartStyle.format("0 %")));
        // A little more than 100 %, so that a perfect line is not cut in half.
        axis.setRange(0, 1.02);
        return ChartStyle.styled(axis);
    }

    private TextTitle missingValues() {
        return ChartStyle.warning(
                "values left out because they are NaN, infinite or beyond 3.4e38: %,d", curves.undrawableValues());
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static @Nullable Number valueOrGap(double value) {
        return TrainingCurves.isDrawable(value) ? value : null;
    }
}
