package io.beras.autograder.remote;

import io.beras.core.Tensor;

/** The chain rule at a call that the other process made. */
interface CallGradients {

    Tensor ofInput(int index, Tensor upstream);

    Tensor ofWeight(int index, Tensor upstream);
}
