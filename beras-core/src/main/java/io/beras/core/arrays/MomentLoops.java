package io.beras.core.arrays;

/** The innermost loops over FLOAT elements and sums, means and scales in DOUBLE. */
final class MomentLoops {

    private static final int LANES = 4;

    private MomentLoops() {}

    // --- a row: one mean for n consecutive elements

    /** Σ (x − meanX)·(y − meanY), in four independent sums as {@link FloatElementwise#sum}. */
    static double product(float[] x, double meanX, float[] y, double meanY, int from, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (int end = from + n / LANES * LANES; i < end; i += LANES) {
            a += (x[i] - meanX) * (y[i] - meanY);
            b += (x[i + 1] - meanX) * (y[i + 1] - meanY);
            c += (x[i + 2] - meanX) * (y[i + 2] - meanY);
            d += (x[i + 3] - meanX) * (y[i + 3] - meanY);
        }
        for (int end = from + n; i < end; i++) {
            a += (x[i] - meanX) * (y[i] - meanY);
        }
        return a + b + (c + d);
    }

    /** Replaces x by (x − mean)·scale. */
    static void normalize(float[] x, double mean, double scale, int from, int n) {
        for (int i = from; i < from + n; i++) {
            x[i] = (float) ((x[i] - mean) * scale);
        }
    }

    /** Replaces g by scale·(g − meanG − slope·(x − mean)). */
    static void gradient(float[] g, double meanG, float[] x, double mean, double slope, double scale, int from, int n) {
        for (int i = from; i < from + n; i++) {
            g[i] = (float) (scale * (g[i] - meanG - slope * (x[i] - mean)));
        }
    }

    // --- columns: a mean for each of n elements

    /** Writes each value as the sum of two floats, the value rounded and the rest. */
    static void split(double[] x, float[] high, float[] low, int n) {
        for (int i = 0; i < n; i++) {
            high[i] = (float) x[i];
            low[i] = (float) (x[i] - high[i]);
        }
    }

    /** Replaces x by (x − high − low)². */
    static void squaredDistances(float[] x, float[] high, float[] low, int n) {
        for (int i = 0; i < n; i++) {
            float distance = x[i] - high[i] - low[i];
            x[i] = distance * distance;
        }
    }

    /** Replaces x by (x − high − low)·scale. */
    static void normalize(float[] x, float[] high, float[] low, float[] scale, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - high[i] - low[i]) * scale[i];
        }
    }

    /** Replaces x by (x − mean)·scale. */
    static void normalize(float[] x, double[] mean, double[] scale, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (float) ((x[i] - mean[i]) * scale[i]);
        }
    }

    /** Adds (x − mean)² to the sums. */
    static void addSquares(double[] sums, float[] x, double[] mean, int n) {
        for (int i = 0; i < n; i++) {
            double distance = x[i] - mean[i];
            sums[i] += distance * distance;
        }
    }

    /** Adds (x − meanX)·(y − meanY) to the sums. */
    static void addProducts(double[] sums, float[] x, double[] meanX, float[] y, double[] meanY, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += (x[i] - meanX[i]) * (y[i] - meanY[i]);
        }
    }

    /** Replaces g by scale·(g − meanG − slope·(x − mean)). */
    static void gradient(float[] g, double[] meanG, float[] x, double[] mean, double[] slope, double[] scale, int n) {
        for (int i = 0; i < n; i++) {
            g[i] = (float) (scale[i] * (g[i] - meanG[i] - slope[i] * (x[i] - mean[i])));
        }
    }

    /** Writes x / divisor into y, from index {@code to} on. */
    static void divide(double[] x, double divisor, double[] y, int to, int n) {
        for (int i = 0; i < n; i++) {
            y[to + i] = x[i] / divisor;
        }
    }

    static void multiply(double[] x, double factor, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = (float) (x[i] * factor);
        }
    }

    /** Returns whether each element is at least {@code bound}; NaN is not. */
    static boolean areAtLeast(double bound, double... x) {
        for (double value : x) {
            if (!(value >= bound)) {
                return false;
            }
        }
        return true;
    }

    static boolean areFinite(double[] x, int n) {
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(x[i]) <= Double.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }
}
