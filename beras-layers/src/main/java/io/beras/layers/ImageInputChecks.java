package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ImageShapes;
import io.beras.core.Tensor;
import io.beras.core.arrays.Window;

/** Checks of the images that a layer with a window is called with, and how such a layer describes its window. */
final class ImageInputChecks {

    private ImageInputChecks() {}

    /** Returns the images that a layer takes, on which its window must have room. */
    static Tensor only(Callable layer, Window window, Tensor... inputs) {
        Tensor x = InputChecks.only(layer, inputs);
        ImageShapes.requireRoom(layer.toString(), window, x.shape());
        return x;
    }

    /** Returns the window's size and, where they are not what the layer has by default, its stride and padding. */
    static String text(Window window, int usualStride) {
        return window.size()
                + (window.stride() == usualStride ? "" : ", stride " + window.stride())
                + (window.padding() == 0 ? "" : ", padding " + window.padding());
    }
}
