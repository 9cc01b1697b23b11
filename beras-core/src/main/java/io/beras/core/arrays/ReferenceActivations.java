package io.beras.core.arrays;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Activations of one value, written as their formulas: for DOUBLE, and as the reference of {@link FloatActivations}.
 *
 * <p>GELU, its approximation by tanh, and SiLU all have the form x·s(x), where the gate s rises from 0 to 1. Each
 * derivative is therefore s(x) + x·s′(x).
 */
final class ReferenceActivations {

    /** Beyond ±SATURATED each gate is 0 or 1, in DOUBLE too. Clamping x avoids ∞·0 = NaN at x = ±∞. */
    static final double SATURATED = 1e4;

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

    private ReferenceActivations() {}

    static double erf(double x) {
        return Erf.value(x);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    static double gelu(double x) {
        return gated(x, normalCdf(x));
    }

    static double geluDerivative(double x) {
        double z = clamped(x);
        return normalCdf(z) + z * DENSITY_AT_0 * StrictMath.exp(-z * z / 2);
    }

    static double tanhGelu(double x) {
        return gated(x, sigmoid(tanhGeluArgument(x)));
    }

    static double tanhGeluDerivative(double x) {
        double z = clamped(x);
        double v = tanhGeluArgument(z);
        return sigmoid(v)
                + z * sigmoidDerivative(v) * Kernels.TANH_GELU_FACTOR * (1 + 3 * Kernels.TANH_GELU_CUBIC * z * z);
    }

    static double silu(double x) {
        return gated(x, sigmoid(x));
    }

    static double siluDerivative(double x) {
        double z = clamped(x);
        return sigmoid(z) + z * sigmoidDerivative(z);
    }

    static double elu(double x, double alpha) {
        return x > 0 ? x : alpha * StrictMath.expm1(x);
    }

    static double eluDerivative(double x, double alpha) {
        return x > 0 ? 1 : alpha * StrictMath.exp(x);
    }

    /** x·s, and 0 at −∞. Adding 0 turns −0 into 0. */
    private static double gated(double x, double s) {
        return Math.max(x, -SATURATED) * s + 0.0;
    }

    private static double clamped(double x) {
        return Math.min(Math.max(x, -SATURATED), SATURATED);
    }

    /** Φ(x), computed by erfc, which keeps its digits where Φ is small. */
    private static double normalCdf(double x) {
        return Erfc.value(-x * SQRT_HALF) / 2;
    }

    /** v = 2u with u = √(2/π)·(x + 0.044715·x³), because (1 + tanh u) / 2 = sigmoid(2u). */
    private static double tanhGeluArgument(double x) {
        return Kernels.TANH_GELU_FACTOR * (x + Kernels.TANH_GELU_CUBIC * x * x * x);
    }

    /** sigmoid′(x) = sigmoid(x)·sigmoid(−x). The form s·(1 − s) loses its digits where s is near 1. */
    private static double sigmoidDerivative(double x) {
        return sigmoid(x) * sigmoid(-x);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
