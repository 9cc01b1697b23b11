package io.beras.core.arrays;

/**
 * The square window of a convolution or a pooling, which slides over images.
 *
 * <p>Formula: along an axis of length n it has ⌊(n + 2·padding − size) / stride⌋ + 1 positions. At position o, window
 * pixel i covers image pixel o·stride + i − padding, or the padding if this pixel is outside the image.
 *
 * <pre>{@code
 * Window window = Window.of(5).withPadding(2);        // 5 × 5 at stride 1: as many positions as pixels
 * Window pool = Window.of(2).withStride(2);           // 2 × 2 without overlap: half as many along each axis
 * }</pre>
 *
 * @param size the height and width of the window in pixels
 * @param stride the distance from one position to the next in pixels
 * @param padding the number of pixels added on each side of the image
 */
public record Window(int size, int stride, int padding) {

    /** Checks that size and stride are at least 1 and the padding at least 0. */
    public Window {
        if (size < 1 || stride < 1 || padding < 0) {
            throw new IllegalArgumentException("a window needs a size and a stride of at least 1 and a padding of at"
                    + " least 0, not size " + size + ", stride " + stride + " and padding " + padding);
        }
        Math.multiplyExact(size, size);
    }

    /** Returns a window of this size with stride 1 and without padding. */
    public static Window of(int size) {
        return new Window(size, 1, 0);
    }

    /** Returns this window with another stride. */
    public Window withStride(int stride) {
        return new Window(size, stride, padding);
    }

    /** Returns this window with another padding. */
    public Window withPadding(int padding) {
        return new Window(size, stride, padding);
    }

    /** Returns the number of pixels of the window, size². */
    public int area() {
        return size * size;
    }

    /** Returns the number of positions along an axis of this length; 0 if the window does not fit. */
    public long positions(long length) {
        long room = length + 2L * padding - size;
        return room < 0 ? 0 : room / stride + 1;
    }

    /** Returns the image pixel, perhaps outside the image, that the first window pixel covers. */
    int start(int position) {
        return position * stride - padding;
    }

    /** Returns the first position at which this window pixel is inside the image. */
    int firstInside(int pixel, int positions) {
        int first = pixel >= padding ? 0 : (padding - pixel - 1) / stride + 1; // rounded up
        return Math.min(first, positions);
    }

    /** Returns the position after the last at which this window pixel is inside the image. */
    int endInside(int pixel, int length, int positions) {
        int end = Math.floorDiv(length - 1 + padding - pixel, stride) + 1;
        return Math.min(Math.max(end, firstInside(pixel, positions)), positions);
    }
}
