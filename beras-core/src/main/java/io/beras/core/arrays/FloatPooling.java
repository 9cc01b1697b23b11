package io.beras.core.arrays;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pooling loops over one plane of FLOAT images: x is the plane, y and g have an element for each window position.
 *
 * <p>The outer loop visits the pixels of the window, the inner loop all positions, so that C2 vectorises the inner
 * loop. The other order, position by position over a window of four pixels, took three times as long.
 */
final class FloatPooling {

    private final Window window;
    private final FloatImageRow windowRow;
    private final int height;
    private final int width;
    private final int outHeight;
    private final int outWidth;

    FloatPooling(INDArray images, Window window) {
        this.window = window;
        this.height = (int) images.size(2);
        this.width = (int) images.size(3);
        this.outHeight = (int) window.positions(height);
        this.outWidth = (int) window.positions(width);
        this.windowRow = new FloatImageRow(window, width);
    }

    /** y = the maximum of each window. */
    void maxPool(float[][] inputs, float[] y) {
        float[] values = valuesBuffer();
        Arrays.fill(y, 0, positions(), Float.NEGATIVE_INFINITY);
        forEachPixel((i, j) -> {
            read(inputs[0], i, j, Float.NEGATIVE_INFINITY, values);
            FloatElementwise.maximum(y, values, y, positions());
        });
    }

    /** Adds each g to the maxima of its window, in equal fractions. */
    void maxPoolGradient(float[][] inputs, float[] gx) {
        float[] g = inputs[0];
        float[][] marks = new float[window.area()][positions()];
        float[] fractions = countsBuffer();
        markMaxima(inputs[1], inputs[2], marks, fractions);
        FloatElementwise.divide(g, fractions, fractions, positions());
        Arrays.fill(gx, 0, height * width, 0);
        forEachPixel((i, j) -> {
            float[] part = marks[i * window.size() + j];
            FloatElementwise.multiply(part, fractions, part, positions());
            add(part, i, j, gx);
        });
    }

    /** Averages u over the maxima of each window. */
    void maxPoolGradientGradient(float[][] inputs, float[] gu) {
        float[] u = inputs[0];
        float[][] marks = new float[window.area()][positions()];
        float[] counts = countsBuffer();
        markMaxima(inputs[1], inputs[2], marks, counts);
        float[] values = valuesBuffer();
        Arrays.fill(gu, 0, positions(), 0);
        forEachPixel((i, j) -> {
            read(u, i, j, 0, values);
            FloatElementwise.multiply(values, marks[i * window.size() + j], values, positions());
            FloatElementwise.add(gu, values, gu, positions());
        });
        FloatElementwise.divide(gu, counts, gu, positions());
    }

    /** y = the mean of each window, zeros of the padding included. */
    void averagePool(float[][] inputs, float[] y) {
        float[] values = valuesBuffer();
        float[] errors = countsBuffer();
        Arrays.fill(y, 0, positions(), 0);
        Arrays.fill(errors, 0, positions(), 0);
        forEachPixel((i, j) -> {
            read(inputs[0], i, j, 0, values);
            FloatElementwise.addToPairs(y, errors, values, positions());
            if (j == window.size() - 1) {
                FloatElementwise.carryErrors(y, errors, positions());
            }
        });
        FloatElementwise.divide(y, window.area(), y, positions());
    }

    /** Adds each g to all pixels of its window, in equal fractions. */
    void averagePoolGradient(float[][] inputs, float[] gx) {
        float[] fractions = valuesBuffer();
        FloatElementwise.divide(inputs[0], window.area(), fractions, positions());
        Arrays.fill(gx, 0, height * width, 0);
        forEachPixel((i, j) -> add(fractions, i, j, gx));
    }

    /** Marks the maxima: 1 where window pixel (i, j) covers a maximum, else 0. Counts the maxima of each window. */
    private void markMaxima(float[] x, float[] y, float[][] marks, float[] counts) {
        Arrays.fill(counts, 0, positions(), 0);
        forEachPixel((i, j) -> {
            float[] mark = marks[i * window.size() + j];
            read(x, i, j, Float.NEGATIVE_INFINITY, mark);
            FloatElementwise.isMax(mark, y, mark, positions());
            FloatElementwise.add(counts, mark, counts, positions());
        });
        if (Float.isNaN((float) FloatElementwise.sum(counts, 0, positions()))) {
            markInfiniteMaxima(x, y, marks, counts);
        }
    }

    /** Does the same where values are infinite or NaN: a pixel of −∞ counts, the padding around the image does not. */
    private void markInfiniteMaxima(float[] x, float[] y, float[][] marks, float[] counts) {
        float[] inside = new float[positions()];
        float[] ones = new float[height * width];
        Arrays.fill(ones, 1);
        Arrays.fill(counts, 0, positions(), 0);
        forEachPixel((i, j) -> {
            float[] mark = marks[i * window.size() + j];
            read(x, i, j, Float.NEGATIVE_INFINITY, mark);
            read(ones, i, j, 0, inside);
            for (int k = 0; k < positions(); k++) {
                mark[k] = inside[k] * (float) ReferenceKernels.equal(mark[k], y[k]);
            }
            FloatElementwise.add(counts, mark, counts, positions());
        });
    }

    /** Visits a pixel of the window, at row i and column j. */
    @FunctionalInterface
    private interface PixelVisitor {
        void visit(int i, int j);
    }

    private void forEachPixel(PixelVisitor visitor) {
        for (int i = 0; i < window.size(); i++) {
            for (int j = 0; j < window.size(); j++) {
                visitor.visit(i, j);
            }
        }
    }

    /** Writes the image pixels that window pixel (i, j) covers at all positions, {@code outside} beyond the image. */
    private void read(float[] x, int i, int j, float outside, float[] values) {
        for (int k = 0; k < outHeight; k++) {
            int row = window.start(k) + i;
            int to = k * outWidth;
            if (row >= 0 && row < height) {
                windowRow.read(x, row * width, j, outside, values, to);
            } else {
                Arrays.fill(values, to, to + outWidth, outside);
            }
        }
    }

    /** Adds a value for each position to the image pixel that window pixel (i, j) covers there. */
    private void add(float[] values, int i, int j, float[] x) {
        for (int k = 0; k < outHeight; k++) {
            int row = window.start(k) + i;
            if (row >= 0 && row < height) {
                windowRow.add(values, k * outWidth, x, row * width, j);
            }
        }
    }

    private int positions() {
        return outHeight * outWidth;
    }

    /** A scratch buffer that {@link FloatPlaneLoop} does not use. */
    private float[] valuesBuffer() {
        return ScratchBuffers.FIFTH.get(positions());
    }

    /** A second scratch buffer that {@link FloatPlaneLoop} does not use. */
    private float[] countsBuffer() {
        return ScratchBuffers.SIXTH.get(positions());
    }
}
