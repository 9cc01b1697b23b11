package io.beras.core;

/**
 * How one input (or weight) of one call moves its output: the linear map from the upstream gradient to the gradient of
 * that input.
 *
 * <p>Formula: g ↦ gᵀ·∂y/∂x, a vector–Jacobian product; the Jacobian itself is never built. The map is applied only when
 * somebody asks for that gradient.
 *
 * <pre>{@code
 * LocalGradient ofExp = g -> g.mul(call.output());      // y = exp(x), dy/dx = y
 * }</pre>
 */
@FunctionalInterface
public interface LocalGradient {

    /** Returns the gradient of the input, in its shape, for the gradient of the output. */
    Tensor compose(Tensor upstream);

    /** Returns the local gradient of something that has none, such as labels: asking for it says the reason. */
    static LocalGradient none(String reason) {
        return upstream -> {
            throw new UnsupportedOperationException(reason);
        };
    }
}
