package io.beras.optim;

/** The loops of optimizers that remember running means: m of the gradient, v of its square. */
final class MovingAverage {

    private MovingAverage() {}

    /** m ← keep·m + inflow·g. */
    static void move(float[] m, float[] g, float keep, float inflow, int n) {
        for (int i = 0; i < n; i++) {
            m[i] = keep * m[i] + inflow * g[i];
        }
    }

    /** v ← keep·v + inflow·g². */
    static void moveBySquares(float[] v, float[] g, float keep, float inflow, int n) {
        for (int i = 0; i < n; i++) {
            v[i] = keep * v[i] + inflow * (g[i] * g[i]);
        }
    }

    /** w ← w − rate·m / (√v + ε). */
    static void descend(float[] w, float[] m, float[] v, float rate, float epsilon, int n) {
        for (int i = 0; i < n; i++) {
            w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    /** g ← g / (√v + ε). */
    static void divideByRoot(float[] g, float[] v, float epsilon, int n) {
        for (int i = 0; i < n; i++) {
            g[i] /= (float) Math.sqrt(v[i]) + epsilon;
        }
    }

    /** g ← g / (√(v − m²) + ε), where rounding may have left less than nothing under the root. */
    static void divideByDeviation(float[] g, float[] v, float[] m, float epsilon, int n) {
        for (int i = 0; i < n; i++) {
            g[i] /= (float) Math.sqrt(Math.max(0, v[i] - m[i] * m[i])) + epsilon;
        }
    }
}
