package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.Variable;

/**
 * Weight decay coupled to the gradient, as an L2 penalty ½·λ·w² adds it: g ← g + λ·w.
 *
 * @param rate λ
 */
record CoupledWeightDecay(double rate) implements WeightDecay {

    CoupledWeightDecay {
        Arguments.requireNonNegative("weightDecay", rate);
    }

    @Override
    public Tensor apply(Variable w, Tensor g, double learningRate) {
        return rate == 0 ? g : g.add(w.mul(rate));
    }

    @Override
    public void apply(float[] w, float[] g, double learningRate, int n) {
        if (rate != 0) {
            addPenalty(g, w, (float) rate, n);
        }
    }

    /** g ← g + λ·w. */
    private static void addPenalty(float[] g, float[] w, float lambda, int n) {
        for (int i = 0; i < n; i++) {
            g[i] += lambda * w[i];
        }
    }
}
