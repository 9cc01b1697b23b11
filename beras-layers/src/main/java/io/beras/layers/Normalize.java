package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Brings numbers to mean 0 and variance 1 along an axis: the part that both normalisations share.
 *
 * <p>Formula: y = (x − μ)·s with s = 1 / √(σ² + ε), where μ and the biased variance σ² are x's own along the axis.
 *
 * <p>An object is made for one call, whose μ and σ² it keeps for the way back and for running statistics. It is no
 * composition of tensor operations, so that a tape records one call instead of seven, and goes back through one.
 */
@PureForward
final class Normalize implements Diffable {

    static final double EPSILON = 1e-5;

    private final int axis;
    private @Nullable Moments moments;

    /** What x is like along the axis, which has size 1 in each. */
    private record Moments(INDArray mean, INDArray variance, INDArray scale) {}

    Normalize(int axis) {
        this.axis = axis;
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray x = inputs[0];
        INDArray mean = mean(x, axis);
        INDArray centred = Kernels.subtract(x, mean);
        INDArray variance = mean(Kernels.multiply(centred, centred), axis);
        moments = new Moments(mean, variance, scale(variance));
        return Kernels.multiply(centred, moments.scale);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        NormalizeGradient gradient = new NormalizeGradient(axis, moments().mean, moments().scale);
        return List.of(g -> gradient.call(g, call.input(0)));
    }

    /** Returns the mean μ of the call's x, with the axis at size 1. */
    Tensor mean() {
        return Tensor.of(moments().mean);
    }

    /** Returns the biased variance σ² of the call's x, with the axis at size 1. */
    Tensor variance() {
        return Tensor.of(moments().variance);
    }

    private Moments moments() {
        return Objects.requireNonNull(moments, "not called yet");
    }

    /** The mean along an axis, which keeps size 1. */
    static INDArray mean(INDArray x, int axis) {
        return Kernels.multiply(Kernels.sum(x, axis), ArrayFactory.fill(1.0 / x.size(axis), x.dataType()));
    }

    private static INDArray scale(INDArray variance) {
        INDArray root = Kernels.sqrt(Kernels.add(variance, ArrayFactory.fill(EPSILON, variance.dataType())));
        return Kernels.divide(ArrayFactory.fill(1, variance.dataType()), root);
    }
}
