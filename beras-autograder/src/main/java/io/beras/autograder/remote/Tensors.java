package io.beras.autograder.remote;

import io.beras.core.Tensor;

/** Makes tensors of what was read. */
final class Tensors {

    private Tensors() {}

    static Tensor of(ArrayContent content) throws ProtocolException {
        try {
            return Tensor.of(content.toArray());
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a tensor that can't be made: " + e.getMessage());
        }
    }
}
