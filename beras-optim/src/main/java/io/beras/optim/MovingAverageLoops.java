package io.beras.optim;

/** The loops that update exponential moving averages in place: m of the gradient g, v of its square. */
final class MovingAverageLoops {

    private MovingAverageLoops() {}

    /** m ← decay·m + factor·g, for n elements. */
    static void update(float[] m, float[] g, float decay, float factor, int n) {
        for (int i = 0; i < n; i++) {
            m[i] = decay * m[i] + factor * g[i];
        }
    }

    /** v ← decay·v + factor·g², for n elements. */
    static void updateBySquares(float[] v, float[] g, float decay, float factor, int n) {
        for (int i = 0; i < n; i++) {
            v[i] = decay * v[i] + factor * (g[i] * g[i]);
        }
    }
}
