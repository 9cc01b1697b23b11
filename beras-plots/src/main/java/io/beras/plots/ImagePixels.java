package io.beras.plots;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.awt.image.BufferedImage;

/**
 * The pixels of images of one size: one channel (grey, from 0 for paper to 255 for ink) or three (red, green, blue).
 *
 * @param values a byte for each channel of each pixel: image, channel, row, column
 */
record ImagePixels(byte[] values, int channels, int rows, int columns) {

    private static final int FULL = 255;

    /**
     * Returns the images of a tensor.
     *
     * @param images values in [0, 1] of shape (n, channels, rows, columns), or (n, side · side) for grey square images
     * @throws IllegalArgumentException if the shape is none of these, or a value is not in [0, 1]
     */
    static ImagePixels of(Tensor images) {
        if (images.rank() == 4 && (images.size(1) == 1 || images.size(1) == 3)) {
            return new ImagePixels(
                    bytes(images.toFloatArray()), (int) images.size(1), (int) images.size(2), (int) images.size(3));
        }
        int side = images.rank() == 2 ? (int) Math.round(Math.sqrt(images.size(1))) : 0;
        if (side == 0 || (long) side * side != images.size(1)) {
            throw new IllegalArgumentException(
                    "images need the shape (n, channels, rows, columns) with 1 or 3 channels, or"
                            + " (n, side · side), not " + Shapes.text(images.shape()) + "; reshape the images");
        }
        return new ImagePixels(bytes(images.toFloatArray()), 1, side, side);
    }

    /** Returns the number of images. */
    int count() {
        return values.length / (channels * rows * columns);
    }

    /** Returns an image; ink is black, as on paper. */
    BufferedImage image(int index) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                image.setRGB(column, row, rgb(index, row, column));
            }
        }
        return image;
    }

    private int rgb(int index, int row, int column) {
        if (channels == 1) {
            int light = FULL - value(index, 0, row, column);
            return light << 16 | light << 8 | light;
        }
        return value(index, 0, row, column) << 16 | value(index, 1, row, column) << 8 | value(index, 2, row, column);
    }

    private int value(int index, int channel, int row, int column) {
        return Byte.toUnsignedInt(values[((index * channels + channel) * rows + row) * columns + column]);
    }

    private static byte[] bytes(float[] pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            if (!(pixels[i] >= 0 && pixels[i] <= 1)) {
                throw new IllegalArgumentException("A pixel is " + pixels[i]
                        + ", but Predictions needs pixels in [0, 1]; undo the normalisation of the images.");
            }
            bytes[i] = (byte) Math.round(pixels[i] * FULL);
        }
        return bytes;
    }
}
