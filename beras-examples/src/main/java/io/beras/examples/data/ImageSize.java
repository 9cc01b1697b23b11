package io.beras.examples.data;

/**
 * The size to which images are scaled.
 *
 * @param height the height in pixels
 * @param width the width in pixels
 * @param channels 1 for grey, 3 for color as in the files
 */
public record ImageSize(int height, int width, int channels) {

    /** Returns the size on the command line, as in 28x28x1. */
    @Override
    public String toString() {
        return height + "x" + width + (channels == 1 ? "x1" : "");
    }
}
