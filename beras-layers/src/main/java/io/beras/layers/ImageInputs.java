package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ImageShapes;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.arrays.Window;
import org.nd4j.linalg.api.buffer.DataType;

/** Checks of the images that a layer with a window is called with, and how such a layer describes its window. */
final class ImageInputs {

    private ImageInputs() {}

    /** Returns the images that a layer takes, on which its window must have room. */
    static Tensor only(Callable layer, Window window, Tensor... inputs) {
        if (inputs.length != 1) {
            throw new IllegalArgumentException(layer + " takes one tensor, but was called with " + inputs.length);
        }
        Tensor x = inputs[0];
        if (x.dataType() == DataType.INT32) {
            throw new IllegalArgumentException(layer + " needs numbers, not the INT tensor " + Shapes.text(x.shape())
                    + ": INT is for labels and indices; cast(DataType.FLOAT) makes numbers of them");
        }
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
