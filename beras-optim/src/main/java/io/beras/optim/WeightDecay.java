package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;

/**
 * Weight decay, the gradient of an L2 penalty ½·λ·w²: g ← g + λ·w.
 *
 * @param rate λ
 */
record WeightDecay(double rate) {

    static final WeightDecay NONE = new WeightDecay(0);

    /** Returns g + λ·w. */
    Tensor addTo(Tensor g, Variable w) {
        return rate == 0 ? g : g.add(w.mul(rate));
    }

    /** Adds λ·w to g. */
    void addTo(float[] g, float[] w, int n) {
        if (rate != 0) {
            add((float) rate, g, w, n);
        }
    }

    private static void add(float rate, float[] g, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            g[i] += rate * w[i];
        }
    }
}
