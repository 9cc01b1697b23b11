package io.beras.core;

import java.util.List;

/**
 * An operation of the library: the closed family of {@link Diffable}s behind the methods of {@link Tensor}. Each is a
 * record whose forward and gradients stand side by side.
 *
 * <p>An operation is pure. Its record holds attributes only: axes, sizes, slopes. Every tensor that it reads is an input of
 * the call, so a {@link Call} names everything that the output depends on.
 *
 * <p>The family is sealed, so a test can enumerate it and check every gradient.
 */
@PureForward
sealed interface Op extends Diffable
        permits ArithmeticOps,
                ChainRuleOps,
                PiecewiseConstantOps,
                ElementwiseOps,
                ActivationGradientOps,
                ReductionOps,
                SoftmaxOps,
                ShapeOps,
                IndexingOps,
                MatmulOps,
                ConvolutionOps,
                PoolingOps {

    /** Returns whether inputs may be INT labels; such operations move values, compare or cast them. */
    default boolean takesLabels() {
        return false;
    }

    /**
     * Returns the inputs that the tape follows: without those by which the derivative is 0 everywhere, such as a mask.
     *
     * <p>A constant input must not connect the output: its gradient would be requested, and would be missing.
     */
    default List<Tensor> differentiableInputs(List<Tensor> inputs) {
        return inputs;
    }

    /** Returns whether inputs broadcast; the chain rule then sums each gradient to the shape of its input. */
    default boolean broadcasts() {
        return false;
    }
}
