package io.beras.core;

import io.beras.core.arrays.Fusion;
import io.beras.core.arrays.Kernels;
import java.util.Arrays;

/**
 * What activations answer to an upstream gradient g: g·f′(x), in one pass over memory.
 *
 * <p>Each is a differentiable operation itself, so second derivatives need nothing more. With {@link Fusion} off they are
 * the tensor operations that their formulas read as.
 *
 * <pre>{@code
 * public List<LocalGradient> inputGradients(Call call) {
 *     return List.of(g -> ActivationGradients.sigmoid(g, call.output()));
 * }
 * }</pre>
 */
public final class ActivationGradients {

    /** The coefficient of x³ in GELU's approximation by tanh. */
    private static final double CUBE = 0.044715;

    private static final double STEEPNESS = 2 * Math.sqrt(2 / Math.PI);

    private ActivationGradients() {}

    /** Returns g·(x > 0 ? 1 : alpha): the gradient of the leaky rectifier, with slope alpha at 0. */
    public static Tensor leakyRelu(Tensor g, Tensor x, double alpha) {
        requireFit("leakyRelu", g, x);
        return Fusion.isOn()
                ? new Backward.LeakyReluGradient(asItIs(x), alpha).call(g)
                : g.mul(x.mask(value -> Kernels.leakyReluSlope(value, alpha)));
    }

    /** Returns g·y·(1 − y): the gradient of y = 1 / (1 + e⁻ˣ). */
    public static Tensor sigmoid(Tensor g, Tensor y) {
        requireFit("sigmoid", g, y);
        return Fusion.isOn() ? new Backward.SigmoidGradient().call(g, y) : g.mul(y.sub(y.mul(y)));
    }

    /** Returns g·(1 − y²): the gradient of y = tanh x. */
    public static Tensor tanh(Tensor g, Tensor y) {
        requireFit("tanh", g, y);
        return Fusion.isOn()
                ? new Backward.TanhGradient().call(g, y)
                : g.mul(y.mul(y).neg().add(1));
    }

    /** Returns g·(Φ(x) + x·φ(x)): the gradient of GELU, x·Φ(x), with the normal distribution Φ and its density φ. */
    public static Tensor gelu(Tensor g, Tensor x) {
        requireFit("gelu", g, x);
        return Fusion.isOn() ? new Backward.GeluGradient().call(g, x) : g.mul(geluSlope(x));
    }

    /** Returns g·(s + x·s′): the gradient of x·s with s = sigmoid(√(8/π)·(x + 0.044715·x³)), nearly GELU. */
    public static Tensor tanhGelu(Tensor g, Tensor x) {
        requireFit("tanhGelu", g, x);
        return Fusion.isOn() ? new Backward.TanhGeluGradient().call(g, x) : g.mul(tanhGeluSlope(x));
    }

    /** Returns g·(s + x·s·(1 − s)): the gradient of SiLU, x·s, with s = sigmoid(x). */
    public static Tensor silu(Tensor g, Tensor x) {
        requireFit("silu", g, x);
        return Fusion.isOn() ? new Backward.SiluGradient().call(g, x) : g.mul(siluSlope(x));
    }

    /** Returns g·(x > 0 ? 1 : alpha·eˣ): the gradient of ELU. */
    public static Tensor elu(Tensor g, Tensor x, double alpha) {
        requireFit("elu", g, x);
        return Fusion.isOn() ? new Backward.EluGradient(alpha).call(g, x) : g.mul(eluBelowZero(x, alpha, 1));
    }

    /** Returns y·(g − Σ g·y), the sum along the last axis: the gradient of y = softmax x. */
    public static Tensor softmax(Tensor g, Tensor y) {
        requireFit("softmax", g, y);
        Shapes.axis("the gradient of softmax", y.shape(), -1);
        return Fusion.isOn()
                ? new Backward.SoftmaxGradient().call(g, y)
                : y.mul(g.sub(g.mul(y).sumKeepDims(-1)));
    }

    /** Φ(x) + x·φ(x), with φ′(x) = −x·φ(x). */
    private static Tensor geluSlope(Tensor x) {
        Tensor z = limited(x);
        Tensor share = z.mul(Math.sqrt(0.5)).erf().add(1).mul(0.5);
        return share.add(z.mul(normalDensity(z)));
    }

    /** Returns the derivative of Φ(x) + x·φ(x): φ(x)·(2 − x²). */
    static Tensor geluCurvature(Tensor x) {
        Tensor z = limited(x);
        return normalDensity(z).mul(z.square().neg().add(2));
    }

    private static Tensor normalDensity(Tensor x) {
        return x.square().mul(-0.5).exp().mul(1 / Math.sqrt(2 * Math.PI));
    }

    /** s + x·s′, with s = sigmoid(v) and s′ = s·(1 − s)·v′. */
    private static Tensor tanhGeluSlope(Tensor x) {
        Tensor z = limited(x);
        Tensor s = tanhGeluGate(z).sigmoid();
        return s.add(z.mul(bend(s)).mul(tanhGeluGateSlope(z)));
    }

    /** Returns the derivative of s + x·s′: 2·s′ + x·s″, with s″ = s·(1 − s)·((1 − 2s)·v′² + v″). */
    static Tensor tanhGeluCurvature(Tensor x) {
        Tensor z = limited(x);
        Tensor s = tanhGeluGate(z).sigmoid();
        Tensor slope = tanhGeluGateSlope(z);
        Tensor second = slope.square().mul(s.mul(-2).add(1)).add(z.mul(6 * CUBE * STEEPNESS));
        return bend(s).mul(slope.mul(2).add(z.mul(second)));
    }

    private static Tensor tanhGeluGate(Tensor x) {
        return x.square().mul(CUBE).add(1).mul(x).mul(STEEPNESS);
    }

    private static Tensor tanhGeluGateSlope(Tensor x) {
        return x.square().mul(3 * CUBE).add(1).mul(STEEPNESS);
    }

    /** s + x·s·(1 − s), with s = sigmoid(x). */
    private static Tensor siluSlope(Tensor x) {
        Tensor z = limited(x);
        Tensor s = z.sigmoid();
        return s.add(z.mul(bend(s)));
    }

    /** Returns the derivative of s + x·s·(1 − s): s·(1 − s)·(2 + x·(1 − 2s)). */
    static Tensor siluCurvature(Tensor x) {
        Tensor z = limited(x);
        Tensor s = z.sigmoid();
        return bend(s).mul(z.mul(s.mul(-2).add(1)).add(2));
    }

    private static Tensor bend(Tensor s) {
        return s.mul(s.neg().add(1));
    }

    /** Returns alpha·eˣ, and another number where x > 0, of which no exponential is taken. */
    static Tensor eluBelowZero(Tensor x, double alpha, double above) {
        Tensor exponential = x.clamp(Double.NEGATIVE_INFINITY, 0).exp().mul(alpha);
        return Tensor.full(x.dataType(), above).where(x.greater(0), exponential);
    }

    /** The slopes have reached their limits at ±10⁴, in DOUBLE too; beyond, ∞·0 would be NaN. */
    private static Tensor limited(Tensor x) {
        return x.clamp(-1e4, 1e4);
    }

    /** A variable may be assigned to before the gradient of this gradient is taken, which still needs its numbers. */
    private static Tensor asItIs(Tensor x) {
        return x instanceof Variable ? Tensor.of(x) : x;
    }

    private static void requireFit(String activation, Tensor g, Tensor other) {
        if (!Arrays.equals(g.shape(), other.shape()) || g.dataType() != other.dataType()) {
            throw new ShapeException("the gradient of " + activation + " needs an upstream gradient like the "
                    + other.dataType() + " " + other.kind() + ", not the " + g.dataType() + " " + g.kind());
        }
    }
}
