package io.beras.data.digits;

/**
 * Images of synthetic digits and their labels, in the layout of MNIST's files.
 *
 * <p>The methods return the arrays themselves, not copies.
 */
public final class DigitArrays {

    private final byte[] pixels;
    private final byte[] labels;

    DigitArrays(byte[] pixels, byte[] labels) {
        this.pixels = pixels;
        this.labels = labels;
    }

    /** Returns the number of digits. */
    public int count() {
        return labels.length;
    }

    /**
     * Returns the pixels of all images, image by image and row by row, as unsigned bytes: 0 is the background and 255
     * full ink. The pixel of image i at (row, column) has the index {@code (28 * i + row) * 28 + column}.
     */
    public byte[] pixels() {
        return pixels;
    }

    /** Returns the label of each image, 0 to 9. */
    public byte[] labels() {
        return labels;
    }
}
