package io.beras.data.images;

import java.util.Arrays;

/**
 * Numbers in rows, such as the grey values of an image or the distance of each pixel from the ink.
 *
 * @param values the numbers, row after row
 */
record Plane(float[] values, int height, int width) {

    /** A function of a value. */
    interface Function {
        float of(float value);
    }

    Plane(int height, int width) {
        this(new float[height * width], height, width);
    }

    float at(int row, int column) {
        return values[row * width + column];
    }

    Plane map(Function f) {
        Plane mapped = new Plane(height, width);
        for (int i = 0; i < values.length; i++) {
            mapped.values[i] = f.of(values[i]);
        }
        return mapped;
    }

    /** Returns the value between pixels by linear interpolation; pixel (i, j) covers [i, i + 1) × [j, j + 1). */
    float between(double y, double x) {
        double row = Math.max(0, Math.min(height - 1, y - 0.5));
        double column = Math.max(0, Math.min(width - 1, x - 0.5));
        int top = (int) row;
        int left = (int) column;
        int bottom = Math.min(height - 1, top + 1);
        int right = Math.min(width - 1, left + 1);
        double down = row - top;
        double across = column - left;
        double above = at(top, left) * (1 - across) + at(top, right) * across;
        double below = at(bottom, left) * (1 - across) + at(bottom, right) * across;
        return (float) (above * (1 - down) + below * down);
    }

    /** Returns this plane in another size by linear interpolation. */
    Plane stretchedTo(int newHeight, int newWidth) {
        Plane stretched = new Plane(newHeight, newWidth);
        for (int i = 0; i < newHeight; i++) {
            for (int j = 0; j < newWidth; j++) {
                stretched.values[i * newWidth + j] =
                        between((i + 0.5) * height / newHeight, (j + 0.5) * width / newWidth);
            }
        }
        return stretched;
    }

    /** Returns the mean of each square of {@code side} × {@code side} values. */
    Plane squareMeans(int side) {
        Plane means = new Plane(height / side, width / side);
        for (int i = 0; i < means.height * side; i++) {
            for (int j = 0; j < means.width * side; j++) {
                means.values[i / side * means.width + j / side] += at(i, j) / (side * side);
            }
        }
        return means;
    }

    /** Returns the mean of each value and of its neighbors, weighted 1, 2, 1 along both axes: less noise. */
    Plane smoothed() {
        return smoothedRows().transposed().smoothedRows().transposed();
    }

    private Plane smoothedRows() {
        Plane smooth = new Plane(height, width);
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                smooth.values[i * width + j] =
                        (at(i, Math.max(0, j - 1)) + 2 * at(i, j) + at(i, Math.min(width - 1, j + 1))) / 4;
            }
        }
        return smooth;
    }

    /** Returns the mean of the values near each value, weighted by a Gaussian with this standard deviation. */
    Plane blurred(double deviation) {
        return blurredRows(deviation).transposed().blurredRows(deviation).transposed();
    }

    private Plane blurredRows(double deviation) {
        int reach = (int) Math.ceil(3 * deviation);
        Plane blurred = new Plane(height, width);
        for (int j = 0; j < width; j++) {
            for (int q = Math.max(0, j - reach); q <= Math.min(width - 1, j + reach); q++) {
                float weight = (float) Math.exp(-(q - j) * (q - j) / (2 * deviation * deviation));
                for (int i = 0; i < height; i++) {
                    blurred.values[i * width + j] += weight * at(i, q);
                }
            }
        }
        return blurred;
    }

    Plane transposed() {
        Plane transposed = new Plane(width, height);
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                transposed.values[j * height + i] = at(i, j);
            }
        }
        return transposed;
    }

    /** Returns the value that a fraction of all values do not exceed. */
    float quantile(double fraction) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (fraction * (sorted.length - 1))];
    }

    float max() {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }
}
