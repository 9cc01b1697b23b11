package io.beras.core.arrays;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Activations of one number, as their formulas read: for DOUBLE, and what the loops over floats are held to.
 *
 * <p>GELU, its approximation by tanh, and SiLU are all x·s(x), with a share s that rises from 0 to 1; so each derivative is
 * s(x) + x·s′(x).
 */
final class ReferenceActivations {

    /** Beyond ± this every share here is 0 or 1, also in DOUBLE; an x of ±∞ must not come to ∞·0. */
    static final double SATURATED = 1e4;

    /** The coefficient of x³ in GELU's approximation. */
    static final double CUBE = 0.044715;

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);
    private static final double STEEPNESS = 2 * Math.sqrt(2 / Math.PI);

    private ReferenceActivations() {}

    static double erf(double x) {
        return Erf.value(x);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    static double gelu(double x) {
        return gated(x, normalShare(x));
    }

    static double geluSlope(double x) {
        double z = limited(x);
        return normalShare(z) + z * DENSITY_AT_0 * StrictMath.exp(-z * z / 2);
    }

    static double tanhGelu(double x) {
        return gated(x, sigmoid(tanhGeluGate(x)));
    }

    static double tanhGeluSlope(double x) {
        double z = limited(x);
        double v = tanhGeluGate(z);
        return sigmoid(v) + z * bend(v) * STEEPNESS * (1 + 3 * CUBE * z * z);
    }

    static double silu(double x) {
        return gated(x, sigmoid(x));
    }

    static double siluSlope(double x) {
        double z = limited(x);
        return sigmoid(z) + z * bend(z);
    }

    static double elu(double x, double alpha) {
        return x > 0 ? x : alpha * StrictMath.expm1(x);
    }

    static double eluSlope(double x, double alpha) {
        return x > 0 ? 1 : alpha * StrictMath.exp(x);
    }

    /** x·s, with 0 at −∞; the sum turns −0, which would print as -0, to 0. */
    private static double gated(double x, double s) {
        return Math.max(x, -SATURATED) * s + 0.0;
    }

    private static double limited(double x) {
        return Math.min(Math.max(x, -SATURATED), SATURATED);
    }

    /** Φ(x), by the complement of erf, which keeps its digits where Φ is small. */
    private static double normalShare(double x) {
        return Erfc.value(-x * SQRT_HALF) / 2;
    }

    /** v = 2u, for (1 + tanh u) / 2 = sigmoid(2u). */
    private static double tanhGeluGate(double x) {
        return STEEPNESS * (x + CUBE * x * x * x);
    }

    /** The derivative of the sigmoid; 1 − s would have no digits left where s is next to 1. */
    private static double bend(double x) {
        return sigmoid(x) * sigmoid(-x);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
