package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ImageShapeChecks;
import io.beras.core.Tensor;
import io.beras.core.arrays.Window;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;

/**
 * Average pooling: the mean of each window, channel by channel.
 *
 * <p>Formula: y[n, c, i, j] = 1/size² · Σ over k, l of x[n, c, i·stride + k − padding, j·stride + l − padding], where x is 0
 * outside the image. The zeros of the padding count in the mean, as in PyTorch; Keras leaves them out. x is
 * (n, channels, height, width) and y is (n, channels, height', width'), with
 * height' = (height + 2·padding − size) / stride + 1, rounded down, and width' likewise.
 *
 * <pre>{@code
 * Tensor y = new AvgPool2d(2).call(x);                 // half as high, half as wide
 * }</pre>
 *
 * <p>Source: Y. LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998.
 */
public final class AvgPool2d implements Callable, Configurable {

    private final Window window;

    /** Creates a pooling with windows of {@code size}×{@code size} pixels that do not overlap. */
    public AvgPool2d(int size) {
        this(Window.of(size).withStride(size));
    }

    private AvgPool2d(Window window) {
        this.window = ImageShapeChecks.requirePixels("AvgPool2d", window);
    }

    /** Returns a pooling with this distance between windows, in pixels; the default is the window size. */
    public AvgPool2d withStride(int stride) {
        return new AvgPool2d(window.withStride(stride));
    }

    /** Returns a pooling with this padding of zeros on each side, at most half the window size; the default is 0. */
    public AvgPool2d withPadding(int padding) {
        return new AvgPool2d(window.withPadding(padding));
    }

    @Override
    public Tensor call(Tensor... inputs) {
        return ImageInputChecks.only(this, window, inputs).avgPool2d(window);
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
        return "AvgPool2d(" + ImageInputChecks.text(window, window.size()) + ")";
    }
}
