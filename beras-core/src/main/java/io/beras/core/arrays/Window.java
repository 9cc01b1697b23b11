package io.beras.core.arrays;

/**
 * A square window that slides over images: what a convolution or a pooling looks at in one place.
 *
 * <p>Along an axis of some length it stands at (length + 2·padding − size) / stride + 1 positions, rounded down; at
 * position o its pixel i lies on pixel o·stride + i − padding of the image, or outside, where the image counts as padded.
 *
 * <pre>{@code
 * Window window = Window.of(5).withPadding(2);        // 5 × 5, one pixel at a time: as many positions as pixels
 * Window pool = Window.of(2).withStride(2);           // 2 × 2, side by side: half as many along each axis
 * }</pre>
 *
 * @param size how many pixels the window is high and wide
 * @param stride how many pixels lie from one position to the next
 * @param padding how many pixels are added on each side of the image
 */
public record Window(int size, int stride, int padding) {

    /** Checks the numbers. */
    public Window {
        if (size < 1 || stride < 1 || padding < 0) {
            throw new IllegalArgumentException("a window needs a size and a stride of at least 1 and a padding of at"
                    + " least 0, not size " + size + ", stride " + stride + " and padding " + padding);
        }
        Math.multiplyExact(size, size);
    }

    /** Returns a window of this size that moves pixel by pixel and stays inside the image. */
    public static Window of(int size) {
        return new Window(size, 1, 0);
    }

    /** Returns this window with another step from one position to the next. */
    public Window withStride(int stride) {
        return new Window(size, stride, padding);
    }

    /** Returns this window with another number of pixels added on each side of the image. */
    public Window withPadding(int padding) {
        return new Window(size, stride, padding);
    }

    /** Returns how many pixels the window has. */
    public int area() {
        return size * size;
    }

    /** Returns at how many positions the window stands along an axis of this length; 0 if it does not fit. */
    public long positions(long length) {
        long room = length + 2L * padding - size;
        return room < 0 ? 0 : room / stride + 1;
    }

    /** Returns the pixel of the image, perhaps outside, that the window's first lies on. */
    int start(int position) {
        return position * stride - padding;
    }

    /** Returns the first position at which this pixel of the window lies on one of the image, of its positions. */
    int firstInside(int pixel, int positions) {
        int first = pixel >= padding ? 0 : (padding - pixel - 1) / stride + 1; // rounded up
        return Math.min(first, positions);
    }

    /** Returns the position after the last at which this pixel of the window lies on one of the image. */
    int endInside(int pixel, int length, int positions) {
        int end = Math.floorDiv(length - 1 + padding - pixel, stride) + 1;
        return Math.min(Math.max(end, firstInside(pixel, positions)), positions);
    }
}
