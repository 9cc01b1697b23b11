package io.beras.core;

/**
 * A vector–Jacobian product: the linear map from the gradient of one call's output to the gradient of one of its inputs or
 * weights.
 *
 * <p>Formula: g ↦ gᵀ·∂y/∂x; the Jacobian itself is never built. The tape applies the map only if the gradient is needed.
 *
 * <pre>{@code
 * LocalGradient ofExp = g -> g.mul(call.output());      // y = exp(x), dy/dx = y
 * }</pre>
 */
@FunctionalInterface
public interface LocalGradient {

    /** Returns the gradient of the input, in its shape, for the gradient of the output. */
    Tensor compose(Tensor upstream);

    /**
     * Returns the local gradient g ↦ g·slope of an elementwise function, and 0 where g is 0, even if the slope is infinite or
     * NaN there.
     *
     * <p>So elements that {@link Tensor#where} did not choose have no effect. {@code g.mul(slope)} would be NaN for them.
     *
     * <pre>{@code
     * LocalGradient ofSqrt = LocalGradient.ofSlope(call.output().mul(2).pow(-1));     // dy/dx = 1 / (2·√x)
     * }</pre>
     */
    static LocalGradient ofSlope(Tensor slope) {
        return g -> ChainRuleOps.product(g, slope);
    }

    /**
     * Returns the local gradient of an input without a derivative, such as labels.
     *
     * <p>A tape that needs it throws {@link UnsupportedOperationException} with the layer, the input and this reason.
     *
     * <pre>{@code
     * LocalGradient.none("labels are integers");   // MyLoss gives no gradient of input 1 (64): labels are integers
     * }</pre>
     */
    static LocalGradient none(String reason) {
        return new NoGradient(reason);
    }

    /**
     * Returns the local gradient of an input whose derivative is 0 everywhere, such as a condition.
     *
     * <p>The tape recognises this object, skips the input and computes no zeros: return the object itself, not a lambda
     * around it. {@link #compose} returns a scalar 0, which broadcasts.
     */
    static LocalGradient zero() {
        return ZeroGradient.ZERO;
    }
}
