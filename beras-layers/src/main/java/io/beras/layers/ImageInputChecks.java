package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ImageShapeChecks;
import io.beras.core.Tensor;
import io.beras.core.arrays.Window;

/** Checks the input of convolution and pooling layers, and formats their window for {@code toString}. */
final class ImageInputChecks {

    private ImageInputChecks() {}

    /** Returns the only input of a layer, after checking that it is a batch of images and the window fits. */
    static Tensor only(Callable layer, Window window, Tensor... inputs) {
        Tensor x = InputChecks.only(layer, inputs);
        ImageShapeChecks.requireRoom(layer.toString(), window, x.shape());
        return x;
    }

    /** Returns the window's size, and its stride and padding if they are not the layer's default. */
    static String text(Window window, int defaultStride) {
        return window.size()
                + (window.stride() == defaultStride ? "" : ", stride " + window.stride())
                + (window.padding() == 0 ? "" : ", padding " + window.padding());
    }
}
