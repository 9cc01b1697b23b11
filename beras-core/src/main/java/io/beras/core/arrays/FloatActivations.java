package io.beras.core.arrays;

/**
 * Activations and g times their derivatives, as loops that C2 vectorises. Results may be written over x or g.
 *
 * <p>GELU, its approximation by tanh, and SiLU are all x·s(x), with a share s that rises from 0 to 1; so each derivative is
 * s(x) + x·s′(x).
 */
final class FloatActivations {

    private static final float SATURATED = (float) ReferenceActivations.SATURATED;
    private static final float CUBE = (float) ReferenceActivations.CUBE;
    private static final float SQRT_HALF = (float) Math.sqrt(0.5);
    private static final float DENSITY_AT_0 = (float) (1 / Math.sqrt(2 * Math.PI));
    private static final float STEEPNESS = (float) (2 * Math.sqrt(2 / Math.PI));

    private FloatActivations() {}

    /** y = ln(1 + eˣ) = max(x, 0) + ln(1 + e), with e = exp(−|x|). */
    static void softplus(float[] x, float[] y, int n) {
        float[] e = ScratchBuffers.SIXTH.get(n);
        for (int i = 0; i < n; i++) {
            e[i] = -Math.abs(x[i]);
        }
        FloatMath.exp(e, e, n);
        addLogarithms(x, e, y, n);
    }

    /** ln(1 + e) = 2·artanh t, with t = e / (2 + e) ≤ ⅓: that series needs few terms, and a small e keeps its digits. */
    private static void addLogarithms(float[] x, float[] e, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float t = e[i] / (2f + e[i]);
            float square = t * t;
            float p = 1f / 13f;
            p = p * square + 1f / 11f;
            p = p * square + 1f / 9f;
            p = p * square + 1f / 7f;
            p = p * square + 1f / 5f;
            p = p * square + 1f / 3f;
            y[i] = Math.max(x[i], 0f) + 2f * (t + t * square * p);
        }
    }

    /** y = x·Φ(x). */
    static void gelu(float[] x, float[] y, int n) {
        float[] s = ScratchBuffers.SECOND.get(n);
        normalShares(x, s, n);
        gated(x, s, y, n);
    }

    /** z = g·(Φ(x) + x·Φ′(x)). */
    static void geluGradient(float[] g, float[] x, float[] z, int n) {
        float[] s = ScratchBuffers.THIRD.get(n);
        float[] density = ScratchBuffers.SIXTH.get(n);
        normalShares(x, s, n);
        normalDensities(x, density, n);
        gatedGradient(g, x, s, density, z, n);
    }

    private static void normalShares(float[] x, float[] s, int n) {
        for (int i = 0; i < n; i++) {
            s[i] = x[i] * SQRT_HALF;
        }
        FloatMath.erf(s, s, n);
        for (int i = 0; i < n; i++) {
            s[i] = 0.5f + 0.5f * s[i];
        }
    }

    private static void normalDensities(float[] x, float[] density, int n) {
        for (int i = 0; i < n; i++) {
            density[i] = -0.5f * x[i] * x[i];
        }
        FloatMath.exp(density, density, n);
        for (int i = 0; i < n; i++) {
            density[i] *= DENSITY_AT_0;
        }
    }

    /** y = x·sigmoid(v), with v = √(8/π)·(x + 0.044715·x³). */
    static void tanhGelu(float[] x, float[] y, int n) {
        float[] s = ScratchBuffers.SECOND.get(n);
        tanhGeluGates(x, s, n);
        FloatMath.sigmoid(s, s, n);
        gated(x, s, y, n);
    }

    /** z = g·(s + x·s′·v′), with s = sigmoid(v). */
    static void tanhGeluGradient(float[] g, float[] x, float[] z, int n) {
        float[] s = ScratchBuffers.THIRD.get(n);
        float[] density = ScratchBuffers.SIXTH.get(n);
        tanhGeluGates(x, s, n);
        sigmoidAndSlope(s, density, n);
        for (int i = 0; i < n; i++) {
            float limited = Math.min(Math.max(x[i], -SATURATED), SATURATED);
            density[i] *= STEEPNESS * (1f + 3f * CUBE * limited * limited);
        }
        gatedGradient(g, x, s, density, z, n);
    }

    private static void tanhGeluGates(float[] x, float[] v, int n) {
        for (int i = 0; i < n; i++) {
            v[i] = STEEPNESS * (x[i] + CUBE * x[i] * x[i] * x[i]);
        }
    }

    /** y = x·sigmoid(x). */
    static void silu(float[] x, float[] y, int n) {
        float[] s = ScratchBuffers.SECOND.get(n);
        FloatMath.sigmoid(x, s, n);
        gated(x, s, y, n);
    }

    /** z = g·(s + x·s′), with s = sigmoid(x). */
    static void siluGradient(float[] g, float[] x, float[] z, int n) {
        float[] s = ScratchBuffers.THIRD.get(n);
        float[] density = ScratchBuffers.SIXTH.get(n);
        System.arraycopy(x, 0, s, 0, n);
        sigmoidAndSlope(s, density, n);
        gatedGradient(g, x, s, density, z, n);
    }

    /** v becomes s = sigmoid(v); s′ = e / (1 + e)², with e = exp(−|v|), for 1 − s would have no digits left next to 0. */
    private static void sigmoidAndSlope(float[] v, float[] slope, int n) {
        for (int i = 0; i < n; i++) {
            slope[i] = -Math.abs(v[i]);
        }
        FloatMath.exp(slope, slope, n);
        for (int i = 0; i < n; i++) {
            float isPositive = Math.min(Math.max(v[i] * FloatLoops.HUGE * FloatLoops.HUGE, 0f), 1f);
            float e = slope[i];
            v[i] = Math.max(e, isPositive) / (1f + e);
            slope[i] = e / ((1f + e) * (1f + e));
        }
    }

    /** y = x·s, with 0 at −∞; the sum turns −0, which would print as -0, to 0. */
    private static void gated(float[] x, float[] s, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i], -SATURATED) * s[i] + 0f;
        }
    }

    /** z = g·(s + x·s′). */
    private static void gatedGradient(float[] g, float[] x, float[] s, float[] density, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            float limited = Math.min(Math.max(x[i], -SATURATED), SATURATED);
            z[i] = g[i] * (s[i] + limited * density[i]);
        }
    }

    /** y = x where x > 0, else alpha·(eˣ − 1); one of the two terms below is always 0. */
    static void elu(float[] x, float[] y, float alpha, int n) {
        float[] minus1 = ScratchBuffers.SECOND.get(n);
        FloatMath.expMinus1BelowZero(x, minus1, n);
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i], 0f) + alpha * minus1[i];
        }
    }

    /** z = g·(x > 0 ? 1 : alpha·eˣ). */
    static void eluGradient(float[] g, float[] x, float[] z, float alpha, int n) {
        float[] e = ScratchBuffers.THIRD.get(n);
        for (int i = 0; i < n; i++) {
            e[i] = Math.min(x[i], 0f);
        }
        FloatMath.exp(e, e, n);
        for (int i = 0; i < n; i++) {
            float isPositive = Math.min(Math.max(x[i] * FloatLoops.HUGE * FloatLoops.HUGE, 0f), 1f);
            z[i] = g[i] * (isPositive + (1f - isPositive) * (alpha * e[i]));
        }
    }
}
