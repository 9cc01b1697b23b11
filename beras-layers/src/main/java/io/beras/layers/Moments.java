package io.beras.layers;

import io.beras.core.Tensor;

/**
 * Mean and variance of numbers along an axis, which keeps size 1.
 *
 * @param mean μ = Σ x / n
 * @param variance the biased one: Σ (x − μ)² / n
 */
record Moments(Tensor mean, Tensor variance) {

    static Moments along(int axis, Tensor x) {
        Tensor mean = x.meanKeepDims(axis);
        Tensor centred = x.sub(mean);
        return new Moments(mean, centred.mul(centred).meanKeepDims(axis));
    }

    /** (x − mean) / √(variance + epsilon). */
    Tensor standardize(Tensor x, double epsilon) {
        return x.sub(mean).div(variance.add(epsilon).sqrt());
    }
}
