package io.beras.autograder.remote;

import io.beras.core.Variable;
import java.util.List;

/** A call that a tape recorded in one process and replays in the other. */
record RecordedCall(
        String name, List<TensorPoint> inputs, TensorPoint output, List<Variable> weights, CallGradients gradients) {}
