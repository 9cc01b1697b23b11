package io.beras.core.arrays;

/**
 * The innermost loops, over Java arrays.
 *
 * <p>C2 turns each into vector instructions, 8 or 16 numbers at a time, as long as all arrays have the same index, nothing
 * branches and nothing is called that it can't inline; and because each is a method of its own, it is compiled within the
 * first steps of a training. The result may be written over an operand.
 */
final class FloatLoops {

    /** Its square is so large that any x > 0 times it twice is above 1, and any x < 0 below −1. */
    static final float HUGE = 0x1p126f;

    private static final int LANES = 4;

    private FloatLoops() {}

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

    static void subtract(float[] x, float number, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = x[i] - number;
        }
    }

    static void relu(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    /** For alpha up to 1, where the larger of x and alpha·x is the right one on both sides. */
    static void leakyRelu(float[] x, float[] y, float alpha, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i], alpha * x[i]);
        }
    }

    /** For alpha above 1, where the smaller is. */
    static void steepRelu(float[] x, float[] y, float alpha, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.min(x[i], alpha * x[i]);
        }
    }

    /** g·(x > 0 ? 1 : alpha) for alpha from 0 to 1, without a branch: an unpredictable one costs ten times as much. */
    static void leakyReluGradient(float[] g, float[] x, float[] y, float alpha, int n) {
        for (int i = 0; i < n; i++) {
            float step = Math.min(Math.max(x[i] * HUGE * HUGE, 0f), 1f);
            y[i] = g[i] * Math.max(step, alpha);
        }
    }

    /** The same for any alpha, with the branch. */
    static void anyReluGradient(float[] g, float[] x, float[] y, float alpha, int n) {
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
            z[i] = y[i] == 0 ? 0 : -y[i] * logarithms[i];
        }
    }

    static void crossEntropyGradient(float[] p, float[] y, float[] z, float smallest, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = p[i] < smallest ? 0 : -y[i] / p[i];
        }
    }

    /** In doubles and four at a time: one running float sum would be slower, for each addition waits for the last. */
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

    static float max(float[] x, int from, int n) {
        float max = x[from];
        for (int i = from + 1; i < from + n; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }
}
