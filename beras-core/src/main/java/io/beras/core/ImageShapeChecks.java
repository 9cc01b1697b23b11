package io.beras.core;

import io.beras.core.arrays.Window;

/** Checks of image shapes, (n, channels, height, width), and of the windows that slide over images. */
public final class ImageShapeChecks {

    private ImageShapeChecks() {}

    /** Checks that a shape is an image shape. */
    public static void requireImages(String operation, long... x) {
        if (x.length != 4) {
            throw new ShapeException(operation + " needs images x of shape (n, channels, height, width), but got "
                    + Shapes.text(x) + ", which has rank " + x.length + "; reshape(...) it");
        }
    }

    /** Checks that a window fits on images of this shape at least once. */
    public static void requireRoom(String operation, Window window, long... x) {
        requireImages(operation, x);
        for (int axis = 2; axis < 4; axis++) {
            if (window.positions(x[axis]) < 1) {
                throw new ShapeException(String.format(
                        "%s has no room for a window of %d × %d on images %s with padding %d: along axis %d there would be"
                                + " (%d + 2·%d − %d) / %d + 1 < 1 positions; use a smaller window or more padding",
                        operation,
                        window.size(),
                        window.size(),
                        Shapes.text(x),
                        window.padding(),
                        axis,
                        x[axis],
                        window.padding(),
                        window.size(),
                        window.stride()));
            }
        }
        Shapes.size(x[0], x[1], window.positions(x[2]), window.positions(x[3]));
    }

    /** Returns the window, after checking that every position covers at least one pixel of the image. */
    public static Window requirePixels(String operation, Window window) {
        if (window.padding() > window.size() / 2) {
            throw new IllegalArgumentException(operation + " needs a padding of at most half its window's size, "
                    + window.size() / 2 + " for a size of " + window.size() + ", not " + window.padding()
                    + ": some windows would see padding alone");
        }
        return window;
    }
}
