package io.beras.core.arrays;

/**
 * FLOAT activations and their gradients, as loops that C2 vectorises. A result may overwrite x or g.
 *
 * <p>GELU, its approximation by tanh, and SiLU all have the form x·s(x), where the gate s rises from 0 to 1. Each
 * derivative is therefore s(x) + x·s′(x).
 */
final class FloatActivations {

    private static final float SATURATED = (float) ReferenceActivations.SATURATED;
    private static final float TANH_GELU_CUBIC = (float) Kernels.TANH_GELU_CUBIC;
    private static final float SQRT_HALF = (float) Math.sqrt(0.5);
    private static final float DENSITY_AT_0 = (float) (1 / Math.sqrt(2 * Math.PI));
    private static final float TANH_GELU_FACTOR = (float) Kernels.TANH_GELU_FACTOR;

    private FloatActivations() {}

    /** y = ln(1 + eˣ) = max(x, 0) + ln(1 + e), with e = exp(−|x|). */
    static void softplus(float[] x, float[] y, int n) {
        float[] e = ScratchBuffers.SIXTH.get(n);
        for (int i = 0; i < n; i++) {
            e[i] = -Math.abs(x[i]);
        }
        FloatMath.exp(e, e, n);
        addLog1p(x, e, y, n);
    }

    /**
     * ln(1 + e) = 2·artanh t, with t = e / (2 + e) ≤ ⅓: the series needs few terms and keeps the digits of a small e.
     */
    private static void addLog1p(float[] x, float[] e, float[] y, int n) {
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
        normalCdf(x, s, n);
        gated(x, s, y, n);
    }

    /** z = g·(Φ(x) + x·Φ′(x)). */
    static void geluGradient(float[] g, float[] x, float[] z, int n) {
        float[] s = ScratchBuffers.THIRD.get(n);
        float[] derivative = ScratchBuffers.SIXTH.get(n);
        normalCdf(x, s, n);
        normalPdf(x, derivative, n);
        gatedGradient(g, x, s, derivative, z, n);
    }

    private static void normalCdf(float[] x, float[] s, int n) {
        for (int i = 0; i < n; i++) {
            s[i] = x[i] * SQRT_HALF;
        }
        FloatMath.erf(s, s, n);
        for (int i = 0; i < n; i++) {
            s[i] = 0.5f + 0.5f * s[i];
        }
    }

    private static void normalPdf(float[] x, float[] derivative, int n) {
        for (int i = 0; i < n; i++) {
            derivative[i] = -0.5f * x[i] * x[i];
        }
        FloatMath.exp(derivative, derivative, n);
        for (int i = 0; i < n; i++) {
            derivative[i] *= DENSITY_AT_0;
        }
    }

    /** y = x·sigmoid(v), with v = √(8/π)·(x + 0.044715·x³). */
    static void tanhGelu(float[] x, float[] y, int n) {
        float[] s = ScratchBuffers.SECOND.get(n);
        tanhGeluArgument(x, s, n);
        FloatMath.sigmoid(s, s, n);
        gated(x, s, y, n);
    }

    /** z = g·(s + x·s′·v′), with s = sigmoid(v). */
    static void tanhGeluGradient(float[] g, float[] x, float[] z, int n) {
        float[] s = ScratchBuffers.THIRD.get(n);
        float[] derivative = ScratchBuffers.SIXTH.get(n);
        tanhGeluArgument(x, s, n);
        sigmoidAndDerivative(s, derivative, n);
        for (int i = 0; i < n; i++) {
            float clamped = Math.min(Math.max(x[i], -SATURATED), SATURATED);
            derivative[i] *= TANH_GELU_FACTOR * (1f + 3f * TANH_GELU_CUBIC * clamped * clamped);
        }
        gatedGradient(g, x, s, derivative, z, n);
    }

    private static void tanhGeluArgument(float[] x, float[] v, int n) {
        for (int i = 0; i < n; i++) {
            v[i] = TANH_GELU_FACTOR * (x[i] + TANH_GELU_CUBIC * x[i] * x[i] * x[i]);
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
        float[] derivative = ScratchBuffers.SIXTH.get(n);
        System.arraycopy(x, 0, s, 0, n);
        sigmoidAndDerivative(s, derivative, n);
        gatedGradient(g, x, s, derivative, z, n);
    }

    /**
     * Replaces v by s = sigmoid(v). s′ = e / (1 + e)², e = exp(−|v|), because s·(1 − s) loses its digits where s is
     * near 1.
     */
    private static void sigmoidAndDerivative(float[] v, float[] derivative, int n) {
        for (int i = 0; i < n; i++) {
            derivative[i] = -Math.abs(v[i]);
        }
        FloatMath.exp(derivative, derivative, n);
        for (int i = 0; i < n; i++) {
            float isPositive = Math.min(Math.max(v[i] * FloatElementwise.HUGE * FloatElementwise.HUGE, 0f), 1f);
            float e = derivative[i];
            v[i] = Math.max(e, isPositive) / (1f + e);
            derivative[i] = e / ((1f + e) * (1f + e));
        }
    }

    /** y = x·s, and 0 at −∞. Adding 0 turns −0 into 0. */
    private static void gated(float[] x, float[] s, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i], -SATURATED) * s[i] + 0f;
        }
    }

    /** z = g·(s + x·s′). */
    private static void gatedGradient(float[] g, float[] x, float[] s, float[] derivative, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            float clamped = Math.min(Math.max(x[i], -SATURATED), SATURATED);
            z[i] = g[i] * (s[i] + clamped * derivative[i]);
        }
    }

    /** y = x where x > 0, else alpha·(eˣ − 1). One of the two terms in the loop is always 0. */
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
            float isPositive = Math.min(Math.max(x[i] * FloatElementwise.HUGE * FloatElementwise.HUGE, 0f), 1f);
            z[i] = g[i] * (isPositive + (1f - isPositive) * (alpha * e[i]));
        }
    }
}
