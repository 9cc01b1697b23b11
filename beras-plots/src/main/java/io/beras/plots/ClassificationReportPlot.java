package io.beras.plots;

import io.beras.metrics.ClassificationReport;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plots a classification report: precision, recall and F1 of each class as cells, bluer where they are larger, and the number
 * of samples.
 *
 * <pre>{@code
 * ClassificationReport report = ClassificationReport.of(model.predict(x), labels).withClassNames(List.of("cat", "dog"));
 * ClassificationReportPlot.of("my model", report).write(Path.of("report.png"));
 * }</pre>
 */
public final class ClassificationReportPlot {

    private static final String[] COLUMNS = {"precision", "recall", "F1", "samples"};
    private static final int CELL_WIDTH = 120;
    private static final int CELL_HEIGHT = 34;
    private static final int MARGIN = 40;
    private static final int GAP = 12;
    private static final int TITLE_BASELINE = 50;
    private static final int NOTE_BASELINE = 80;
    private static final int TOP = 132;
    private static final int LONGEST_NAME = 260;
    private static final int LEAST_WIDTH = 640;
    private static final int OPAQUE = 255;

    /** A line of the table: of a class, or of a mean. */
    private record Line(String name, double precision, double recall, double f1, long samples) {

        double score(int column) {
            return column == 0 ? precision : column == 1 ? recall : f1;
        }
    }

    private ClassificationReportPlot() {}

    /** Returns the plot of a report. */
    public static Plot of(String title, ClassificationReport report) {
        List<Line> lines = new ArrayList<>();
        report.classes()
                .forEach(each -> lines.add(new Line(
                        PlotText.oneLine(each.name()), each.precision(), each.recall(), each.f1(), each.support())));
        lines.add(mean("macro mean", report.macroMean(), report.samples()));
        lines.add(mean("weighted mean", report.weightedMean(), report.samples()));
        String note =
                String.format(Locale.ROOT, "%,d samples, accuracy %.2f %%", report.samples(), 100 * report.accuracy());
        return new Plot(title, () -> draw(title, note, lines));
    }

    private static Line mean(String name, ClassificationReport.MeanScores mean, long samples) {
        return new Line(name, mean.precision(), mean.recall(), mean.f1(), samples);
    }

    private static Drawing draw(String title, String note, List<Line> lines) {
        FontMetrics metrics = PlotText.metrics(PlotTheme.font(15));
        List<String> names = lines.stream()
                .map(line -> PlotText.shortened(line.name(), metrics, LONGEST_NAME))
                .toList();
        int longest = names.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        int wish = 2 * MARGIN + longest + GAP + COLUMNS.length * CELL_WIDTH;
        int width = Math.max(LEAST_WIDTH, wish);
        int left = (width - wish) / 2 + MARGIN + longest + GAP;
        int height = TOP + lines.size() * CELL_HEIGHT + GAP + MARGIN;
        return new Drawing(width, height, graphics -> {
            PlotText.title(graphics, title, width, MARGIN, TITLE_BASELINE);
            graphics.setFont(PlotTheme.font(15));
            graphics.setColor(PlotTheme.GREY_INK);
            PlotText.centred(graphics, note, width / 2, NOTE_BASELINE);
            for (int column = 0; column < COLUMNS.length; column++) {
                PlotText.centred(graphics, COLUMNS[column], left + column * CELL_WIDTH + CELL_WIDTH / 2, TOP - GAP);
            }
            for (int row = 0; row < lines.size(); row++) {
                boolean isMean = row >= lines.size() - 2;
                drawLine(graphics, names.get(row), lines.get(row), left, TOP + row * CELL_HEIGHT + (isMean ? GAP : 0));
            }
        });
    }

    private static void drawLine(Graphics2D graphics, String name, Line line, int left, int top) {
        int baseline = top + CELL_HEIGHT / 2 + 6;
        graphics.setColor(PlotTheme.INK);
        PlotText.endingAt(graphics, name, left - GAP, baseline);
        for (int column = 0; column < COLUMNS.length - 1; column++) {
            double score = line.score(column);
            int x = left + column * CELL_WIDTH;
            graphics.setColor(blue(score));
            graphics.fillRect(x, top, CELL_WIDTH, CELL_HEIGHT);
            graphics.setColor(PlotTheme.GRID);
            graphics.drawRect(x, top, CELL_WIDTH, CELL_HEIGHT);
            graphics.setColor(score > 0.65 ? PlotTheme.PAPER : PlotTheme.INK);
            PlotText.centred(graphics, String.format(Locale.ROOT, "%.3f", score), x + CELL_WIDTH / 2, baseline);
        }
        graphics.setColor(PlotTheme.INK);
        int samples = left + (COLUMNS.length - 1) * CELL_WIDTH + CELL_WIDTH / 2;
        PlotText.centred(graphics, String.format(Locale.ROOT, "%,d", line.samples()), samples, baseline);
    }

    private static Color blue(double strength) {
        Color blue = PlotTheme.BLUE;
        int opacity = (int) Math.round(OPAQUE * Math.max(0, Math.min(1, strength)));
        return new Color(blue.getRed(), blue.getGreen(), blue.getBlue(), opacity);
    }
}
