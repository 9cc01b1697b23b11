package io.beras.core;

/**
 * A penalty on the elements of a variable, which {@code fit} adds to the loss: weights with little use shrink.
 *
 * <p>Formula: L1 is λ·Σ |w|, whose gradient λ·sign(w) moves weights to exactly 0. L2 is λ·Σ w², whose gradient 2·λ·w keeps
 * weights small. As in Keras there is no ½: the weight decay λ of an optimizer is {@code l2(λ / 2)}.
 *
 * <pre>{@code
 * new Dense(784, 256).regularized(Regularizer.l2(1e-4));
 * new Dense(784, 256).regularized(Regularizer.l1(1e-5).and(Regularizer.l2(1e-4)));     // both: an elastic net
 * Regularizer towardsOne = w -> w.sub(1).pow(2).sum();                                 // a custom penalty
 * }</pre>
 *
 * <p>Sources: A. Krogh and J. Hertz, "A Simple Weight Decay Can Improve Generalization", 1991 (L2); R. Tibshirani,
 * "Regression Shrinkage and Selection via the Lasso", 1996 (L1).
 *
 * @see Weighted#penalties()
 */
@FunctionalInterface
public interface Regularizer {

    /** Returns the penalty on w, a scalar, in differentiable operations. */
    Tensor penalty(Tensor w);

    /** Returns the penalty λ·Σ |w|, for a finite λ of at least 0. */
    static Regularizer l1(double lambda) {
        return new L1Penalty(lambda);
    }

    /** Returns the penalty λ·Σ w², for a finite λ of at least 0. */
    static Regularizer l2(double lambda) {
        return new L2Penalty(lambda);
    }

    /** Returns the sum of this penalty and another. */
    default Regularizer and(Regularizer other) {
        return new PenaltySum(this, other);
    }
}
