package io.beras.autograder.remote;

import io.beras.core.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a function in the other process. */
interface Trace {

    @Nullable
    Tensor output();

    /** Returns the gradient of each input for an upstream gradient; null where the output does not depend on the input. */
    List<@Nullable Tensor> inputGradients(Tensor upstream);

    /** Returns the gradient of each weight for an upstream gradient; null where the output does not depend on the weight. */
    List<@Nullable Tensor> weightGradients(Tensor upstream);
}
