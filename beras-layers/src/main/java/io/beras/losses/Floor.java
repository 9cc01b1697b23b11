package io.beras.losses;

import io.beras.core.Tensor;
import io.beras.core.arrays.KernelSelection;
import io.beras.core.arrays.Kernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A probability below which probabilities count as this one, so that their cross-entropy −y·ln p is finite.
 *
 * @param smallest the probability
 */
record Floor(double smallest) {

    /** −y·ln max(p, smallest) of each element. */
    INDArray crossEntropy(INDArray p, INDArray y) {
        return Kernels.crossEntropy(Kernels.log(Kernels.maximum(p, Kernels.fill(smallest, p.dataType()))), y);
    }

    /** Its gradient by p: −y / p where p ≥ smallest, else 0. */
    Tensor byProbability(Tensor p, Tensor y) {
        if (KernelSelection.isFast()) {
            return new CrossEntropyGradient(this).call(p, y);
        }
        return y.div(clip(p)).mul(isAbove(p)).neg();
    }

    /** Its gradient by y: −ln max(p, smallest). */
    Tensor byTarget(Tensor p) {
        return clip(p).log().neg();
    }

    /** Returns the smallest probability as a number of this type: a p that is equal to it is not below it. */
    double in(DataType type) {
        return type == DataType.FLOAT ? (float) smallest : smallest;
    }

    /** max(p, smallest), with derivative 1 from the smallest up. */
    Tensor clip(Tensor p) {
        double least = in(p.dataType());
        return p.mul(isAbove(p)).add(p.less(least).mul(least));
    }

    /** 0 where p is below the smallest, else 1. */
    Tensor isAbove(Tensor p) {
        double least = in(p.dataType());
        return p.less(least).neg().add(1);
    }
}
