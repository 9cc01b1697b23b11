package io.beras.losses;

import io.beras.core.Tensor;

/**
 * A probability below which probabilities count as this one, so that their logarithm is finite.
 *
 * @param smallest the probability
 */
record Floor(double smallest) {

    /** max(p, smallest), with derivative 1 from the smallest up. */
    Tensor clip(Tensor p) {
        return p.mul(isAbove(p)).add(p.mask(value -> value < smallest ? smallest : 0));
    }

    /** 0 where p is below the smallest, else 1. */
    Tensor isAbove(Tensor p) {
        return p.mask(value -> value < smallest ? 0 : 1);
    }
}
