package io.beras.plots;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.models.Model;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Plots the weights of the first layer as images: what each unit or filter looks for.
 *
 * <p>Positive weights are blue, negative weights vermilion, and a weight of 0 is the paper; the largest absolute value of all
 * weights has the full color. A dense layer of square grey images has an image for each unit, and a convolution has an image
 * for each filter: of its first input channel.
 *
 * <pre>{@code
 * FirstLayerPlot.of("what the first layer sees", model).write(Path.of("weights.png"));
 * }</pre>
 */
public final class FirstLayerPlot {

    private static final int SHOWN = 64;
    private static final int PER_ROW = 16;
    private static final int TILE = 64;
    private static final int GAP = 8;
    private static final int MARGIN = 40;
    private static final int TITLE_BASELINE = 54;
    private static final int NOTE_BASELINE = 84;
    private static final int TOP = 108;
    private static final int WIDTH = 2 * MARGIN + PER_ROW * TILE + (PER_ROW - 1) * GAP;

    private FirstLayerPlot() {}

    /**
     * Returns the plot of at most 64 units.
     *
     * @throws IllegalArgumentException if the first weight is neither of a convolution nor of a dense layer of square images
     */
    public static Plot of(String title, Model model) {
        List<Variable> weights = model.weights();
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("the model has no weights to plot; give a model with a dense layer");
        }
        Tensor w = weights.get(0);
        Tensor filters = filters(w);
        float[] values = filters.toFloatArray();
        String note = String.format(
                Locale.ROOT,
                "%s %s: %,d of %,d, blue above 0, vermilion below 0, full color at %.3g",
                weights.get(0).name(),
                Shapes.text(w.shape()),
                Math.min(SHOWN, filters.size(0)),
                filters.size(0),
                largest(values));
        int rows = (int) filters.size(1);
        int columns = (int) filters.size(2);
        int shown = (int) Math.min(SHOWN, filters.size(0));
        return new Plot(title, () -> draw(title, note, values, shown, rows, columns));
    }

    /** Returns an image for each unit: (units, rows, columns). */
    private static Tensor filters(Tensor w) {
        if (w.rank() == 4) {
            return w.slice(1, 0, 1).reshape(w.size(0), w.size(2), w.size(3));
        }
        int side = w.rank() == 2 ? (int) Math.round(Math.sqrt(w.size(0))) : 0;
        if (side < 2 || (long) side * side != w.size(0)) {
            throw new IllegalArgumentException("the first weight has the shape " + Shapes.text(w.shape())
                    + ", but only a convolution and a dense layer of square images have weights that are images; give"
                    + " such a model");
        }
        return w.transpose().reshape(w.size(1), side, side);
    }

    private static Drawing draw(String title, String note, float[] values, int shown, int rows, int columns) {
        int height = TOP + ((shown - 1) / PER_ROW + 1) * (TILE + GAP) + MARGIN;
        double full = largest(values);
        return new Drawing(WIDTH, height, graphics -> {
            PlotText.title(graphics, title, WIDTH, MARGIN, TITLE_BASELINE);
            graphics.setFont(PlotTheme.font(15));
            graphics.setColor(PlotTheme.GREY_INK);
            PlotText.centred(graphics, note, WIDTH / 2, NOTE_BASELINE);
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            for (int unit = 0; unit < shown; unit++) {
                drawTile(graphics, image(values, unit, rows, columns, full), unit);
            }
        });
    }

    private static void drawTile(Graphics2D graphics, BufferedImage image, int unit) {
        int left = MARGIN + unit % PER_ROW * (TILE + GAP);
        int top = TOP + unit / PER_ROW * (TILE + GAP);
        graphics.drawImage(image, left, top, TILE, TILE, null);
        graphics.setColor(PlotTheme.GRID);
        graphics.drawRect(left, top, TILE - 1, TILE - 1);
    }

    private static BufferedImage image(float[] values, int unit, int rows, int columns, double full) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < rows * columns; i++) {
            float value = values[unit * rows * columns + i];
            Color color = value > 0 ? PlotTheme.BLUE : PlotTheme.VERMILION;
            double strength = Float.isNaN(value) || full == 0 ? 0 : Math.min(1, Math.abs(value) / full);
            image.setRGB(
                    i % columns,
                    i / columns,
                    new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * strength))
                            .getRGB());
        }
        return image;
    }

    private static double largest(float... values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.abs(value) > largest ? Math.abs(value) : largest;
        }
        return largest;
    }
}
