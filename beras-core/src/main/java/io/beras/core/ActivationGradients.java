package io.beras.core;

import java.util.Arrays;

/**
 * The gradients of the activations, g·f′(x), for the {@code inputGradients} of a layer or a custom {@link Diffable}.
 *
 * <p>Each is a differentiable operation, so nested tapes give second derivatives without a further formula.
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
        return run("leakyRelu", new ActivationGradientOps.LeakyReluGradient(alpha), g, x);
    }

    /** Returns g·y·(1 − y): the gradient of y = 1 / (1 + e⁻ˣ). */
    public static Tensor sigmoid(Tensor g, Tensor y) {
        return run("sigmoid", new ActivationGradientOps.SigmoidGradient(), g, y);
    }

    /** Returns g·(1 − y²): the gradient of y = tanh x. */
    public static Tensor tanh(Tensor g, Tensor y) {
        return run("tanh", new ActivationGradientOps.TanhGradient(), g, y);
    }

    /** Returns y·(g − Σ g·y), the sum along the last axis: the gradient of y = softmax x. */
    public static Tensor softmax(Tensor g, Tensor y) {
        return run("softmax", new SoftmaxOps.SoftmaxGradient(), g, y);
    }

    /** Returns g·(Φ(x) + x·φ(x)): the gradient of GELU, x·Φ(x), with the normal distribution Φ and its density φ. */
    public static Tensor gelu(Tensor g, Tensor x) {
        return run("gelu", new ActivationGradientOps.GeluGradient(), g, x);
    }

    /** Returns g·(s + x·s′): the gradient of x·s with s = sigmoid(√(8/π)·(x + 0.044715·x³)), nearly GELU. */
    public static Tensor tanhGelu(Tensor g, Tensor x) {
        return run("tanhGelu", new ActivationGradientOps.TanhGeluGradient(), g, x);
    }

    /** Returns g·(s + x·s·(1 − s)): the gradient of SiLU, x·s, with s = sigmoid(x). */
    public static Tensor silu(Tensor g, Tensor x) {
        return run("silu", new ActivationGradientOps.SiluGradient(), g, x);
    }

    /** Returns g·(x > 0 ? 1 : alpha·eˣ): the gradient of ELU. */
    public static Tensor elu(Tensor g, Tensor x, double alpha) {
        return run("elu", new ActivationGradientOps.EluGradient(alpha), g, x);
    }

    private static Tensor run(String activation, Op gradient, Tensor g, Tensor other) {
        if (!Arrays.equals(g.shape(), other.shape()) || g.dataType() != other.dataType()) {
            throw new ShapeException("the gradient of " + activation + " needs an upstream gradient like the "
                    + other.dataType() + " " + other.kind() + ", not the " + g.dataType() + " " + g.kind());
        }
        return gradient.call(g, other);
    }
}
