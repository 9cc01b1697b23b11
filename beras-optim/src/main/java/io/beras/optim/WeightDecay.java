package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;

/** Weight decay: what pulls every weight to zero, by way of the gradient or past it. */
sealed interface WeightDecay permits CoupledWeightDecay, DecoupledWeightDecay {

    WeightDecay NONE = new CoupledWeightDecay(0);

    /** λ, the strength of the pull. */
    double rate();

    /** Lets w decay, or adds the decay to its gradient; returns the gradient to go on with. */
    Tensor apply(Variable w, Tensor g, double learningRate);

    /** The same for n numbers, in place. */
    void apply(float[] w, float[] g, double learningRate, int n);
}
