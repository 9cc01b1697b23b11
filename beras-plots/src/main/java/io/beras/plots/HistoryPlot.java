package io.beras.plots;

import io.beras.models.History;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Plots the loss and each metric of a training for each epoch, the validation values beside them, in a panel for each name.
 *
 * <p>A dashed line marks the best epoch: the epoch with the smallest validation loss, or the smallest loss without
 * validation. The axis of a loss is logarithmic if all its values are positive and the largest is at least ten times the
 * smallest. Values that are NaN or infinite leave a gap, and a line under the title counts these values.
 *
 * <pre>{@code
 * History history = model.fit(houses, new FitOptions().epochs(50).validationSplit(0.1));
 * HistoryPlot.of("houses", history).write(Path.of("history.png"));
 * }</pre>
 */
public final class HistoryPlot {

    private static final int WIDTH = 1200;
    private static final int PANEL_HEIGHT = 320;
    private static final int FRAME_HEIGHT = 160;
    private static final String VALIDATION = "val_";

    private final String title;
    private final History history;
    private final int epochs;

    private HistoryPlot(String title, History history) {
        this.title = title;
        this.history = history;
        this.epochs = history.seconds().size();
    }

    /**
     * Returns the plot of a history.
     *
     * @throws IllegalArgumentException if the history has no complete epoch
     */
    public static Plot of(String title, History history) {
        if (history.seconds().isEmpty()) {
            throw new IllegalArgumentException(
                    "a history without a complete epoch has nothing to plot; train for at least one epoch");
        }
        return new Plot(title, () -> new HistoryPlot(title, history).draw());
    }

    private Drawing draw() {
        List<String> names = history.names().stream()
                .filter(name -> !name.startsWith(VALIDATION))
                .toList();
        CombinedDomainXYPlot panels = new CombinedDomainXYPlot(epochAxis());
        panels.setGap(24);
        List<XYPlot> all = new ArrayList<>();
        for (String name : names) {
            all.add(panel(name));
        }
        bestEpoch().ifPresent(epoch -> all.forEach(panel -> panel.addDomainMarker(
                new ValueMarker(epoch, PlotTheme.GREY_INK, ChartParts.dashed()), Layer.BACKGROUND)));
        all.forEach(panels::add);
        panels.setFixedLegendItems(all.get(0).getLegendItems());

        JFreeChart chart = ChartParts.chart(title, panels);
        bestEpoch().ifPresent(epoch -> chart.addSubtitle(ChartParts.note("best epoch %,d of %,d", epoch, epochs)));
        long missing = history.names().stream()
                .flatMap(name -> history.epochs(name).stream())
                .filter(value -> !TrainingCurveData.isDrawable(value))
                .count();
        if (missing > 0) {
            chart.addSubtitle(ChartParts.warning("values left out because they are NaN or infinite: %,d", missing));
        }
        chart.addSubtitle(ChartParts.legend(panels));
        return Drawing.of(chart, WIDTH, FRAME_HEIGHT + PANEL_HEIGHT * names.size());
    }

    private XYPlot panel(String name) {
        XYSeriesCollection lines = new XYSeriesCollection();
        XYLineAndShapeRenderer look = new XYLineAndShapeRenderer();
        lines.addSeries(series("training", history.epochs(name)));
        ChartParts.drawLine(look, 0, PlotTheme.BLUE, 2.5f);
        if (history.names().contains(VALIDATION + name)) {
            lines.addSeries(series("validation", history.epochs(VALIDATION + name)));
            ChartParts.drawLine(look, 1, PlotTheme.VERMILION, 2.5f);
        }
        for (int i = 0; i < lines.getSeriesCount() && epochs <= WIDTH / 20; i++) {
            ChartParts.drawDots(look, i, i == 0 ? PlotTheme.BLUE : PlotTheme.VERMILION, 7);
        }
        return ChartParts.panel(lines, null, ChartParts.styled(axis(name)), look);
    }

    private ValueAxis axis(String name) {
        DoubleSummaryStatistics drawn =
                values(name).filter(TrainingCurveData::isDrawable).summaryStatistics();
        double smallest = drawn.getMin();
        double largest = drawn.getMax();
        if (name.toLowerCase(Locale.ROOT).endsWith("loss") && smallest > 0 && largest >= 10 * smallest) {
            return new DecadeAxis(name + " (log scale)");
        }
        NumberAxis axis = new NumberAxis(name);
        axis.setAutoRangeIncludesZero(false);
        axis.setAutoRangeMinimumSize(Math.max(1e-5, 1e-6 * Math.abs(largest)));
        boolean isFraction = name.endsWith("accuracy");
        axis.setStandardTickUnits(new NumberTickUnitSource(
                false, ChartParts.format(isFraction ? "0.## %" : "#,##0.########")));
        return axis;
    }

    private DoubleStream values(String name) {
        List<Double> validation =
                history.names().contains(VALIDATION + name) ? history.epochs(VALIDATION + name) : List.of();
        return DoubleStream.concat(
                history.epochs(name).stream().mapToDouble(Double::doubleValue),
                validation.stream().mapToDouble(Double::doubleValue));
    }

    private static XYSeries series(String name, List<Double> values) {
        XYSeries series = new XYSeries(name);
        for (int epoch = 1; epoch <= values.size(); epoch++) {
            double value = values.get(epoch - 1);
            series.add((double) epoch, TrainingCurveData.isDrawable(value) ? (Number) value : null);
        }
        return series;
    }

    /** Returns the best epoch; empty if there is one epoch, or all losses are NaN. */
    private OptionalInt bestEpoch() {
        String name = history.names().contains("val_loss") ? "val_loss" : "loss";
        boolean hasBest = epochs > 1 && !Double.isNaN(history.best(name));
        return hasBest ? OptionalInt.of(history.bestEpoch(name)) : OptionalInt.empty();
    }

    private static ValueAxis epochAxis() {
        NumberAxis axis = new NumberAxis("epoch");
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0.02);
        axis.setUpperMargin(0.02);
        return ChartParts.styled(axis);
    }
}
