package io.beras.optim;

/** The innermost loops of optimizers: w ← w − rate·g, in place. */
final class DescentLoops {

    private DescentLoops() {}

    /** w ← w − rate·g, for n elements. */
    static void move(float[] w, float[] g, float rate, int n) {
        for (int i = 0; i < n; i++) {
            w[i] -= rate * g[i];
        }
    }

    /** w ← w − rate·g / (√v + ε), for n elements. */
    static void moveScaled(float[] w, float[] g, float[] v, float rate, float epsilon, int n) {
        for (int i = 0; i < n; i++) {
            w[i] -= rate * g[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }
}
