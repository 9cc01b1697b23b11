package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Regularizer;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.arrays.Window;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolutional layer: the same small dense layer at every position of an image.
 *
 * <p>Formula: y[n, o, i, j] = b[o] + Σ over c, k, l of x[n, c, i·stride + k − padding, j·stride + l − padding] · w[o, c, k, l],
 * where x is 0 outside the image. This is the cross-correlation, which all frameworks call convolution. x is
 * (n, in, height, width), w (out, in, size, size), b (1, out, 1, 1) and y (n, out, height', width'), with
 * height' = (height + 2·padding − size) / stride + 1, rounded down, and width' likewise.
 *
 * <pre>{@code
 * Conv2d same = new Conv2d(1, 6, 5).withPadding(2);          // (n, 1, 28, 28) to (n, 6, 28, 28)
 * Conv2d half = new Conv2d(6, 16, 3).withStride(2).withoutBias();
 * }</pre>
 *
 * <p>The layouts are those of PyTorch. With them a convolution is one matrix product per image, without a transpose: w as
 * (out, in·size²) times the windows of the image as (in·size², height'·width') is y as (out, height'·width'). With channels
 * last, as in Keras, a batch would be one larger product. But the gradient would need w transposed, and the pixels of a
 * channel would not lie together in memory.
 *
 * <p>Source: Y. LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998.
 */
public final class Conv2d implements Callable, Weighted, Configurable {

    private final Variable w;
    private final @Nullable Variable b;
    private final Window window;

    /** Creates a layer of {@code size}×{@code size} kernels with Xavier uniform weights, the default of Keras. */
    public Conv2d(int in, int out, int size) {
        this(in, out, size, Initializer.XAVIER_UNIFORM);
    }

    /**
     * Creates a layer with weights from this initializer, and zero biases.
     *
     * <p>The initializer gets the fans in·size² and out·size², as in Keras and PyTorch.
     */
    public Conv2d(int in, int out, int size, Initializer initializer) {
        this(
                new Variable("w", initialize(initializer, in, out, size)),
                new Variable("b", Tensor.zeros(1, out, 1, 1)),
                Window.of(size));
    }

    private Conv2d(Variable w, @Nullable Variable b, Window window) {
        this.w = w;
        this.b = b;
        this.window = window;
    }

    /** Returns a layer with the same weights and this distance between windows, in pixels; the default is 1. */
    public Conv2d withStride(int stride) {
        return new Conv2d(w, b, window.withStride(stride));
    }

    /** Returns a layer with the same weights and this padding of zeros on each side; the default is 0. */
    public Conv2d withPadding(int padding) {
        return new Conv2d(w, b, window.withPadding(padding));
    }

    /** Returns a layer with the same weights and no bias. */
    public Conv2d withoutBias() {
        return new Conv2d(w, null, window);
    }

    /** Adds a penalty on the weights w to the loss that training minimises, and returns this layer. */
    public Conv2d regularized(Regularizer regularizer) {
        w.setRegularizer(regularizer);
        return this;
    }

    /** Returns the weights, (out, in, size, size). */
    public Variable w() {
        return w;
    }

    /** Returns the biases, (1, out, 1, 1). */
    public Variable b() {
        if (b == null) {
            throw new IllegalStateException(this + " was created withoutBias()");
        }
        return b;
    }

    @Override
    public List<Variable> ownWeights() {
        return b == null ? List.of(w) : List.of(w, b);
    }

    @Override
    public Tensor call(Tensor... inputs) {
        Tensor x = ImageInputChecks.only(this, window, inputs);
        if (x.size(1) != w.size(1)) {
            throw new ShapeException(this + " needs images x of shape (n, " + w.size(1)
                    + ", height, width) for its weights " + Shapes.text(w.shape()) + ", but got "
                    + Shapes.text(x.shape()) + ": axis 1 is " + x.size(1));
        }
        Tensor y = x.conv2d(w, window);
        return b == null ? y : y.add(b);
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("in", w.size(1))
                .with("out", w.size(0))
                .with("size", window.size())
                .with("stride", window.stride())
                .with("padding", window.padding())
                .with("bias", b != null);
    }

    @Override
    public String toString() {
        return "Conv2d(" + w.size(1) + ", " + w.size(0) + ", " + ImageInputChecks.text(window, 1)
                + (b == null ? ", without bias)" : ")");
    }

    private static Tensor initialize(Initializer initializer, int in, int out, int size) {
        long fanIn = (long) in * size * size;
        long fanOut = (long) out * size * size;
        if (in < 1 || out < 1 || size < 1 || fanIn > Integer.MAX_VALUE / fanOut) {
            throw new ShapeException(
                    "Conv2d(in, out, size) needs sizes of at least 1 and in·size² times out·size² of at most "
                            + Integer.MAX_VALUE + ", not in = " + in + ", out = " + out + " and size = " + size);
        }
        Tensor initial = InitialWeights.columns("Conv2d", out, (int) fanIn, (int) fanOut, initializer);
        return initial.transpose().reshape(out, in, size, size);
    }
}
