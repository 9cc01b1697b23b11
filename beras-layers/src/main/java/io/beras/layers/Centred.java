package io.beras.layers;

import io.beras.core.Tensor;

/**
 * Numbers around a mean, as both normalisations need them.
 *
 * <p>{@link Centre} and {@link MeanSquare} are no compositions of tensor operations, so that a tape records 7 calls for a
 * normalisation instead of 11, and goes back through fewer.
 *
 * @param numbers x − μ
 * @param variance σ², which broadcasts with them
 */
record Centred(Tensor numbers, Tensor variance) {

    private static final double EPSILON = 1e-5;

    /** Returns the numbers around their mean along an axis, and their biased variance there. */
    static Centred along(int axis, Tensor x) {
        Tensor numbers = new Centre(axis).call(x);
        return new Centred(numbers, new MeanSquare(axis).call(numbers));
    }

    /** γ·(x − μ) / √(σ² + ε) + β. */
    Tensor normalize(Tensor gamma, Tensor beta) {
        Tensor scale = variance.add(EPSILON).pow(-0.5).mul(gamma);
        return numbers.mul(scale).add(beta);
    }
}
