package io.beras.core.arrays;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The patches of one FLOAT image at a time, and the way back.
 *
 * <p>They form a matrix (channels·size², positions): row (c, i, j) is what pixel (i, j) of the window sees in channel c. For
 * a window that moves by one pixel, the rows (c, 0, j), (c, 1, j), … are overlapping parts of a single run of numbers: the
 * channel without its first j columns. That run is made once, row by row of the image, and each of them is then one long
 * copy, not one short one per row of the image.
 */
final class FloatIm2col {

    private final Window window;
    private final FloatWindowRow sight;
    private final int channels;
    private final int height;
    private final int width;
    private final int down;
    private final int across;
    private final int shiftedRows;
    private final int pieces;

    /** For images (n, channels, height, width), of which there is at least one position. */
    FloatIm2col(INDArray images, Window window) {
        this.window = window;
        this.channels = (int) images.size(1);
        this.height = (int) images.size(2);
        this.width = (int) images.size(3);
        this.down = (int) window.positions(height);
        this.across = (int) window.positions(width);
        this.sight = new FloatWindowRow(window, width);
        this.shiftedRows = (down - 1) * window.stride() + window.size();
        this.pieces = window.stride() == 1 ? 1 : down;
    }

    int rows() {
        return channels * window.area();
    }

    int columns() {
        return down * across;
    }

    /** Writes the patches of an image from an index on. */
    void write(FloatBuffer images, int image, FloatBuffer patches, int offset) {
        int length = channels * height * width;
        float[] x = ScratchBuffers.FIRST.get(length);
        images.get(image * length, x, 0, length);
        float[] shifted = ScratchBuffers.SECOND.get(shiftedRows * across);
        for (int channel = 0; channel < channels; channel++) {
            for (int j = 0; j < window.size(); j++) {
                shift(x, channel, j, shifted);
                forEachPiece(channel, j, (piece, from, n) -> patches.put(offset + piece, shifted, from, n));
            }
        }
    }

    /** Writes an image: the sum of all that lies on each pixel of it in the patches from an index on. */
    void add(FloatBuffer patches, int offset, FloatBuffer images, int image) {
        int length = channels * height * width;
        float[] x = ScratchBuffers.FIRST.get(length);
        Arrays.fill(x, 0, length, 0);
        float[] shifted = ScratchBuffers.SECOND.get(shiftedRows * across);
        float[] row = ScratchBuffers.THIRD.get(shiftedRows * across);
        for (int channel = 0; channel < channels; channel++) {
            for (int j = 0; j < window.size(); j++) {
                Arrays.fill(shifted, 0, shiftedRows * across, 0);
                forEachPiece(channel, j, (piece, from, n) -> {
                    patches.get(offset + piece, row, from, n);
                    addRange(shifted, row, from, n);
                });
                addShifted(shifted, channel, j, x);
            }
        }
        images.put(image * length, x, 0, length);
    }

    /** Where a piece of the patches is, and where in the shifted channel. */
    @FunctionalInterface
    private interface Piece {
        void meet(int piece, int from, int n);
    }

    private void forEachPiece(int channel, int j, Piece piece) {
        int n = columns() / pieces;
        for (int i = 0; i < window.size(); i++) {
            int row = ((channel * window.size() + i) * window.size() + j) * columns();
            for (int k = 0; k < pieces; k++) {
                piece.meet(row + k * n, (k * window.stride() + i) * across, n);
            }
        }
    }

    /** Writes what column j of the window sees of each row of a channel, padding included: (shiftedRows, across). */
    private void shift(float[] x, int channel, int j, float[] shifted) {
        for (int i = 0; i < shiftedRows; i++) {
            int row = i - window.padding();
            int to = i * across;
            if (row >= 0 && row < height) {
                sight.take(x, (channel * height + row) * width, j, 0, shifted, to);
            } else {
                Arrays.fill(shifted, to, to + across, 0);
            }
        }
    }

    /** What {@link #shift} undoes. */
    private void addShifted(float[] shifted, int channel, int j, float[] x) {
        for (int i = 0; i < shiftedRows; i++) {
            int row = i - window.padding();
            if (row >= 0 && row < height) {
                sight.add(shifted, i * across, x, (channel * height + row) * width, j);
            }
        }
    }

    /** With the same index in both arrays, for C2 to make vector instructions of it. */
    private static void addRange(float[] sum, float[] x, int from, int n) {
        for (int i = from; i < from + n; i++) {
            sum[i] += x[i];
        }
    }
}
