package io.beras.data;

import io.beras.core.Tensor;

/**
 * Some samples and their targets.
 *
 * @param x the samples, batch first
 * @param y their targets, batch first: numbers, one-hot rows, or INT labels
 */
public record Batch(Tensor x, Tensor y) {

    /** Returns how many samples these are. */
    public int size() {
        return Math.toIntExact(x.size(0));
    }

    /** Returns as many other samples with these targets. */
    Batch withX(Tensor samples) {
        return new Batch(samples, y);
    }
}
