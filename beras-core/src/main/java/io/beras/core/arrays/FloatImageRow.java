package io.beras.core.arrays;

import java.util.Arrays;

/** Slides a window along an image row and copies the pixels under its column j; the reverse adds values to those pixels. */
final class FloatImageRow {

    private final Window window;
    private final int outWidth;

    /**
     * For each column, its first position inside the image. Stored, because the division takes as long as copying a
     * row.
     */
    private final int[] first;

    /** For each column, the position after its last inside the image. */
    private final int[] end;

    FloatImageRow(Window window, int width) {
        this.window = window;
        this.outWidth = (int) window.positions(width);
        this.first = new int[window.size()];
        this.end = new int[window.size()];
        Arrays.setAll(first, j -> window.firstInside(j, outWidth));
        Arrays.setAll(end, j -> window.endInside(j, width, outWidth));
    }

    /**
     * Writes the pixels that column j covers, one for each position.
     *
     * @param x the image
     * @param row the index in x where the image row starts
     * @param outside the value beyond the row's ends
     * @param values the target, written from index {@code to} on
     */
    void read(float[] x, int row, int j, float outside, float[] values, int to) {
        if (first[j] == end[j]) {
            fill(values, to, to + outWidth, outside); // no position is inside, so there is nothing to copy
            return;
        }
        int from = row + window.start(first[j]) + j;
        fill(values, to, to + first[j], outside);
        if (window.stride() == 1) {
            System.arraycopy(x, from, values, to + first[j], end[j] - first[j]);
        } else {
            readStrided(x, from, window.stride(), values, to + first[j], to + end[j]);
        }
        fill(values, to + end[j], to + outWidth, outside);
    }

    /**
     * Adds values, one for each position, to the pixels that column j covers; the image row starts at {@code row} of x.
     */
    void add(float[] values, int from, float[] x, int row, int j) {
        addStrided(values, from + first[j], from + end[j], x, row + window.start(first[j]) + j, window.stride());
    }

    private static void readStrided(float[] x, int from, int stride, float[] values, int to, int end) {
        int next = from;
        for (int k = to; k < end; k++) {
            values[k] = x[next];
            next += stride;
        }
    }

    private static void addStrided(float[] values, int from, int end, float[] x, int to, int stride) {
        int next = to;
        for (int k = from; k < end; k++) {
            x[next] += values[k];
            next += stride;
        }
    }

    private static void fill(float[] values, int from, int to, float value) {
        for (int k = from; k < to; k++) {
            values[k] = value;
        }
    }
}
