package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.Variable;

/**
 * Weight decay as the gradient of an L2 penalty ½·λ·w²: g ← g + λ·w.
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
            add((float) rate, g, w, n);
        }
    }

    private static void add(float rate, float[] g, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            g[i] += rate * w[i];
        }
    }
}
