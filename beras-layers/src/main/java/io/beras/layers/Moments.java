package io.beras.layers;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;

/**
 * Mean and variance of x along an axis, for BatchNorm1d and LayerNorm1d. The axis has size 1, except in {@code centred}.
 *
 * <p>No tape records how the moments are computed: the gradient of {@link Normalize} by x includes their part.
 *
 * @param axis the axis
 * @param mean the mean μ
 * @param centred x − μ
 * @param variance the biased variance σ²
 * @param scale s = 1 / √(σ² + ε)
 */
record Moments(int axis, Tensor mean, Tensor centred, Tensor variance, Tensor scale) {

    static final double EPSILON = 1e-5;

    /** Computes the moments of x along an axis. */
    static Moments of(Tensor x, int axis) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            Tensor mean = mean(x, axis);
            Tensor centred = x.sub(mean);
            Tensor variance = mean(centred.square(), axis);
            Tensor scale =
                    Tensor.scalar(x.dataType(), 1).div(variance.add(EPSILON).sqrt());
            return new Moments(axis, mean, centred, variance, scale);
        }
    }

    /** Returns x with mean 0 and variance 1; x must be the tensor that these moments belong to. */
    Tensor normalize(Tensor x) {
        return new Normalize(axis).call(x, centred, scale);
    }

    private static Tensor mean(Tensor x, int axis) {
        return x.sumKeepDims(axis).mul(1.0 / x.size(axis));
    }
}
