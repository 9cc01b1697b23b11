package io.beras.core.arrays;

/**
 * exp, log, tanh, sigmoid, erf, sin and cos of floats, with the same bits on every JDK.
 *
 * <p>C2 vectorises the loops: they use only additions, products, quotients and integer arithmetic, without branches. exp
 * and log are within 2 units in the last place of the exact value, the others within 4. sin and cos are plain loops over
 * {@link StrictMath}, within 1 unit. A result may overwrite x.
 *
 * <p>Source: the reductions and polynomials of expf and logf in S. Moshier's Cephes library.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // published coefficients have more digits than a float
final class FloatMath {

    private static final float LOG2_E = 1.44269504f;

    /** ln 2 in two parts. The high part has so few bits that its product with any exponent is exact. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;

    /** 1.5·2²³: adding it to a small value rounds the value to an integer and leaves the integer in the lowest bits. */
    private static final float ROUND = 12_582_912f;

    private static final int ROUND_BITS = 0x4b400000;

    /** exp overflows from here on. */
    private static final float EXP_OVERFLOW = 89f;

    /** exp is 0 up to here. */
    private static final float EXP_UNDERFLOW = -104f;

    /** In FLOAT, tanh(SATURATED / 2) = 1 and 1 − exp(−SATURATED) = 1. */
    private static final float SATURATED = 20f;

    /** In FLOAT, erf(ERF_SATURATED) = 1. */
    private static final float ERF_SATURATED = 4f;

    private static final int EXPONENT_BIAS = 127;
    private static final int MANTISSA_BITS = 23;
    private static final int MANTISSA = 0x7fffff;
    private static final int SQRT_HALF_BITS = 0x3f3504f3;

    private FloatMath() {}

    /** y = eˣ = 2ᵏ·eʳ, with k the integer nearest to x / ln 2 and |r| ≤ ½·ln 2. */
    static void exp(float[] x, float[] y, int n) {
        FloatBits bits = FloatBits.ofThread(n);
        int[] k = bits.scratch();
        float[] rounded = ScratchBuffers.FOURTH.get(n);
        float[] scale = ScratchBuffers.FIFTH.get(n);
        reduce(x, y, rounded, n);
        bits.toInts(rounded, k, n);
        // 2ᵏ as two factors: 2ᵏ may overflow or underflow where the result does not.
        firstHalfPowersOfTwo(k, n);
        bits.toFloats(k, scale, n);
        bits.toInts(rounded, k, n);
        secondHalfPowersOfTwo(k, n);
        bits.toFloats(k, rounded, n);
        scale(y, scale, rounded, n);
    }

    private static void reduce(float[] x, float[] y, float[] rounded, int n) {
        for (int i = 0; i < n; i++) {
            float z = Math.min(Math.max(x[i], EXP_UNDERFLOW), EXP_OVERFLOW);
            float shifted = z * LOG2_E + ROUND;
            float k = shifted - ROUND;
            float r = z - k * LN2_HIGH - k * LN2_LOW;
            rounded[i] = shifted;
            y[i] = 1f + expMinus1(r);
        }
    }

    /** eʳ − 1 for |r| ≤ ½·ln 2; accurate for small r. */
    private static float expMinus1(float r) {
        float p = 1.9875691500e-4f;
        p = p * r + 1.3981999507e-3f;
        p = p * r + 8.3334519073e-3f;
        p = p * r + 4.1665795894e-2f;
        p = p * r + 1.6666665459e-1f;
        p = p * r + 5.0000001201e-1f;
        return p * (r * r) + r;
    }

    private static void firstHalfPowersOfTwo(int[] k, int n) {
        for (int i = 0; i < n; i++) {
            k[i] = (((k[i] - ROUND_BITS) >> 1) + EXPONENT_BIAS) << MANTISSA_BITS;
        }
    }

    private static void secondHalfPowersOfTwo(int[] k, int n) {
        for (int i = 0; i < n; i++) {
            int exponent = k[i] - ROUND_BITS;
            k[i] = (exponent - (exponent >> 1) + EXPONENT_BIAS) << MANTISSA_BITS;
        }
    }

    private static void scale(float[] y, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * a[i] * b[i];
        }
    }

    /** y = 1 / (1 + e⁻ˣ), computed from exp(−|x|), which neither overflows nor cancels. */
    static void sigmoid(float[] x, float[] y, int n) {
        float[] e = ScratchBuffers.SIXTH.get(n);
        negatedAbs(x, e, n);
        exp(e, e, n);
        logistic(x, e, y, n);
    }

    private static void negatedAbs(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = -Math.abs(x[i]);
        }
    }

    private static void logistic(float[] x, float[] e, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float isPositive = Math.min(Math.max(x[i] * FloatElementwise.HUGE * FloatElementwise.HUGE, 0f), 1f);
            y[i] = Math.max(e[i], isPositive) / (1f + e[i]);
        }
    }

    /** y = (e²ˣ − 1) / (e²ˣ + 1), computed from |x| with the sign of x, so that tanh(−x) = −tanh(x) to the last bit. */
    static void tanh(float[] x, float[] y, int n) {
        FloatBits bits = FloatBits.ofThread(n);
        int[] k = bits.scratch();
        float[] rounded = ScratchBuffers.FOURTH.get(n);
        float[] p = ScratchBuffers.FIFTH.get(n);
        reduceTwiceAbs(x, p, rounded, n);
        bits.toInts(rounded, k, n);
        powersOfTwo(k, n);
        bits.toFloats(k, rounded, n);
        tanhQuotient(x, p, rounded, y, n);
    }

    private static void reduceTwiceAbs(float[] x, float[] p, float[] rounded, int n) {
        for (int i = 0; i < n; i++) {
            float z = Math.min(2 * Math.abs(x[i]), SATURATED);
            float shifted = z * LOG2_E + ROUND;
            float k = shifted - ROUND;
            float r = z - k * LN2_HIGH - k * LN2_LOW;
            rounded[i] = shifted;
            p[i] = expMinus1(r);
        }
    }

    private static void powersOfTwo(int[] k, int n) {
        for (int i = 0; i < n; i++) {
            k[i] = (k[i] - ROUND_BITS + EXPONENT_BIAS) << MANTISSA_BITS;
        }
    }

    private static void tanhQuotient(float[] x, float[] p, float[] scale, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float minus1 = scale[i] * p[i] + (scale[i] - 1f); // e²ˣ − 1
            float sign = Math.max(Math.min(x[i] * FloatElementwise.HUGE * FloatElementwise.HUGE, 1f), -1f);
            y[i] = sign * (minus1 / (minus1 + 2f));
        }
    }

    /** y = exp(min(x, 0)) − 1; accurate for small x. */
    static void expMinus1BelowZero(float[] x, float[] y, int n) {
        FloatBits bits = FloatBits.ofThread(n);
        int[] k = bits.scratch();
        float[] scale = ScratchBuffers.FOURTH.get(n);
        float[] p = ScratchBuffers.FIFTH.get(n);
        reduceBelowZero(x, p, scale, n);
        bits.toInts(scale, k, n);
        powersOfTwo(k, n);
        bits.toFloats(k, scale, n);
        for (int i = 0; i < n; i++) {
            y[i] = scale[i] * p[i] + (scale[i] - 1f);
        }
    }

    private static void reduceBelowZero(float[] x, float[] p, float[] rounded, int n) {
        for (int i = 0; i < n; i++) {
            float z = Math.min(Math.max(x[i], -SATURATED), 0f);
            float shifted = z * LOG2_E + ROUND;
            float k = shifted - ROUND;
            float r = z - k * LN2_HIGH - k * LN2_LOW;
            rounded[i] = shifted;
            p[i] = expMinus1(r);
        }
    }

    /** y = sign(x)·(1 − exp(−a·P(a))) with a = |x| and a polynomial P; scripts/erf-coefficients.py computes P. */
    static void erf(float[] x, float[] y, int n) {
        float[] complement = ScratchBuffers.SIXTH.get(n);
        logErfc(x, complement, n);
        expMinus1BelowZero(complement, complement, n);
        for (int i = 0; i < n; i++) {
            float sign = Math.max(Math.min(x[i] * FloatElementwise.HUGE * FloatElementwise.HUGE, 1f), -1f);
            y[i] = -sign * complement[i];
        }
    }

    private static void logErfc(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float a = Math.min(Math.abs(x[i]), ERF_SATURATED);
            float p = 4.07076041e-5f;
            p = p * a - 3.80998245e-4f;
            p = p * a + 1.25173968e-3f;
            p = p * a + 2.05725941e-4f;
            p = p * a - 1.93217229e-2f;
            p = p * a + 1.02814414e-1f;
            p = p * a + 6.36616468e-1f;
            p = p * a + 1.12837923f;
            y[i] = -a * p;
        }
    }

    /** y = ln x = k·ln 2 + ln m, for x = 2ᵏ·m with m from √½ to √2. */
    static void log(float[] x, float[] y, int n) {
        FloatBits bits = FloatBits.ofThread(n);
        int[] k = bits.scratch();
        float[] m = ScratchBuffers.FOURTH.get(n);
        float[] given = ScratchBuffers.FIFTH.get(n);
        System.arraycopy(x, 0, given, 0, n);
        bits.toInts(x, k, n);
        mantissas(k, n);
        bits.toFloats(k, m, n);
        bits.toInts(x, k, n);
        exponents(k, n);
        float[] shifted = ScratchBuffers.SIXTH.get(n);
        bits.toFloats(k, shifted, n);
        logarithms(m, shifted, y, n);
        correctSpecialValues(given, y, n);
    }

    /** y = sin x, rounded from the double: the remainder of a large x by 2π needs more digits than a float has. */
    static void sin(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = (float) StrictMath.sin(x[i]);
        }
    }

    /** y = cos x, rounded from the double. */
    static void cos(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = (float) StrictMath.cos(x[i]);
        }
    }

    private static void mantissas(int[] k, int n) {
        for (int i = 0; i < n; i++) {
            k[i] = ((k[i] - SQRT_HALF_BITS) & MANTISSA) + SQRT_HALF_BITS;
        }
    }

    /** Replaces k by the bits of the float {@link #ROUND} + exponent. */
    private static void exponents(int[] k, int n) {
        for (int i = 0; i < n; i++) {
            k[i] = ((k[i] - SQRT_HALF_BITS) >> MANTISSA_BITS) + ROUND_BITS;
        }
    }

    private static void logarithms(float[] m, float[] shifted, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float r = m[i] - 1f;
            float p = 7.0376836292e-2f;
            p = p * r - 1.1514610310e-1f;
            p = p * r + 1.1676998740e-1f;
            p = p * r - 1.2420140846e-1f;
            p = p * r + 1.4249322787e-1f;
            p = p * r - 1.6668057665e-1f;
            p = p * r + 2.0000714765e-1f;
            p = p * r - 2.4999993993e-1f;
            p = p * r + 3.3333331174e-1f;
            float k = shifted[i] - ROUND;
            float square = r * r;
            float low = p * r * square + k * LN2_LOW - 0.5f * square;
            y[i] = r + low + k * LN2_HIGH;
        }
    }

    /**
     * Corrects y for x = 0, negative, subnormal, infinite and NaN. Such x are rare, and a branch not taken costs
     * little.
     */
    private static void correctSpecialValues(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            if (!(x[i] >= Float.MIN_NORMAL && x[i] <= Float.MAX_VALUE)) {
                y[i] = (float) StrictMath.log(x[i]);
            }
        }
    }
}
