package io.beras.examples.digits;

/**
 * Pictures of handwritten-looking digits and what they show, laid out as in MNIST's files.
 *
 * <p>The arrays are handed over, not copied: whoever asked for the digits owns them.
 */
public final class DigitArrays {

    private final byte[] pixels;
    private final byte[] labels;

    DigitArrays(byte[] pixels, byte[] labels) {
        this.pixels = pixels;
        this.labels = labels;
    }

    /** Returns how many digits there are. */
    public int count() {
        return labels.length;
    }

    /**
     * Returns all pictures, one after the other, each row by row: the pixel of picture i at a row and a column is
     * number {@code (28 * i + row) * 28 + column}. As unsigned bytes, 0 is the background and 255 full ink.
     */
    public byte[] pixels() {
        return pixels;
    }

    /** Returns the digit, 0 to 9, that each picture shows. */
    public byte[] labels() {
        return labels;
    }
}
