package io.beras.core;

import io.beras.core.arrays.KernelSelection;
import io.beras.core.arrays.Kernels;
import java.util.Arrays;

/**
 * What activations answer to an upstream gradient g: g·f′(x), in one pass over memory.
 *
 * <p>Each is a differentiable operation itself, so second derivatives need nothing more. With {@link KernelSelection} off the first
 * four are the tensor operations that their formulas read as; the others lose digits so, and stay as they are.
 *
 * <pre>{@code
 * public List<LocalGradient> inputGradients(Call call) {
 *     return List.of(g -> ActivationGradients.sigmoid(g, call.output()));
 * }
 * }</pre>
 */
public final class ActivationGradients {

    private ActivationGradients() {}

    /** Returns g·(x > 0 ? 1 : alpha): the gradient of the leaky rectifier, with slope alpha at 0. */
    public static Tensor leakyRelu(Tensor g, Tensor x, double alpha) {
        requireFit("leakyRelu", g, x);
        return KernelSelection.isFast()
                ? new ActivationGradientOps.LeakyReluGradient(asItIs(x), alpha).call(g)
                : g.mul(x.mask(value -> Kernels.leakyReluSlope(value, alpha)));
    }

    /** Returns g·y·(1 − y): the gradient of y = 1 / (1 + e⁻ˣ). */
    public static Tensor sigmoid(Tensor g, Tensor y) {
        requireFit("sigmoid", g, y);
        return KernelSelection.isFast()
                ? new ActivationGradientOps.SigmoidGradient().call(g, y)
                : g.mul(y.sub(y.mul(y)));
    }

    /** Returns g·(1 − y²): the gradient of y = tanh x. */
    public static Tensor tanh(Tensor g, Tensor y) {
        requireFit("tanh", g, y);
        return KernelSelection.isFast()
                ? new ActivationGradientOps.TanhGradient().call(g, y)
                : g.mul(y.mul(y).neg().add(1));
    }

    /** Returns y·(g − Σ g·y), the sum along the last axis: the gradient of y = softmax x. */
    public static Tensor softmax(Tensor g, Tensor y) {
        requireFit("softmax", g, y);
        Shapes.axis("the gradient of softmax", y.shape(), -1);
        return KernelSelection.isFast()
                ? new ActivationGradientOps.SoftmaxGradient().call(g, y)
                : y.mul(g.sub(g.mul(y).sumKeepDims(-1)));
    }

    /** Returns g·(Φ(x) + x·φ(x)): the gradient of GELU, x·Φ(x), with the normal distribution Φ and its density φ. */
    public static Tensor gelu(Tensor g, Tensor x) {
        requireFit("gelu", g, x);
        return new ActivationGradientOps.GeluGradient().call(g, x);
    }

    /** Returns g·(s + x·s′): the gradient of x·s with s = sigmoid(√(8/π)·(x + 0.044715·x³)), nearly GELU. */
    public static Tensor tanhGelu(Tensor g, Tensor x) {
        requireFit("tanhGelu", g, x);
        return new ActivationGradientOps.TanhGeluGradient().call(g, x);
    }

    /** Returns g·(s + x·s·(1 − s)): the gradient of SiLU, x·s, with s = sigmoid(x). */
    public static Tensor silu(Tensor g, Tensor x) {
        requireFit("silu", g, x);
        return new ActivationGradientOps.SiluGradient().call(g, x);
    }

    /** Returns g·(x > 0 ? 1 : alpha·eˣ): the gradient of ELU. */
    public static Tensor elu(Tensor g, Tensor x, double alpha) {
        requireFit("elu", g, x);
        return new ActivationGradientOps.EluGradient(alpha).call(g, x);
    }

    /** A variable may be assigned to before the gradient of this gradient is taken, which still needs its numbers. */
    static Tensor asItIs(Tensor x) {
        return x instanceof Variable ? Tensor.of(x) : x;
    }

    private static void requireFit(String activation, Tensor g, Tensor other) {
        if (!Arrays.equals(g.shape(), other.shape()) || g.dataType() != other.dataType()) {
            throw new ShapeException("the gradient of " + activation + " needs an upstream gradient like the "
                    + other.dataType() + " " + other.kind() + ", not the " + g.dataType() + " " + g.kind());
        }
    }
}
