package io.beras.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.DoubleBinaryOperator;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Align;

/**
 * How high a function lies over a part of the plane, as bands of equal steps of ln(1 + height): the higher, the darker,
 * with a contour line between two bands.
 *
 * @param height a function of x and y, nowhere negative
 */
record ContourMap(double left, double right, double bottom, double top, DoubleBinaryOperator height) {

    private static final int COLUMNS = 1080;
    private static final int ROWS = 640;
    private static final int BANDS = 16;

    /** Draws this behind the lines of a plot, whose axes then show just this part of the plane. */
    void behind(XYPlot plot) {
        plot.getDomainAxis().setRange(left, right);
        plot.getRangeAxis().setRange(bottom, top);
        plot.setRangeGridlinesVisible(false);
        plot.setBackgroundImage(picture());
        plot.setBackgroundImageAlignment(Align.FIT);
        plot.setBackgroundImageAlpha(1);
    }

    private BufferedImage picture() {
        int[][] bands = bands();
        BufferedImage picture = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int band = bands[row][column];
                boolean isEdge =
                        band != bands[Math.max(row - 1, 0)][column] || band != bands[row][Math.max(column - 1, 0)];
                picture.setRGB(
                        column,
                        row,
                        isEdge ? PlotStyle.PALE_BLUE.getRGB() : shade(band).getRGB());
            }
        }
        return picture;
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

    /** From paper to a blue so light that a line upon it stays the darkest thing. */
    private static Color shade(int band) {
        int less = Math.min(band, BANDS) * 56 / BANDS;
        return new Color(255 - less, 255 - less / 2, 255 - less / 5);
    }
}
