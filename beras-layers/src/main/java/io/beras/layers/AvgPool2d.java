package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ImageShapes;
import io.beras.core.Tensor;
import io.beras.core.arrays.Window;

/**
 * Average pooling: of each window the mean, channel by channel.
 *
 * <p>Formula: y[n, c, i, j] = 1/size² · Σ over k, l of x[n, c, i·stride + k − padding, j·stride + l − padding], where x is 0
 * outside: zeros of the padding count, as in PyTorch (Keras leaves them out). x is (n, channels, height, width), y
 * (n, channels, height', width'), with height' = (height + 2·padding − size) / stride + 1, rounded down, likewise the
 * width.
 *
 * <pre>{@code
 * Tensor y = new AvgPool2d(2).call(x);                 // half as high, half as wide
 * }</pre>
 *
 * <p>Source: Y. LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998.
 */
public final class AvgPool2d implements Callable {

    private final Window window;

    /** Makes a pooling of {@code size}×{@code size} windows side by side. */
    public AvgPool2d(int size) {
        this(Window.of(size).withStride(size));
    }

    private AvgPool2d(Window window) {
        this.window = ImageShapes.requirePixels("AvgPool2d", window);
    }

    /** Returns a pooling that steps this many pixels from one window to the next; the window's size unless set. */
    public AvgPool2d withStride(int stride) {
        return new AvgPool2d(window.withStride(stride));
    }

    /** Returns a pooling whose windows begin this many zeros outside, at most half their size; none unless set. */
    public AvgPool2d withPadding(int padding) {
        return new AvgPool2d(window.withPadding(padding));
    }

    @Override
    public Tensor call(Tensor... inputs) {
        return ImageInputChecks.only(this, window, inputs).avgPool2d(window);
    }

    @Override
    public String toString() {
        return "AvgPool2d(" + ImageInputChecks.text(window, window.size()) + ")";
    }
}
