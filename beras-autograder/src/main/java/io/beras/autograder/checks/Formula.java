package io.beras.autograder.checks;

import io.beras.core.Tensor;
import java.util.List;

/** A function of inputs and weights, in tensor operations, so that a tape gives its gradients. */
@FunctionalInterface
interface Formula {

    /** Returns the output. */
    Tensor value(List<? extends Tensor> inputs, List<? extends Tensor> weights);
}
