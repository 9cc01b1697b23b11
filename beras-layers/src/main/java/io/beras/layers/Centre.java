package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.KernelForward;
import io.beras.core.LocalGradient;
import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes the mean along an axis away.
 *
 * <p>Formula: y = x − mean x, and so ∂x = g − mean g: a symmetric linear map is its own gradient.
 *
 * @param axis the axis
 */
@KernelForward
record Centre(int axis) implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.subtract(inputs[0], mean(inputs[0], axis));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(this::call);
    }

    /** The mean along an axis, which keeps size 1. */
    static INDArray mean(INDArray x, int axis) {
        return Kernels.multiply(Kernels.sum(x, axis), Kernels.fill(1.0 / x.size(axis), x.dataType()));
    }
}
