package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.Variable;

/**
 * Weight decay decoupled from the gradient and its moments: w ← w − lr·λ·w.
 *
 * @param rate λ
 */
record DecoupledWeightDecay(double rate) implements WeightDecay {

    DecoupledWeightDecay {
        Arguments.requireNonNegative("weightDecay", rate);
    }

    @Override
    public Tensor apply(Variable w, Tensor g, double learningRate) {
        if (rate != 0) {
            w.assignSub(w.mul(learningRate * rate));
        }
        return g;
    }

    @Override
    public void apply(float[] w, float[] g, double learningRate, int n) {
        if (rate != 0) {
            DescentLoops.move(w, w, (float) (learningRate * rate), n);
        }
    }
}
