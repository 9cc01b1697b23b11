package io.beras.data.digits;

/**
 * An image of 28 × 28 pixels; the ink of a pixel is from 0 (none) to 1 (full).
 *
 * <p>The mark of the pen is a circle of radius r. A pixel at distance d from the line gets the ink clamp(r − d + ½, 0,
 * 1): full inside the mark, none outside, and a linear change over one pixel between. This makes the edges smooth.
 */
final class Canvas {

    static final int SIZE = 28;

    private final double[] ink = new double[SIZE * SIZE];

    /** Draws a straight line between two different points; the radius of the pen changes linearly along the line. */
    void line(Point from, double fromRadius, Point to, double toRadius) {
        double reach = Math.max(fromRadius, toRadius) + 0.5;
        int left = first(Math.min(from.x(), to.x()) - reach);
        int right = last(Math.max(from.x(), to.x()) + reach);
        int top = first(Math.min(from.y(), to.y()) - reach);
        int bottom = last(Math.max(from.y(), to.y()) + reach);
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double squaredLength = dx * dx + dy * dy;
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double x = column + 0.5 - from.x();
                double y = row + 0.5 - from.y();
                double along = Math.min(Math.max((x * dx + y * dy) / squaredLength, 0), 1);
                double distance = Math.sqrt(square(x - along * dx) + square(y - along * dy));
                double coverage = fromRadius + along * (toRadius - fromRadius) - distance + 0.5;
                int pixel = row * SIZE + column;
                ink[pixel] = Math.max(ink[pixel], Math.min(coverage, 1));
            }
        }
    }

    /** Removes a random fraction of the ink from each pixel, at most this fraction, like the grain of paper. */
    void grain(double fraction, RandomSequence random) {
        for (int pixel = 0; pixel < ink.length; pixel++) {
            if (ink[pixel] > 0) {
                ink[pixel] *= 1 - random.uniform(0, fraction);
            }
        }
    }

    /**
     * Writes the image row by row into an array, from 0 for no ink to 255 for full ink. The image is moved by whole
     * pixels, so that the centre of mass is in the middle.
     */
    void print(byte[] pixels, int offset) {
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double here = ink[row * SIZE + column];
                mass += here;
                x += here * (column + 0.5);
                y += here * (row + 0.5);
            }
        }
        int right = (int) Math.rint(SIZE / 2.0 - x / mass);
        int down = (int) Math.rint(SIZE / 2.0 - y / mass);
        for (int row = Math.max(down, 0); row < Math.min(SIZE + down, SIZE); row++) {
            for (int column = Math.max(right, 0); column < Math.min(SIZE + right, SIZE); column++) {
                double here = ink[(row - down) * SIZE + column - right];
                pixels[offset + row * SIZE + column] = (byte) (int) (here * 255 + 0.5);
            }
        }
    }

    private static int first(double edge) {
        return Math.max((int) Math.floor(edge), 0);
    }

    private static int last(double edge) {
        return Math.min((int) Math.floor(edge), SIZE - 1);
    }

    private static double square(double x) {
        return x * x;
    }
}
