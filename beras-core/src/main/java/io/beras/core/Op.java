package io.beras.core;

/**
 * An operation of the library itself: the closed family of {@link Diffable}s that the methods of {@link Tensor} are made
 * of, written as a table with a row per operation, forward and gradient side by side.
 *
 * <p>The family is sealed, so a test can enumerate it and check every gradient.
 */
@PureForward
sealed interface Op extends Diffable
        permits ArithmeticOps,
                ElementwiseOps,
                ReductionOps,
                ShapeOps,
                MatmulOps,
                ConvolutionOps,
                PoolingOps,
                ActivationGradientOps {

    /** Returns whether INT labels may be given, which are then moved, not computed with. */
    default boolean takesLabels() {
        return false;
    }
}
