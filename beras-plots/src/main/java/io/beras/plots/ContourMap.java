package io.beras.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.DoubleBinaryOperator;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Align;

/**
 * Filled contours of a function over a rectangle of the plane.
 *
 * <p>Each band covers an equal range of ln(1 + height). Higher bands are darker, and a contour line separates two bands.
 *
 * @param left the smallest x
 * @param right the largest x
 * @param bottom the smallest y
 * @param top the largest y
 * @param height a function of x and y, at least 0 everywhere
 */
record ContourMap(double left, double right, double bottom, double top, DoubleBinaryOperator height) {

    private static final int COLUMNS = 1080;
    private static final int ROWS = 640;
    private static final int BANDS = 16;
    private static final int DARKEST = 64;

    /** Draws the contours behind the curves of a plot, and limits the plot's axes to the rectangle. */
    void drawBehind(XYPlot plot) {
        plot.getDomainAxis().setRange(left, right);
        plot.getRangeAxis().setRange(bottom, top);
        plot.setRangeGridlinesVisible(false);
        plot.setBackgroundImage(image());
        plot.setBackgroundImageAlignment(Align.FIT);
        plot.setBackgroundImageAlpha(1);
    }

    private BufferedImage image() {
        int[][] bands = bands();
        BufferedImage image = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int band = bands[row][column];
                boolean isEdge =
                        band != bands[Math.max(row - 1, 0)][column] || band != bands[row][Math.max(column - 1, 0)];
                image.setRGB(
                        column,
                        row,
                        isEdge ? PlotTheme.PALE_BLUE.getRGB() : shade(band).getRGB());
            }
        }
        return image;
    }

    private int[][] bands() {
        double[][] heights = new double[ROWS][COLUMNS];
        double highest = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double x = left + (right - left) * (column + 0.5) / COLUMNS;
                double y = top - (top - bottom) * (row + 0.5) / ROWS;
                heights[row][column] = Math.log1p(height.applyAsDouble(x, y));
                highest = Math.max(highest, heights[row][column]);
            }
        }
        int[][] bands = new int[ROWS][COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                bands[row][column] = (int) (BANDS * heights[row][column] / highest);
            }
        }
        return bands;
    }

    /** Returns blue that lets the paper through: light enough that curves stay clearly visible on every band. */
    private static Color shade(int band) {
        Color blue = PlotTheme.BLUE;
        return new Color(blue.getRed(), blue.getGreen(), blue.getBlue(), Math.min(band, BANDS) * DARKEST / BANDS);
    }
}
