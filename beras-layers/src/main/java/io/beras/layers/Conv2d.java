package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Regularizer;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.arrays.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolutional layer: the same small dense layer at every place of an image.
 *
 * <p>Formula: y[n, o, i, j] = b[o] + Σ over c, k, l of x[n, c, i·stride + k − padding, j·stride + l − padding] · w[o, c, k, l],
 * where x is 0 outside; the "cross-correlation" that every framework calls convolution. x is (n, in, height, width), w
 * (out, in, size, size), b (1, out, 1, 1), y (n, out, height', width'), and
 * height' = (height + 2·padding − size) / stride + 1, rounded down, likewise the width.
 *
 * <pre>{@code
 * Conv2d same = new Conv2d(1, 6, 5).withPadding(2);          // (n, 1, 28, 28) to (n, 6, 28, 28)
 * Conv2d half = new Conv2d(6, 16, 3).withStride(2).withoutBias();
 * }</pre>
 *
 * <p>The layouts are PyTorch's. In them a convolution is a product of matrices as they lie in memory: w is
 * (out, in·size²), what the window sees of an image is made a matrix (in·size², height'·width'), and their product is that
 * image's (out, height'·width'). With channels last, as in Keras, the images of a batch would make one larger product, but
 * w would have to be turned round for its gradient, and a student would not find a channel's picture in one piece.
 *
 * <p>Source: Y. LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998.
 */
public final class Conv2d implements Callable, Weighted {

    private final Variable w;
    private final @Nullable Variable b;
    private final Window window;

    /** Makes a layer of {@code size}×{@code size} kernels with Xavier uniform weights, Keras's default. */
    public Conv2d(int in, int out, int size) {
        this(in, out, size, Initializer.XAVIER_UNIFORM);
    }

    /**
     * Makes a layer whose weights begin as this initializer says; the biases begin at zero.
     *
     * <p>To the initializer, in·size² numbers go into one and one goes into out·size², as in Keras and PyTorch.
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

    /** Returns a layer with the same weights that steps this many pixels from one place to the next; 1 unless set. */
    public Conv2d withStride(int stride) {
        return new Conv2d(w, b, window.withStride(stride));
    }

    /** Returns a layer with the same weights that sees this many zeros on each side of an image; none unless set. */
    public Conv2d withPadding(int padding) {
        return new Conv2d(w, b, window.withPadding(padding));
    }

    /** Returns a layer with the same weights and no bias. */
    public Conv2d withoutBias() {
        return new Conv2d(w, null, window);
    }

    /** Adds a penalty on the weights w to the loss that training descends, and returns this layer. */
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
            throw new IllegalStateException(this + " was made withoutBias()");
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
        // A dense layer's worth of numbers, of which size² times too many, for an initializer knows a layer by its
        // fans.
        Tensor initial = InitialWeights.drawn("Conv2d", (int) fanIn, (int) fanOut, initializer);
        return initial.slice(1, 0, out).transpose().reshape(out, in, size, size);
    }
}
