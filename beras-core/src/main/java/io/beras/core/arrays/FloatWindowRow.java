package io.beras.core.arrays;

import java.util.Arrays;

/** What column j of a window sees of a row of an image, at all positions along it, and the way back. */
final class FloatWindowRow {

    private final Window window;
    private final int across;

    /** By column, the positions between which it lies inside: to divide for each row would take as long as to copy it. */
    private final int[] first;

    private final int[] end;

    FloatWindowRow(Window window, int width) {
        this.window = window;
        this.across = (int) window.positions(width);
        this.first = new int[window.size()];
        this.end = new int[window.size()];
        Arrays.setAll(first, j -> window.firstInside(j, across));
        Arrays.setAll(end, j -> window.endInside(j, width, across));
    }

    /** Writes what is seen of the row that begins at an index of x; outside of it the window sees this number. */
    void take(float[] x, int row, int j, float outside, float[] seen, int to) {
        if (first[j] == end[j]) {
            fill(seen, to, to + across, outside); // nor is there a first place to copy from
            return;
        }
        int from = row + window.start(first[j]) + j;
        fill(seen, to, to + first[j], outside);
        if (window.stride() == 1) {
            System.arraycopy(x, from, seen, to + first[j], end[j] - first[j]);
        } else {
            takeEach(x, from, window.stride(), seen, to + first[j], to + end[j]);
        }
        fill(seen, to + end[j], to + across, outside);
    }

    /** Adds what was seen, or belongs where it was, to the row that begins at an index of x. */
    void add(float[] seen, int from, float[] x, int row, int j) {
        addEach(seen, from + first[j], from + end[j], x, row + window.start(first[j]) + j, window.stride());
    }

    private static void takeEach(float[] x, int from, int stride, float[] seen, int to, int end) {
        int next = from;
        for (int k = to; k < end; k++) {
            seen[k] = x[next];
            next += stride;
        }
    }

    private static void addEach(float[] seen, int from, int end, float[] x, int to, int stride) {
        int next = to;
        for (int k = from; k < end; k++) {
            x[next] += seen[k];
            next += stride;
        }
    }

    private static void fill(float[] seen, int from, int to, float number) {
        for (int k = from; k < to; k++) {
            seen[k] = number;
        }
    }
}
