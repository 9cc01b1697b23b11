package io.beras.core.arrays;

/**
 * The innermost FLOAT loops, over Java arrays.
 *
 * <p>C2 compiles each loop to vector instructions on 8 or 16 elements. It does so only if all arrays have the same
 * index, nothing branches, and every call is inlined. Each loop is its own method, so C2 compiles it within the first
 * training steps. A result may overwrite an operand.
 */
final class FloatElementwise {

    /**
     * So large that x·HUGE·HUGE is above 1 for every x > 0 and below −1 for every x < 0: a comparison without a branch.
     */
    static final float HUGE = 0x1p126f;

    private static final int LANES = 4;

    private FloatElementwise() {}

    static void add(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] + y[i];
        }
    }

    static void subtract(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] - y[i];
        }
    }

    static void multiply(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] * y[i];
        }
    }

    static void divide(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] / y[i];
        }
    }

    static void maximum(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.max(x[i], y[i]);
        }
    }

    static void minimum(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.min(x[i], y[i]);
        }
    }

    /** 1 where x > y, else 0, without a branch; NaN where x or y is NaN, and where both are the same infinity. */
    static void greater(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.min(Math.max((x[i] - y[i]) * HUGE * HUGE, 0f), 1f);
        }
    }

    /** 1 where x = y, else 0, without a branch; NaN where x or y is NaN, and where both are the same infinity. */
    static void equal(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = 1 - Math.min(Math.abs(x[i] - y[i]) * HUGE * HUGE, 1f);
        }
    }

    /** 1 where x > y, ½ where x = y, else 0, without a branch; NaN as in {@link #equal}. */
    static void heaviside(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = 0.5f + 0.5f * Math.min(Math.max((x[i] - y[i]) * HUGE * HUGE, -1f), 1f);
        }
    }

    static void sign(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.min(Math.max(x[i] * HUGE * HUGE, -1f), 1f);
        }
    }

    static void where(float[] condition, float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            float chosen = condition[i] == 0 ? y[i] : x[i];
            z[i] = Float.isNaN(condition[i]) ? Float.NaN : chosen;
        }
    }

    static void sqrt(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = (float) Math.sqrt(x[i]);
        }
    }

    static void abs(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.abs(x[i]);
        }
    }

    static void clamp(float[] x, float[] y, float low, float high, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.min(Math.max(x[i], low), high);
        }
    }

    static void subtract(float[] x, float value, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = x[i] - value;
        }
    }

    static void divide(float[] x, float divisor, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = x[i] / divisor;
        }
    }

    static void relu(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    /** y = max(x, alpha·x), which is right for alpha up to 1. */
    static void leakyRelu(float[] x, float[] y, float alpha, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i], alpha * x[i]);
        }
    }

    /** y = min(x, alpha·x), which is right for alpha above 1. */
    static void leakyReluAboveOne(float[] x, float[] y, float alpha, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.min(x[i], alpha * x[i]);
        }
    }

    /**
     * 1 where x is the max, else 0, without a branch; NaN where the max is NaN, and where x and the max are infinite.
     */
    static void isMax(float[] x, float[] max, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = 1 - Math.min((max[i] - x[i]) * HUGE * HUGE, 1f);
        }
    }

    /**
     * g·(x > 0 ? 1 : alpha) for alpha from 0 to 1, without a branch; an unpredictable branch takes ten times as long.
     */
    static void leakyReluGradient(float[] g, float[] x, float[] y, float alpha, int n) {
        for (int i = 0; i < n; i++) {
            float step = Math.min(Math.max(x[i] * HUGE * HUGE, 0f), 1f);
            y[i] = g[i] * Math.max(step, alpha);
        }
    }

    /** g·(x > 0 ? 1 : alpha) for any alpha, with a branch. */
    static void leakyReluGradientAnyAlpha(float[] g, float[] x, float[] y, float alpha, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = g[i] * slope(x[i], alpha);
        }
    }

    private static float slope(float x, float alpha) {
        if (x > 0) {
            return 1;
        }
        return x <= 0 ? alpha : Float.NaN;
    }

    static void sigmoidGradient(float[] g, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = g[i] * (y[i] * (1 - y[i]));
        }
    }

    static void tanhGradient(float[] g, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = g[i] * (1 - y[i] * y[i]);
        }
    }

    static void crossEntropy(float[] logarithms, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = y[i] == 0 && logarithms[i] == Float.NEGATIVE_INFINITY ? 0 : -y[i] * logarithms[i];
        }
    }

    static void crossEntropyGradient(float[] p, float[] y, float[] z, float smallest, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = p[i] < smallest ? 0 : -y[i] / p[i];
        }
    }

    /** Adds in double, in four independent sums: in a single sum each addition waits for the last. */
    static double sum(float[] x, int from, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (int end = from + n / LANES * LANES; i < end; i += LANES) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (int end = from + n; i < end; i++) {
            a += x[i];
        }
        return a + b + (c + d);
    }

    /** Adds n elements of x to the sums, from the given indices on. */
    static void addTo(double[] sums, int to, float[] x, int from, int n) {
        for (int i = 0; i < n; i++) {
            sums[to + i] += x[from + i];
        }
    }

    /** Adds x to sums of floats, and the rounding error of each addition, which is itself a float, to the errors. */
    static void addToPairs(float[] sums, float[] errors, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            float sum = sums[i] + x[i];
            float added = sum - sums[i];
            errors[i] += (sums[i] - (sum - added)) + (x[i] - added);
            sums[i] = sum;
        }
    }

    /** Adds their rounding errors to sums, and leaves the rest; an infinite sum, whose error is NaN, stays. */
    static void carryErrors(float[] sums, float[] errors, int n) {
        for (int i = 0; i < n; i++) {
            float sum = Float.isNaN(errors[i]) ? sums[i] : sums[i] + errors[i];
            errors[i] -= sum - sums[i];
            sums[i] = sum;
        }
    }

    /** Adds sums of floats and their rounding errors to sums in double. */
    static void addPairsTo(double[] sums, float[] x, float[] errors, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += (double) x[i] + errors[i];
        }
    }

    static float max(float[] x, int from, int n) {
        float max = x[from];
        for (int i = from + 1; i < from + n; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }
}
