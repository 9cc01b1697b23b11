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
 * The mean of the squares along an axis, which keeps size 1: of centred numbers, their biased variance.
 *
 * <p>Formula: y = Σ x² / n, ∂x = x·(2·g / n).
 *
 * @param axis the axis
 */
@KernelForward
record MeanSquare(int axis) implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Centre.mean(Kernels.multiply(inputs[0], inputs[0]), axis);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor x = call.input(0);
        return List.of(g -> x.mul(g.mul(2.0 / x.size(axis))));
    }
}
