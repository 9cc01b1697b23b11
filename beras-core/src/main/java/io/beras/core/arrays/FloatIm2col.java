package io.beras.core.arrays;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * im2col and col2im for one FLOAT image at a time.
 *
 * <p>The patches form a matrix (channels·size², positions). Its row (c, i, j) holds the pixels of channel c that window
 * pixel (i, j) covers, one for each position. At stride 1 the rows (c, 0, j), (c, 1, j), … overlap: all of them are
 * parts of the channel shifted by j columns. So the shifted channel is built once, and each row is one long copy from
 * it instead of a short copy per image row.
 */
final class FloatIm2col {

    private final Window window;
    private final FloatImageRow windowRow;
    private final int channels;
    private final int height;
    private final int width;
    private final int outHeight;
    private final int outWidth;
    private final int shiftedRows;
    private final int piecesPerRow;

    /**
     * Prepares for images of this shape (n, channels, height, width), in which the window has at least one position.
     */
    FloatIm2col(INDArray images, Window window) {
        this.window = window;
        this.channels = (int) images.size(1);
        this.height = (int) images.size(2);
        this.width = (int) images.size(3);
        this.outHeight = (int) window.positions(height);
        this.outWidth = (int) window.positions(width);
        this.windowRow = new FloatImageRow(window, width);
        this.shiftedRows = (outHeight - 1) * window.stride() + window.size();
        this.piecesPerRow = window.stride() == 1 ? 1 : outHeight;
    }

    int rows() {
        return channels * window.area();
    }

    int columns() {
        return outHeight * outWidth;
    }

    /** Writes the patches of an image into {@code patches}, from index {@code offset} on. */
    void im2col(FloatBuffer images, int image, FloatBuffer patches, int offset) {
        int length = channels * height * width;
        float[] x = ScratchBuffers.FIRST.get(length);
        images.get(image * length, x, 0, length);
        float[] shifted = ScratchBuffers.SECOND.get(shiftedRows * outWidth);
        for (int channel = 0; channel < channels; channel++) {
            for (int j = 0; j < window.size(); j++) {
                shift(x, channel, j, shifted);
                forEachPiece(channel, j, (piece, from, n) -> patches.put(offset + piece, shifted, from, n));
            }
        }
    }

    /** Writes an image: each pixel is the sum of its elements in {@code patches}, from index {@code offset} on. */
    void col2im(FloatBuffer patches, int offset, FloatBuffer images, int image) {
        int length = channels * height * width;
        float[] x = ScratchBuffers.FIRST.get(length);
        Arrays.fill(x, 0, length, 0);
        float[] shifted = ScratchBuffers.SECOND.get(shiftedRows * outWidth);
        float[] row = ScratchBuffers.THIRD.get(shiftedRows * outWidth);
        for (int channel = 0; channel < channels; channel++) {
            for (int j = 0; j < window.size(); j++) {
                Arrays.fill(shifted, 0, shiftedRows * outWidth, 0);
                forEachPiece(channel, j, (piece, from, n) -> {
                    patches.get(offset + piece, row, from, n);
                    addRange(shifted, row, from, n);
                });
                addShifted(shifted, channel, j, x);
            }
        }
        images.put(image * length, x, 0, length);
    }

    /**
     * Visits a piece of n elements, at index {@code piece} of the patches and index {@code from} of the shifted
     * channel.
     */
    @FunctionalInterface
    private interface PieceVisitor {
        void visit(int piece, int from, int n);
    }

    private void forEachPiece(int channel, int j, PieceVisitor visitor) {
        int n = columns() / piecesPerRow;
        for (int i = 0; i < window.size(); i++) {
            int row = ((channel * window.size() + i) * window.size() + j) * columns();
            for (int k = 0; k < piecesPerRow; k++) {
                visitor.visit(row + k * n, (k * window.stride() + i) * outWidth, n);
            }
        }
    }

    /**
     * Writes the pixels that window column j covers in each row of a channel, padding included: (shiftedRows,
     * outWidth).
     */
    private void shift(float[] x, int channel, int j, float[] shifted) {
        for (int i = 0; i < shiftedRows; i++) {
            int row = i - window.padding();
            int to = i * outWidth;
            if (row >= 0 && row < height) {
                windowRow.read(x, (channel * height + row) * width, j, 0, shifted, to);
            } else {
                Arrays.fill(shifted, to, to + outWidth, 0);
            }
        }
    }

    /** Adds the shifted channel back to the channel: the transpose of {@link #shift}. */
    private void addShifted(float[] shifted, int channel, int j, float[] x) {
        for (int i = 0; i < shiftedRows; i++) {
            int row = i - window.padding();
            if (row >= 0 && row < height) {
                windowRow.add(shifted, i * outWidth, x, (channel * height + row) * width, j);
            }
        }
    }

    /** Uses the same index in both arrays, so that C2 vectorises the loop. */
    private static void addRange(float[] sum, float[] x, int from, int n) {
        for (int i = from; i < from + n; i++) {
            sum[i] += x[i];
        }
    }
}
