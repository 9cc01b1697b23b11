package io.beras.core.arrays;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Loops over one plane of images that a window slides over: x is the plane, y and g have a number for each position.
 *
 * <p>They go through the window pixel by pixel, and for each through all positions at once, which become vector
 * instructions; to go position by position, through four pixels each, took three times as long.
 */
final class FloatPooling {

    private final Window window;
    private final FloatWindowRow sight;
    private final int height;
    private final int width;
    private final int down;
    private final int across;

    FloatPooling(INDArray images, Window window) {
        this.window = window;
        this.height = (int) images.size(2);
        this.width = (int) images.size(3);
        this.down = (int) window.positions(height);
        this.across = (int) window.positions(width);
        this.sight = new FloatWindowRow(window, width);
    }

    void max(float[][] inputs, float[] y) {
        float[] seen = seen();
        Arrays.fill(y, 0, positions(), Float.NEGATIVE_INFINITY);
        forEachPixel((i, j) -> {
            take(inputs[0], i, j, Float.NEGATIVE_INFINITY, seen);
            FloatLoops.maximum(y, seen, y, positions());
        });
    }

    /** Each g to the largest of its window, in equal shares. */
    void spreadToMaxima(float[][] inputs, float[] gx) {
        float[] g = inputs[0];
        float[][] marks = new float[window.area()][positions()];
        float[] shares = shared();
        markMaxima(inputs[1], inputs[2], marks, shares);
        FloatLoops.divide(g, shares, shares, positions());
        Arrays.fill(gx, 0, height * width, 0);
        forEachPixel((i, j) -> {
            float[] part = marks[i * window.size() + j];
            FloatLoops.multiply(part, shares, part, positions());
            add(part, i, j, gx);
        });
    }

    /** The mean of u over the largest of each window. */
    void meanAtMaxima(float[][] inputs, float[] gu) {
        float[] u = inputs[0];
        float[][] marks = new float[window.area()][positions()];
        float[] counts = shared();
        markMaxima(inputs[1], inputs[2], marks, counts);
        float[] seen = seen();
        Arrays.fill(gu, 0, positions(), 0);
        forEachPixel((i, j) -> {
            take(u, i, j, 0, seen);
            FloatLoops.multiply(seen, marks[i * window.size() + j], seen, positions());
            FloatLoops.add(gu, seen, gu, positions());
        });
        FloatLoops.divide(gu, counts, gu, positions());
    }

    void average(float[][] inputs, float[] y) {
        float[] seen = seen();
        Arrays.fill(y, 0, positions(), 0);
        forEachPixel((i, j) -> {
            take(inputs[0], i, j, 0, seen);
            FloatLoops.add(y, seen, y, positions());
        });
        FloatLoops.divide(y, window.area(), y, positions());
    }

    /** Each g to all of its window, in equal shares. */
    void spread(float[][] inputs, float[] gx) {
        float[] shares = seen();
        FloatLoops.divide(inputs[0], window.area(), shares, positions());
        Arrays.fill(gx, 0, height * width, 0);
        forEachPixel((i, j) -> add(shares, i, j, gx));
    }

    /** Writes by pixel of the window a 1 at each position where it sees the largest number, else a 0; and how many do. */
    private void markMaxima(float[] x, float[] y, float[][] marks, float[] counts) {
        Arrays.fill(counts, 0, positions(), 0);
        forEachPixel((i, j) -> {
            float[] mark = marks[i * window.size() + j];
            take(x, i, j, Float.NEGATIVE_INFINITY, mark);
            FloatLoops.isMax(mark, y, mark, positions());
            FloatLoops.add(counts, mark, counts, positions());
        });
    }

    /** A pixel of the window, by row and column. */
    @FunctionalInterface
    private interface Pixel {
        void at(int i, int j);
    }

    private void forEachPixel(Pixel pixel) {
        for (int i = 0; i < window.size(); i++) {
            for (int j = 0; j < window.size(); j++) {
                pixel.at(i, j);
            }
        }
    }

    /** Writes what a pixel of the window sees at all positions. */
    private void take(float[] x, int i, int j, float outside, float[] seen) {
        for (int k = 0; k < down; k++) {
            int row = window.start(k) + i;
            int to = k * across;
            if (row >= 0 && row < height) {
                sight.take(x, row * width, j, outside, seen, to);
            } else {
                Arrays.fill(seen, to, to + across, outside);
            }
        }
    }

    private void add(float[] seen, int i, int j, float[] x) {
        for (int k = 0; k < down; k++) {
            int row = window.start(k) + i;
            if (row >= 0 && row < height) {
                sight.add(seen, k * across, x, row * width, j);
            }
        }
    }

    private int positions() {
        return down * across;
    }

    /** What {@link FloatPlaneLoop} leaves free of this thread's arrays. */
    private float[] seen() {
        return ScratchBuffers.FIFTH.get(positions());
    }

    private float[] shared() {
        return ScratchBuffers.SIXTH.get(positions());
    }
}
