package io.beras.core.arrays;

/**
 * eˣ, ln x, tanh x, the logistic function and erf x, as loops that C2 vectorises: the same bits on every JDK.
 *
 * <p>They use nothing but additions, products, quotients and integer arithmetic, without a branch. eˣ and ln x are within
 * 2 units of the last place of the exact value, the others within 4. Results may be written over x.
 *
 * <p>Source: the reductions and polynomials of expf and logf in S. Moshier's Cephes library.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // published coefficients have more digits than a float
final class FloatMath {

    private static final float LOG2_E = 1.44269504f;

    /** ln 2 in two parts: the first has so few bits that its product with any exponent is exact. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;

    /** 1.5·2²³: added to a small number, it rounds it to an integer, which then stands in the lowest bits. */
    private static final float ROUND = 12_582_912f;

    private static final int ROUND_BITS = 0x4b400000;

    /** e to these overflows, and is 0. */
    private static final float LARGEST = 89f;

    private static final float SMALLEST = -104f;

    /** tanh of half of this is 1, and so is 1 minus e to the power of minus this. */
    private static final float SATURATED = 20f;

    /** erf of this is 1. */
    private static final float END_OF_ERF = 4f;

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
        // Two factors, because 2ᵏ itself may be too large or too small for a float where the result is not.
        halfPowersOfTwo(k, n);
        bits.toFloats(k, scale, n);
        bits.toInts(rounded, k, n);
        otherHalfPowersOfTwo(k, n);
        bits.toFloats(k, rounded, n);
        scale(y, scale, rounded, n);
    }

    private static void reduce(float[] x, float[] y, float[] rounded, int n) {
        for (int i = 0; i < n; i++) {
            float z = Math.min(Math.max(x[i], SMALLEST), LARGEST);
            float shifted = z * LOG2_E + ROUND;
            float k = shifted - ROUND;
            float r = z - k * LN2_HIGH - k * LN2_LOW;
            rounded[i] = shifted;
            y[i] = 1f + exponentialMinus1(r);
        }
    }

    /** eʳ − 1 for |r| ≤ ½·ln 2, small ones to all digits. */
    private static float exponentialMinus1(float r) {
        float p = 1.9875691500e-4f;
        p = p * r + 1.3981999507e-3f;
        p = p * r + 8.3334519073e-3f;
        p = p * r + 4.1665795894e-2f;
        p = p * r + 1.6666665459e-1f;
        p = p * r + 5.0000001201e-1f;
        return p * (r * r) + r;
    }

    private static void halfPowersOfTwo(int[] k, int n) {
        for (int i = 0; i < n; i++) {
            k[i] = (((k[i] - ROUND_BITS) >> 1) + EXPONENT_BIAS) << MANTISSA_BITS;
        }
    }

    private static void otherHalfPowersOfTwo(int[] k, int n) {
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

    /** y = 1 / (1 + e⁻ˣ), from e to the power of −|x|, which neither overflows nor cancels. */
    static void sigmoid(float[] x, float[] y, int n) {
        float[] e = ScratchBuffers.SIXTH.get(n);
        minusAbs(x, e, n);
        exp(e, e, n);
        logistic(x, e, y, n);
    }

    private static void minusAbs(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = -Math.abs(x[i]);
        }
    }

    private static void logistic(float[] x, float[] e, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float isPositive = Math.min(Math.max(x[i] * FloatLoops.HUGE * FloatLoops.HUGE, 0f), 1f);
            y[i] = Math.max(e[i], isPositive) / (1f + e[i]);
        }
    }

    /** y = (e²ˣ − 1) / (e²ˣ + 1), by |x| and with x's sign, so that it is odd to the last bit. */
    static void tanh(float[] x, float[] y, int n) {
        FloatBits bits = FloatBits.ofThread(n);
        int[] k = bits.scratch();
        float[] rounded = ScratchBuffers.FOURTH.get(n);
        float[] p = ScratchBuffers.FIFTH.get(n);
        reduceTwice(x, p, rounded, n);
        bits.toInts(rounded, k, n);
        powersOfTwo(k, n);
        bits.toFloats(k, rounded, n);
        quotient(x, p, rounded, y, n);
    }

    private static void reduceTwice(float[] x, float[] p, float[] rounded, int n) {
        for (int i = 0; i < n; i++) {
            float z = Math.min(2 * Math.abs(x[i]), SATURATED);
            float shifted = z * LOG2_E + ROUND;
            float k = shifted - ROUND;
            float r = z - k * LN2_HIGH - k * LN2_LOW;
            rounded[i] = shifted;
            p[i] = exponentialMinus1(r);
        }
    }

    private static void powersOfTwo(int[] k, int n) {
        for (int i = 0; i < n; i++) {
            k[i] = (k[i] - ROUND_BITS + EXPONENT_BIAS) << MANTISSA_BITS;
        }
    }

    private static void quotient(float[] x, float[] p, float[] scale, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float minus1 = scale[i] * p[i] + (scale[i] - 1f); // e²ˣ − 1
            float sign = Math.max(Math.min(x[i] * FloatLoops.HUGE * FloatLoops.HUGE, 1f), -1f);
            y[i] = sign * (minus1 / (minus1 + 2f));
        }
    }

    /** y = e to the power of min(x, 0), minus 1: small ones to all digits. */
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
            p[i] = exponentialMinus1(r);
        }
    }

    /** y = 1 − e to the power of −a·P(a), for a = |x|, with x's sign; see scripts/erf-coefficients.py. */
    static void erf(float[] x, float[] y, int n) {
        float[] complement = ScratchBuffers.SIXTH.get(n);
        logarithmsOfErfc(x, complement, n);
        expMinus1BelowZero(complement, complement, n);
        for (int i = 0; i < n; i++) {
            float sign = Math.max(Math.min(x[i] * FloatLoops.HUGE * FloatLoops.HUGE, 1f), -1f);
            y[i] = -sign * complement[i];
        }
    }

    private static void logarithmsOfErfc(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float a = Math.min(Math.abs(x[i]), END_OF_ERF);
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
        mendOddOnes(given, y, n);
    }

    private static void mantissas(int[] k, int n) {
        for (int i = 0; i < n; i++) {
            k[i] = ((k[i] - SQRT_HALF_BITS) & MANTISSA) + SQRT_HALF_BITS;
        }
    }

    /** Added to the bits of {@link #ROUND}, an integer becomes a float that is as much larger. */
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

    /** For 0, negative and subnormal numbers, infinity and NaN, which are rare: a branch that is never taken costs little. */
    private static void mendOddOnes(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            if (!(x[i] >= Float.MIN_NORMAL && x[i] <= Float.MAX_VALUE)) {
                y[i] = (float) StrictMath.log(x[i]);
            }
        }
    }
}
