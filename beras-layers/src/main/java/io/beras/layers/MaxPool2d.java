package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ImageShapes;
import io.beras.core.Tensor;
import io.beras.core.arrays.Window;

/**
 * Max pooling: of each window only the largest number, channel by channel.
 *
 * <p>Formula: y[n, c, i, j] = max over k, l of x[n, c, i·stride + k − padding, j·stride + l − padding], pixels of the image
 * only. x is (n, channels, height, width), y (n, channels, height', width'), with
 * height' = (height + 2·padding − size) / stride + 1, rounded down, likewise the width.
 *
 * <p>Where several numbers are largest they share the gradient equally, as in every maximum of this library; PyTorch gives
 * it all to the first. The sum is the same; and behind a rectifier most such ties are zeros, which pass no gradient on.
 *
 * <pre>{@code
 * Tensor y = new MaxPool2d(2).call(x);                                    // half as high, half as wide
 * Tensor z = new MaxPool2d(3).withStride(2).withPadding(1).call(x);       // windows that overlap
 * }</pre>
 *
 * <p>Source: Y. Boureau, J. Ponce and Y. LeCun, "A Theoretical Analysis of Feature Pooling in Visual Recognition", 2010.
 */
public final class MaxPool2d implements Callable {

    private final Window window;

    /** Makes a pooling of {@code size}×{@code size} windows side by side. */
    public MaxPool2d(int size) {
        this(Window.of(size).withStride(size));
    }

    private MaxPool2d(Window window) {
        this.window = ImageShapes.requirePixels("MaxPool2d", window);
    }

    /** Returns a pooling that steps this many pixels from one window to the next; the window's size unless set. */
    public MaxPool2d withStride(int stride) {
        return new MaxPool2d(window.withStride(stride));
    }

    /** Returns a pooling whose windows begin this many pixels outside, at most half their size; none unless set. */
    public MaxPool2d withPadding(int padding) {
        return new MaxPool2d(window.withPadding(padding));
    }

    @Override
    public Tensor call(Tensor... inputs) {
        return ImageInputChecks.only(this, window, inputs).maxPool2d(window);
    }

    @Override
    public String toString() {
        return "MaxPool2d(" + ImageInputChecks.text(window, window.size()) + ")";
    }
}
