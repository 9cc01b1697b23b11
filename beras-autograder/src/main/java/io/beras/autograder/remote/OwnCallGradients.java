package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.Tensor;

/** The chain rule at a call of this process. */
record OwnCallGradients(Call call) implements CallGradients {

    @Override
    public Tensor ofInput(int index, Tensor upstream) {
        return call.composeInputGradient(index, upstream);
    }

    @Override
    public Tensor ofWeight(int index, Tensor upstream) {
        return call.composeWeightGradients(upstream).get(index);
    }
}
