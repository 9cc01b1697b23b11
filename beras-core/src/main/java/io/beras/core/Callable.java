package io.beras.core;

/**
 * A function from tensors to a tensor: a layer, a loss, a whole model, a lambda.
 *
 * <pre>{@code
 * Callable square = inputs -> inputs[0].mul(inputs[0]);
 * Tensor y = square.call(Tensor.of(3));                // 9
 * }</pre>
 */
@FunctionalInterface
public interface Callable {

    /** Returns the output for these inputs. */
    Tensor call(Tensor... inputs);
}
