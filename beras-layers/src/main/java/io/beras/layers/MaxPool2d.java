package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ImageShapeChecks;
import io.beras.core.Tensor;
import io.beras.core.arrays.Window;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * Max pooling: the largest value of each window, channel by channel.
 *
 * <p>Formula: y[n, c, i, j] = max over k, l of x[n, c, i·stride + k − padding, j·stride + l − padding], over pixels of the
 * image only. x is (n, channels, height, width) and y is (n, channels, height', width'), with
 * height' = (height + 2·padding − size) / stride + 1, rounded down, and width' likewise.
 *
 * <p>Equal largest values share the gradient equally, as in every maximum of this library; PyTorch gives all of the gradient
 * to the first. The sum is the same. After a ReLU most ties are zeros, which pass no gradient to the ReLU's input.
 *
 * <pre>{@code
 * Tensor y = new MaxPool2d(2).call(x);                                    // half as high, half as wide
 * Tensor z = new MaxPool2d(3).withStride(2).withPadding(1).call(x);       // overlapping windows
 * }</pre>
 *
 * <p>Source: Y. Boureau, J. Ponce and Y. LeCun, "A Theoretical Analysis of Feature Pooling in Visual Recognition", 2010.
 */
public final class MaxPool2d implements Callable, Configurable {

    private final Window window;

    /** Creates a pooling with windows of {@code size}×{@code size} pixels that do not overlap. */
    public MaxPool2d(int size) {
        this(Window.of(size).withStride(size));
    }

    private MaxPool2d(Window window) {
        this.window = ImageShapeChecks.requirePixels("MaxPool2d", window);
    }

    /** Returns a pooling with this distance between windows, in pixels; the default is the window size. */
    public MaxPool2d withStride(int stride) {
        return new MaxPool2d(window.withStride(stride));
    }

    /** Returns a pooling with this padding on each side, at most half the window size; the default is 0. */
    public MaxPool2d withPadding(int padding) {
        return new MaxPool2d(window.withPadding(padding));
    }

    @Override
    public Tensor call(Tensor... inputs) {
        return ImageInputChecks.only(this, window, inputs).maxPool2d(window);
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("size", window.size())
                .with("stride", window.stride())
                .with("padding", window.padding());
    }

    @Override
    public String toString() {
        return "MaxPool2d(" + ImageInputChecks.text(window, window.size()) + ")";
    }
}
