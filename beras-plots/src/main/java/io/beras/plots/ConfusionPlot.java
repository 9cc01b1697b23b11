package io.beras.plots;

import io.beras.metrics.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Plots a confusion matrix: a row for each expected class, a column for each predicted class, a count in each cell.
 *
 * <p>The color of a cell is the fraction of its row: blue for right predictions on the diagonal, vermilion for wrong
 * predictions. Small fractions of wrong predictions have more color than their fraction, so that they are seen.
 *
 * <pre>{@code
 * ConfusionMatrix confusion = new ConfusionMatrix();
 * confusion.update(model.predict(x), labels);
 * ConfusionPlot.of("my model", confusion, List.of("cat", "dog")).write(Path.of("confusion.png"));
 * }</pre>
 *
 * <p>{@link ConfusionMatrix#toString(List)} returns the same counts as text.
 */
public final class ConfusionPlot {

    /** The largest number of classes whose counts and names can be read in the plot. */
    public static final int MOST_CLASSES = 30;

    /** For cells without a sample, so that the other counts stand out. */
    private static final Color PALE_INK = new Color(0xA3A9B0);

    private static final int OPAQUE = 255;
    private static final int MARGIN = 40;
    private static final int GAP = 12;
    private static final int AXIS_LABEL = 40;
    private static final int TITLE_BASELINE = 50;
    private static final int NOTE_BASELINE = 80;
    private static final int TOP = 108;
    private static final int LONGEST_NAME = 220;
    private static final int SIDE_OF_THE_MATRIX = 840;
    private static final int LARGEST_CELL = 110;
    private static final int SMALLEST_CELL = 36;
    private static final int LEAST_WIDTH = 640;

    private final ConfusionMatrix counts;
    private final List<String> names;
    private final String title;
    private final int cell;
    private final Font countFont;
    private final Font nameFont = PlotTheme.font(15);

    private ConfusionPlot(ConfusionMatrix counts, List<String> names, String title) {
        this.counts = counts;
        this.names = names;
        this.title = title;
        this.cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, SIDE_OF_THE_MATRIX / counts.classes()));
        this.countFont = PlotTheme.font(cell >= 70 ? 18 : cell >= 50 ? 15 : 12);
    }

    /**
     * Returns the plot of these counts.
     *
     * @param classNames a name for each class, in the order of the labels
     * @throws IllegalArgumentException if the matrix is empty or has more than {@value #MOST_CLASSES} classes, or there is
     *     not a name for each class
     */
    public static Plot of(String title, ConfusionMatrix counts, List<String> classNames) {
        int classes = counts.classes();
        if (classes == 0 || classes > MOST_CLASSES) {
            throw new IllegalArgumentException("a confusion plot shows 1 to " + MOST_CLASSES + " classes, not "
                    + classes + "; print the counts in its place");
        }
        if (classNames.size() != classes) {
            throw new IllegalArgumentException(
                    "a confusion plot of " + classes + " classes needs a name for each class, not " + classNames.size()
                            + " names; give " + classes + " names");
        }
        List<String> names = classNames.stream().map(PlotText::oneLine).toList();
        return new Plot(title, () -> new ConfusionPlot(counts, names, title).draw());
    }

    private Drawing draw() {
        FontMetrics metrics = PlotText.metrics(nameFont);
        List<String> shown = names.stream()
                .map(name -> PlotText.shortened(name, metrics, LONGEST_NAME))
                .toList();
        int longest = shown.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        boolean isUpright = longest <= cell - 8;
        int side = cell * counts.classes();
        int wish = MARGIN + AXIS_LABEL + longest + GAP + side + MARGIN;
        int width = Math.max(LEAST_WIDTH, wish);
        int left = (width - wish) / 2 + MARGIN + AXIS_LABEL + longest + GAP;
        int below = TOP + side + GAP + (isUpright ? 16 : longest);
        int height = below + 30 + MARGIN;

        return new Drawing(width, height, graphics -> {
            drawHeading(graphics, width);
            for (int row = 0; row < counts.classes(); row++) {
                drawRow(graphics, row, left);
            }
            for (int i = 0; i < counts.classes(); i++) {
                drawNames(graphics, shown.get(i), i, left, isUpright);
            }
            graphics.setColor(PlotTheme.INK);
            graphics.setFont(PlotTheme.font(16));
            PlotText.centred(graphics, "predicted class", left + side / 2, below + 36);
            PlotText.upwardsAround(graphics, "expected class", left - GAP - longest - 2 * GAP, TOP + side / 2);
        });
    }

    private void drawHeading(Graphics2D graphics, int width) {
        PlotText.title(graphics, title, width, MARGIN, TITLE_BASELINE);
        graphics.setFont(PlotTheme.font(15));
        String accuracy = String.format(Locale.ROOT, "%,d samples, accuracy %.2f %%", samples(), 100 * counts.result());
        boolean isWhole = counts.withoutClass() == 0;
        graphics.setColor(isWhole ? PlotTheme.GREY_INK : PlotTheme.VERMILION);
        String note = isWhole
                ? accuracy
                : accuracy + String.format(Locale.ROOT, ", %,d predictions that are NaN", counts.withoutClass());
        PlotText.centred(graphics, note, width / 2, NOTE_BASELINE);
    }

    private void drawRow(Graphics2D graphics, int row, int left) {
        long all = IntStream.range(0, counts.classes())
                .mapToLong(column -> counts.count(row, column))
                .sum();
        for (int column = 0; column < counts.classes(); column++) {
            long count = counts.count(row, column);
            double fraction = all == 0 ? 0 : (double) count / all;
            double strength = row == column ? fraction : Math.sqrt(fraction);
            int x = left + column * cell;
            int y = TOP + row * cell;
            graphics.setColor(mixed(row == column ? PlotTheme.BLUE : PlotTheme.VERMILION, strength));
            graphics.fillRect(x, y, cell, cell);
            graphics.setColor(PlotTheme.GRID);
            graphics.drawRect(x, y, cell, cell);
            graphics.setColor(count == 0 ? PALE_INK : strength > 0.65 ? PlotTheme.PAPER : PlotTheme.INK);
            String text = String.format(Locale.ROOT, "%,d", count);
            int needed = graphics.getFontMetrics(countFont).stringWidth(text);
            graphics.setFont(
                    needed <= cell - 4 ? countFont : countFont.deriveFont(countFont.getSize2D() * (cell - 4) / needed));
            int ascent = graphics.getFontMetrics().getAscent();
            PlotText.centred(graphics, text, x + cell / 2, y + (cell + ascent) / 2 - 2);
        }
    }

    private void drawNames(Graphics2D graphics, String name, int index, int left, boolean isUpright) {
        graphics.setFont(nameFont);
        graphics.setColor(PlotTheme.INK);
        FontMetrics metrics = graphics.getFontMetrics();
        int middle = index * cell + cell / 2;
        PlotText.endingAt(graphics, name, left - GAP, TOP + middle + metrics.getAscent() / 2 - 2);
        int end = TOP + cell * counts.classes() + GAP;
        if (isUpright) {
            PlotText.centred(graphics, name, left + middle, end + 12);
        } else {
            PlotText.upwardsTo(graphics, name, left + middle + metrics.getAscent() / 2 - 2, end);
        }
    }

    private long samples() {
        long sum = counts.withoutClass();
        for (int row = 0; row < counts.classes(); row++) {
            for (int column = 0; column < counts.classes(); column++) {
                sum += counts.count(row, column);
            }
        }
        return sum;
    }

    /** Returns a color that lets the paper through, a light one or a dark one. */
    private static Color mixed(Color color, double strength) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(OPAQUE * strength));
    }
}
