package io.beras.plots;

import io.beras.metrics.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
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
 * ConfusionPlot.write(Path.of("confusion.png"), "my model", confusion, List.of("cat", "dog"));
 * }</pre>
 *
 * <p>{@link ConfusionMatrix#toString(List)} returns the same counts as text.
 */
public final class ConfusionPlot {

    /** The largest number of classes whose counts and names can be read in the plot. */
    public static final int MOST_CLASSES = 30;

    /** For cells without a sample, so that the other counts stand out. */
    private static final Color PALE_INK = new Color(0xA3A9B0);

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
     * Writes the plot as a PNG file.
     *
     * @param classNames a name for each class, in the order of the labels
     * @throws IllegalArgumentException if the matrix is empty or has more than {@value #MOST_CLASSES} classes, or there is
     *     not a name for each class
     * @throws PlotException if this Java runtime cannot draw text
     * @throws IOException if the file cannot be written; an existing file then stays unchanged
     */
    public static void write(Path file, String title, ConfusionMatrix counts, List<String> classNames)
            throws PlotException, IOException {
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
        List<String> names = classNames.stream()
                .map(name -> name.replaceAll("\\p{Cntrl}", " "))
                .toList();
        PngFiles.write(file, () -> new ConfusionPlot(counts, names, title).draw());
    }

    private BufferedImage draw() {
        FontMetrics metrics = metrics(nameFont);
        List<String> shown = names.stream()
                .map(name -> shortened(name, metrics, LONGEST_NAME))
                .toList();
        int longest = shown.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        boolean isUpright = longest <= cell - 8;
        int side = cell * counts.classes();
        int wish = MARGIN + AXIS_LABEL + longest + GAP + side + MARGIN;
        int width = Math.max(LEAST_WIDTH, wish);
        int left = (width - wish) / 2 + MARGIN + AXIS_LABEL + longest + GAP;
        int below = TOP + side + GAP + (isUpright ? 16 : longest);
        int height = below + 30 + MARGIN;

        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        PlotTheme.smooth(graphics);
        graphics.setColor(PlotTheme.PAPER);
        graphics.fillRect(0, 0, width, height);
        drawHeading(graphics, width);
        for (int row = 0; row < counts.classes(); row++) {
            drawRow(graphics, row, left);
        }
        for (int i = 0; i < counts.classes(); i++) {
            drawNames(graphics, shown.get(i), i, left, isUpright);
        }
        graphics.setColor(PlotTheme.INK);
        graphics.setFont(PlotTheme.font(16));
        centred(graphics, "predicted class", left + side / 2, below + 36);
        upwards(graphics, "expected class", left - GAP - longest - 2 * GAP, TOP + side / 2, true);
        graphics.dispose();
        return canvas;
    }

    private void drawHeading(Graphics2D graphics, int width) {
        Font font = PlotTheme.boldFont(22);
        int needed = graphics.getFontMetrics(font).stringWidth(title);
        int room = width - 2 * MARGIN;
        graphics.setFont(needed <= room ? font : font.deriveFont(Math.max(14f, 22f * room / needed)));
        graphics.setColor(PlotTheme.INK);
        centred(graphics, shortened(title, graphics.getFontMetrics(), room), width / 2, TITLE_BASELINE);
        graphics.setFont(PlotTheme.font(15));
        String accuracy = String.format(Locale.ROOT, "%,d samples, accuracy %.2f %%", samples(), 100 * counts.result());
        boolean isWhole = counts.withoutClass() == 0;
        graphics.setColor(isWhole ? PlotTheme.GREY_INK : PlotTheme.VERMILION);
        String note = isWhole
                ? accuracy
                : accuracy + String.format(Locale.ROOT, ", %,d predictions that are NaN", counts.withoutClass());
        centred(graphics, note, width / 2, NOTE_BASELINE);
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
            centred(graphics, text, x + cell / 2, y + (cell + ascent) / 2 - 2);
        }
    }

    private void drawNames(Graphics2D graphics, String name, int index, int left, boolean isUpright) {
        graphics.setFont(nameFont);
        graphics.setColor(PlotTheme.INK);
        FontMetrics metrics = graphics.getFontMetrics();
        int middle = index * cell + cell / 2;
        graphics.drawString(name, left - GAP - metrics.stringWidth(name), TOP + middle + metrics.getAscent() / 2 - 2);
        int end = TOP + cell * counts.classes() + GAP;
        if (isUpright) {
            centred(graphics, name, left + middle, end + 12);
        } else {
            upwards(graphics, name, left + middle + metrics.getAscent() / 2 - 2, end, false);
        }
    }

    /** Draws a text that is read from below; it ends at y, or has its middle there. */
    private static void upwards(Graphics2D graphics, String text, int x, int y, boolean isCentred) {
        AffineTransform before = graphics.getTransform();
        int length = graphics.getFontMetrics().stringWidth(text);
        graphics.rotate(-Math.PI / 2, x, y);
        graphics.drawString(text, isCentred ? x - length / 2 : x - length, y);
        graphics.setTransform(before);
    }

    private static void centred(Graphics2D graphics, String text, int x, int baseline) {
        graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, baseline);
    }

    /** Returns the sizes of a font as the plot draws it. */
    private static FontMetrics metrics(Font font) {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        PlotTheme.smooth(graphics);
        return graphics.getFontMetrics(font);
    }

    /** Returns a text that is at most this wide, by an ellipsis in place of its end. */
    private static String shortened(String whole, FontMetrics metrics, int width) {
        String text = whole;
        int characters = whole.codePointCount(0, whole.length());
        for (int end = Math.min(characters - 1, width); metrics.stringWidth(text) > width; end--) {
            text = whole.substring(0, whole.offsetByCodePoints(0, end)) + "…";
        }
        return text;
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

    /** Returns a color between the paper and this color. */
    private static Color mixed(Color color, double strength) {
        return new Color(
                mixed(PlotTheme.PAPER.getRed(), color.getRed(), strength),
                mixed(PlotTheme.PAPER.getGreen(), color.getGreen(), strength),
                mixed(PlotTheme.PAPER.getBlue(), color.getBlue(), strength));
    }

    private static int mixed(int paper, int color, double strength) {
        return (int) Math.round(paper + strength * (color - paper));
    }
}
