package io.beras.core.arrays;

import java.util.Arrays;

/** What column j of a window sees of a row of an image, at all positions along it, and the way back. */
final class FloatSight {

    private final Window window;
    private final int width;
    private final int across;

    FloatSight(Window window, int width) {
        this.window = window;
        this.width = width;
        this.across = (int) window.positions(width);
    }

    /** Writes what is seen of the row that begins at an index of x; outside of it the window sees this number. */
    void take(float[] x, int row, int j, float outside, float[] seen, int to) {
        int first = window.firstInside(j, across);
        int end = window.endInside(j, width, across);
        int from = row + window.start(first) + j;
        Arrays.fill(seen, to, to + first, outside);
        if (window.stride() == 1) {
            System.arraycopy(x, from, seen, to + first, end - first);
        } else {
            takeEach(x, from, window.stride(), seen, to + first, end - first);
        }
        Arrays.fill(seen, to + end, to + across, outside);
    }

    /** Adds what was seen, or belongs where it was, to the row that begins at an index of x. */
    void add(float[] seen, int from, float[] x, int row, int j) {
        int first = window.firstInside(j, across);
        int end = window.endInside(j, width, across);
        addEach(seen, from + first, x, row + window.start(first) + j, window.stride(), end - first);
    }

    private static void takeEach(float[] x, int from, int stride, float[] seen, int to, int n) {
        for (int k = 0; k < n; k++) {
            seen[to + k] = x[from + k * stride];
        }
    }

    private static void addEach(float[] seen, int from, float[] x, int to, int stride, int n) {
        for (int k = 0; k < n; k++) {
            x[to + k * stride] += seen[from + k];
        }
    }
}
