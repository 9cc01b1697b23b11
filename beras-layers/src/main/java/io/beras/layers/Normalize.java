package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Brings x to mean 0 and variance 1 along an axis: the part that both normalisations share.
 *
 * <p>Formula: y = (x − μ)·s with s = 1 / √(σ² + ε), for the inputs x, x − μ and s, which {@link Moments} computes.
 *
 * <p>μ and s are x's own, so the gradient of x includes the way through them, and theirs is 0. A tape thus records one call
 * instead of seven, and goes back through one.
 *
 * @param axis the axis
 */
@PureForward
record Normalize(int axis) implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.multiply(inputs[1], inputs[2]);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor x = call.input(0);
        Tensor scale = call.input(2);
        return List.of(
                g -> new NormalizeGradient(axis).call(g, x, call.output(), scale),
                LocalGradient.zero(),
                LocalGradient.zero());
    }
}
