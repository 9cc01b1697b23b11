package io.beras.plots;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
 * Plots the loss and the accuracy of each batch, in two panels.
 *
 * <p>A thin line shows each batch and a thick line the moving average. A dot shows the held-out data after an epoch,
 * and a vertical line marks the end of an epoch. The axis of the loss is logarithmic if all losses are positive and the
 * largest is at least ten times the smallest. Values that are NaN, infinite or beyond the range of float leave a gap,
 * and a line under the title counts these values. The axis of the accuracy begins where the values after the first epoch
 * begin, at 95 % for example. A dashed line marks the epoch with the smallest validation loss.
 *
 * <pre>{@code
 * History history = model.fit(images, options);
 * MetricsPlot.of("my model, seed 1", TrainingCurveData.of(history)).write(Path.of("metrics.png"));
 * }</pre>
 *
 * <p>{@link HistoryPlot} plots any metrics, for each epoch.
 */
public final class MetricsPlot {

    static final int WIDTH = 1200;
    static final int HEIGHT = 800;

    /** Makes the average span about 1/60 of the run: long enough to remove noise, short enough to follow the curve. */
    private static final int REACHES_PER_RUN = 120;

    /** Limits the vertical lines, because more would hide the curve; a longer run marks every second or third epoch. */
    private static final int MOST_EPOCH_MARKERS = 12;

    private final String title;
    private final TrainingCurveData curves;
    private final CentredMovingAverage average;

    private MetricsPlot(String title, TrainingCurveData curves) {
        this.title = title;
        this.curves = curves;
        this.average = new CentredMovingAverage(curves.batches() / REACHES_PER_RUN);
    }

    /** Returns the plot of these curves, of 1200 × 800 pixels. */
    public static Plot of(String title, TrainingCurveData curves) {
        return new Plot(title, () -> new MetricsPlot(title, curves).draw());
    }

    private Drawing draw() {
        XYPlot loss = panel(doubles(curves.loss()), curves.validationLoss(), lossAxis());
        AccuracyRange range = accuracyRange();
        XYPlot accuracy = panel(doubles(curves.accuracy()), curves.validationAccuracy(), accuracyAxis(range));
        markEpochs(loss, accuracy);
        curves.bestEpoch().ifPresent(epoch -> markBest(epoch, loss, accuracy));

        CombinedDomainXYPlot panels = new CombinedDomainXYPlot(batchAxis());
        panels.setGap(24);
        panels.add(loss);
        panels.add(accuracy);
        panels.setFixedLegendItems(loss.getLegendItems());

        JFreeChart chart = ChartParts.chart(title, panels);
        if (curves.undrawableValues() > 0) {
            chart.addSubtitle(missingValues());
        }
        if (range.lowest() > 0) {
            chart.addSubtitle(ChartParts.note("the panel of the accuracy begins at %.3g %%", 100 * range.lowest()));
        }
        chart.addSubtitle(ChartParts.legend(panels));
        return Drawing.of(chart, WIDTH, HEIGHT);
    }

    private XYPlot panel(double[] values, List<Double> validation, ValueAxis valueAxis) {
        XYSeriesCollection lines = new XYSeriesCollection();
        XYLineAndShapeRenderer look = new XYLineAndShapeRenderer();

        lines.addSeries(everyBatch("each batch", batch -> values[batch]));
        if (average.reach() > 0) {
            String name = String.format(Locale.ROOT, "moving average over %,d batches", average.window());
            lines.addSeries(everyBatch(name, batch -> average.at(batch, values)));
            ChartParts.drawLine(look, 0, PlotTheme.PALE_BLUE, 1);
            ChartParts.drawLine(look, 1, PlotTheme.BLUE, 2.5f);
        } else {
            ChartParts.drawLine(look, 0, PlotTheme.BLUE, 2);
            ChartParts.drawDots(look, 0, PlotTheme.BLUE, 6);
        }
        if (!validation.isEmpty()) {
            int series = lines.getSeriesCount();
            lines.addSeries(everyEpoch(validation));
            ChartParts.drawLine(look, series, PlotTheme.VERMILION, 1.5f);
            ChartParts.drawDots(look, series, PlotTheme.VERMILION, 7);
        }

        return ChartParts.panel(lines, null, valueAxis, look);
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

    private void markEpochs(XYPlot top, XYPlot bottom) {
        int stride = (curves.wholeEpochs() - 1) / MOST_EPOCH_MARKERS + 1;
        for (int epoch = stride; epoch <= curves.wholeEpochs(); epoch += stride) {
            bottom.addDomainMarker(marker(epoch), Layer.BACKGROUND);
            ValueMarker labelled = marker(epoch);
            labelled.setLabel("epoch " + epoch);
            labelled.setLabelFont(PlotTheme.font(12));
            labelled.setLabelPaint(PlotTheme.GREY_INK);
            labelled.setLabelBackgroundColor(PlotTheme.PAPER);
            labelled.setLabelAnchor(RectangleAnchor.TOP_LEFT);
            labelled.setLabelTextAnchor(TextAnchor.TOP_RIGHT);
            top.addDomainMarker(labelled, Layer.BACKGROUND);
        }
    }

    /** Marks the end of the epoch with the smallest validation loss. */
    private void markBest(int epoch, XYPlot top, XYPlot bottom) {
        for (XYPlot panel : List.of(top, bottom)) {
            ValueMarker best = new ValueMarker(curves.lastBatchOf(epoch), PlotTheme.VERMILION, ChartParts.dashed());
            if (panel.equals(bottom)) {
                best.setLabel("best epoch " + epoch);
                best.setLabelFont(PlotTheme.boldFont(12));
                best.setLabelPaint(PlotTheme.VERMILION);
                best.setLabelBackgroundColor(PlotTheme.PAPER);
                best.setLabelAnchor(RectangleAnchor.BOTTOM_LEFT);
                best.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
            }
            panel.addDomainMarker(best, Layer.BACKGROUND);
        }
    }

    private ValueMarker marker(int epoch) {
        return new ValueMarker(curves.lastBatchOf(epoch), PlotTheme.GRID, new BasicStroke(1));
    }

    private static ValueAxis batchAxis() {
        NumberAxis axis = new NumberAxis("batch");
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        return ChartParts.styled(axis);
    }

    private ValueAxis lossAxis() {
        return ChartParts.styled(curves.lossSpansDecades() ? new DecadeAxis("loss (log scale)") : linearAxis());
    }

    private static ValueAxis linearAxis() {
        NumberAxis axis = new NumberAxis("loss");
        // Without a smallest range, the ticks of losses that are all zero would have equal labels.
        axis.setAutoRangeMinimumSize(1e-5);
        axis.setStandardTickUnits(new NumberTickUnitSource(false, ChartParts.format("0.######")));
        return axis;
    }

    /** Returns the range from the lowest value after the first epoch on: the first steps of a run would hide the rest. */
    private AccuracyRange accuracyRange() {
        double[] accuracy = doubles(curves.accuracy());
        return AccuracyRange.of(DoubleStream.concat(
                curves.validationAccuracy().stream().mapToDouble(Double::doubleValue),
                IntStream.range(Math.min(curves.lastBatchOf(1), curves.batches() - 1), curves.batches())
                        .mapToDouble(batch -> average.at(batch, accuracy))));
    }

    private static ValueAxis accuracyAxis(AccuracyRange range) {
        NumberAxis axis = new NumberAxis("accuracy");
        axis.setTickUnit(new NumberTickUnit(range.step(), ChartParts.format("0.# %")));
        // The range ends a little above 100 %, so that the panel shows the full width of a line at 100 %.
        axis.setRange(range.lowest(), 1 + range.step() / 10);
        return ChartParts.styled(axis);
    }

    private TextTitle missingValues() {
        return ChartParts.warning(
                "values left out because they are NaN, infinite or beyond 3.4e38: %,d", curves.undrawableValues());
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static @Nullable Number valueOrGap(double value) {
        return TrainingCurveData.isDrawable(value) ? value : null;
    }
}
