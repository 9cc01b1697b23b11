package io.beras.losses;

import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A probability below which probabilities count as this one, so that their logarithm is finite.
 *
 * @param smallest the probability
 */
record Floor(double smallest) {

    /** Returns the smallest probability as a number of this type: a p that is equal to it is not below it. */
    double in(DataType type) {
        return type == DataType.FLOAT ? (float) smallest : smallest;
    }

    /** max(p, smallest), with derivative 1 from the smallest up. */
    Tensor clip(Tensor p) {
        double least = in(p.dataType());
        return p.mul(isAbove(p)).add(p.mask(value -> value < least ? least : 0));
    }

    /** 0 where p is below the smallest, else 1. */
    Tensor isAbove(Tensor p) {
        double least = in(p.dataType());
        return p.mask(value -> value < least ? 0 : 1);
    }
}
