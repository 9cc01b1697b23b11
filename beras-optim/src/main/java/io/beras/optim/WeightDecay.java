package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;

/** Weight decay pulls every weight to zero: coupled to the gradient, or decoupled from it. */
sealed interface WeightDecay permits CoupledWeightDecay, DecoupledWeightDecay {

    WeightDecay NONE = new CoupledWeightDecay(0);

    /** Returns λ, the strength of the decay. */
    double rate();

    /** Applies the decay to the gradient or to w in place; returns the gradient for the rest of the update. */
    Tensor apply(Variable w, Tensor g, double learningRate);

    /** Applies the decay to the first n elements of g or of w, in place. */
    void apply(float[] w, float[] g, double learningRate, int n);
}
