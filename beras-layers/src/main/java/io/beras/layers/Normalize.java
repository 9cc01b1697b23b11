package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.KernelForward;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Brings numbers to mean 0 and variance 1 along an axis: the part that both normalisations share.
 *
 * <p>Formula: y = (x − μ)·s with s = 1 / √(σ² + ε), where μ and the biased variance σ² are x's own along the axis.
 *
 * <p>An object is made for one call, whose μ and σ² it keeps for the way back and for running statistics. It is no
 * composition of tensor operations, so that a tape records one call instead of seven, and goes back through one.
 */
@KernelForward
final class Normalize implements Diffable {

    static final double EPSILON = 1e-5;

    private final int axis;
    private final INDArray[] moments = new INDArray[2];

    Normalize(int axis) {
        this.axis = axis;
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray x = inputs[0];
        moments[0] = mean(x, axis);
        INDArray centred = Kernels.subtract(x, moments[0]);
        moments[1] = mean(Kernels.multiply(centred, centred), axis);
        return Kernels.multiply(centred, scale(moments[1]));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        NormalizeGradient gradient = new NormalizeGradient(axis, moments[0], scale(moments[1]));
        return List.of(g -> gradient.call(g, call.input(0)));
    }

    /** Returns the mean μ of the call's x, with the axis at size 1. */
    Tensor mean() {
        return Tensor.of(moments[0]);
    }

    /** Returns the biased variance σ² of the call's x, with the axis at size 1. */
    Tensor variance() {
        return Tensor.of(moments[1]);
    }

    /** The mean along an axis, which keeps size 1. */
    static INDArray mean(INDArray x, int axis) {
        return Kernels.multiply(Kernels.sum(x, axis), Kernels.fill(1.0 / x.size(axis), x.dataType()));
    }

    private static INDArray scale(INDArray variance) {
        INDArray root = Kernels.sqrt(Kernels.add(variance, Kernels.fill(EPSILON, variance.dataType())));
        return Kernels.divide(Kernels.fill(1, variance.dataType()), root);
    }
}
