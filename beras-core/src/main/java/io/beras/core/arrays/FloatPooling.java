package io.beras.core.arrays;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Loops over one plane of images that a window slides over: x is the plane, y and g have a number for each position. */
final class FloatPooling {

    private final Window window;
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
    }

    void max(float[][] inputs, float[] y) {
        float[] x = inputs[0];
        forEach((position, top, bottom, left, right) -> {
            float max = Float.NEGATIVE_INFINITY;
            for (int row = top; row < bottom; row += width) {
                for (int i = row + left; i < row + right; i++) {
                    max = Math.max(max, x[i]);
                }
            }
            y[position] = max;
        });
    }

    /** Each g to the largest of its window, in equal shares. */
    void spreadToMaxima(float[][] inputs, float[] gx) {
        float[] g = inputs[0];
        float[] x = inputs[1];
        float[] y = inputs[2];
        Arrays.fill(gx, 0, height * width, 0);
        forEach((position, top, bottom, left, right) -> {
            float max = y[position];
            float share = g[position] / countMaxima(x, max, top, bottom, left, right);
            for (int row = top; row < bottom; row += width) {
                for (int i = row + left; i < row + right; i++) {
                    gx[i] += x[i] < max ? 0 : share;
                }
            }
        });
    }

    /** The mean of u over the largest of each window. */
    void meanAtMaxima(float[][] inputs, float[] gu) {
        float[] u = inputs[0];
        float[] x = inputs[1];
        float[] y = inputs[2];
        forEach((position, top, bottom, left, right) -> {
            float max = y[position];
            float sum = 0;
            for (int row = top; row < bottom; row += width) {
                for (int i = row + left; i < row + right; i++) {
                    sum += x[i] < max ? 0 : u[i];
                }
            }
            gu[position] = sum / countMaxima(x, max, top, bottom, left, right);
        });
    }

    void average(float[][] inputs, float[] y) {
        float[] x = inputs[0];
        forEach((position, top, bottom, left, right) -> {
            float sum = 0;
            for (int row = top; row < bottom; row += width) {
                for (int i = row + left; i < row + right; i++) {
                    sum += x[i];
                }
            }
            y[position] = sum / window.area();
        });
    }

    /** Each g to all of its window, in equal shares. */
    void spread(float[][] inputs, float[] gx) {
        float[] g = inputs[0];
        Arrays.fill(gx, 0, height * width, 0);
        forEach((position, top, bottom, left, right) -> {
            float share = g[position] / window.area();
            for (int row = top; row < bottom; row += width) {
                for (int i = row + left; i < row + right; i++) {
                    gx[i] += share;
                }
            }
        });
    }

    /** Not less than the maximum: so beside a NaN, which is the maximum then, all count. */
    private int countMaxima(float[] x, float max, int top, int bottom, int left, int right) {
        int count = 0;
        for (int row = top; row < bottom; row += width) {
            for (int i = row + left; i < row + right; i++) {
                count += x[i] < max ? 0 : 1;
            }
        }
        return count;
    }

    /** What of the plane a window sees: rows by the indices at which they begin, and columns; the ends are exclusive. */
    @FunctionalInterface
    private interface Sight {
        void at(int position, int top, int bottom, int left, int right);
    }

    private void forEach(Sight sight) {
        for (int i = 0; i < down; i++) {
            int top = Math.max(0, window.start(i)) * width;
            int bottom = Math.min(height, window.start(i) + window.size()) * width;
            for (int j = 0; j < across; j++) {
                int left = Math.max(0, window.start(j));
                int right = Math.min(width, window.start(j) + window.size());
                sight.at(i * across + j, top, bottom, left, right);
            }
        }
    }
}
