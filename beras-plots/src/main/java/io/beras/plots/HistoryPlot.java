package io.beras.plots;

import io.beras.models.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** The width of the plot in pixels, unless given. */
    public static final int WIDTH = 1200;

    private static final int PANEL_HEIGHT = 320;
    private static final int FRAME_HEIGHT = 160;
    private static final int PIXELS_PER_DOT = 20;
    private static final String VALIDATION = "val_";

    private final String title;
    private final Map<String, List<Double>> values;
    private final int epochs;
    private final int width;

    private HistoryPlot(String title, Map<String, List<Double>> values, int width) {
        this.title = title;
        this.values = values;
        this.epochs = values.values().iterator().next().size();
        this.width = width;
    }

    /**
     * Returns the plot of a history.
     *
     * @throws IllegalArgumentException if the history has no complete epoch
     */
    public static Plot of(String title, History history) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        history.names().forEach(name -> values.put(name, history.epochs(name)));
        return of(title, values, WIDTH);
    }

    /**
     * Returns the plot of these values, such as those of a file.
     *
     * @param values the values of each epoch by name: "loss", metrics, and validation values with names that begin with "val_"
     * @param width the width in pixels; the text keeps its size, so that 480 suits a phone
     * @throws IllegalArgumentException if there is no epoch, or the names have different numbers of epochs
     */
    public static Plot of(String title, Map<String, List<Double>> values, int width) {
        Set<Integer> sizes = values.values().stream().map(List::size).collect(Collectors.toSet());
        if (sizes.size() > 1) {
            throw new IllegalArgumentException(
                    "a history needs as many epochs for each name, not " + sizes + "; give a value for each epoch");
        }
        if (values.isEmpty() || sizes.contains(0)) {
            throw new IllegalArgumentException(
                    "a history without a complete epoch has nothing to plot; train for at least one epoch");
        }
        Map<String, List<Double>> copies = new LinkedHashMap<>(values);
        return new Plot(title, () -> new HistoryPlot(title, copies, width).draw());
    }

    private Drawing draw() {
        List<String> names = values.keySet().stream()
                .filter(name -> !name.startsWith(VALIDATION))
                .toList();
        CombinedDomainXYPlot panels = new CombinedDomainXYPlot(epochAxis());
        panels.setGap(24);
        List<XYPlot> all = new ArrayList<>();
        for (String name : names) {
            all.add(panel(name));
        }
        bestEpoch()
                .ifPresent(epoch -> all.forEach(panel -> panel.addDomainMarker(
                        new ValueMarker(epoch, PlotTheme.GREY_INK, ChartParts.dashed()), Layer.BACKGROUND)));
        all.forEach(panels::add);
        panels.setFixedLegendItems(all.get(0).getLegendItems());

        JFreeChart chart = ChartParts.chart(title, panels);
        bestEpoch().ifPresent(epoch -> chart.addSubtitle(ChartParts.note("best epoch %,d of %,d", epoch, epochs)));
        long missing = values.values().stream()
                .flatMap(List::stream)
                .filter(value -> !TrainingCurveData.isDrawable(value))
                .count();
        if (missing > 0) {
            chart.addSubtitle(ChartParts.warning("values left out because they are NaN or infinite: %,d", missing));
        }
        chart.addSubtitle(ChartParts.legend(panels));
        return Drawing.of(chart, width, FRAME_HEIGHT + PANEL_HEIGHT * names.size());
    }

    private XYPlot panel(String name) {
        XYSeriesCollection lines = new XYSeriesCollection();
        XYLineAndShapeRenderer look = new XYLineAndShapeRenderer();
        lines.addSeries(series("training", epochs(name)));
        ChartParts.drawLine(look, 0, PlotTheme.BLUE, 2.5f);
        if (values.containsKey(VALIDATION + name)) {
            lines.addSeries(series("validation", epochs(VALIDATION + name)));
            ChartParts.drawLine(look, 1, PlotTheme.VERMILION, 2.5f);
        }
        for (int i = 0; i < lines.getSeriesCount() && epochs <= width / PIXELS_PER_DOT; i++) {
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
        axis.setStandardTickUnits(
                new NumberTickUnitSource(false, ChartParts.format(isFraction ? "0.## %" : "#,##0.########")));
        return axis;
    }

    private DoubleStream values(String name) {
        return Stream.of(epochs(name), epochs(VALIDATION + name))
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue);
    }

    private List<Double> epochs(String name) {
        return values.getOrDefault(name, List.of());
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
        List<Double> losses = epochs(values.containsKey("val_loss") ? "val_loss" : "loss");
        return losses.size() < 2
                ? OptionalInt.empty()
                : IntStream.rangeClosed(1, losses.size())
                        .filter(epoch -> !Double.isNaN(losses.get(epoch - 1)))
                        .boxed()
                        .min(Comparator.comparing(epoch -> losses.get(epoch - 1)))
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty);
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
