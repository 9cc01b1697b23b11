package io.beras.autograder.remote;

import io.beras.core.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of a recorded computation, which a tape finds by identity.
 *
 * @param number the number of the tensor in the computation; not used for a variable
 * @param tensor the tensor, or null if the other process has it
 */
record TensorPoint(int number, @Nullable Tensor tensor) {}
