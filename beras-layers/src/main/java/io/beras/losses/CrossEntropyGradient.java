package io.beras.losses;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of cross-entropy by the probabilities p, in one pass over memory: −y / p where p ≥ smallest, else 0.
 *
 * <p>Its own gradients, for the upstream u: by p u·y / p², by y −u / p, both 0 where p &lt; smallest.
 *
 * @param floor the probability below which the loss is constant
 */
@PureForward
record CrossEntropyGradient(Floor floor) implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.crossEntropyGradient(inputs[0], inputs[1], floor.in(inputs[0].dataType()));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor p = call.input(0);
        return List.of(
                u -> call.output().mul(u).div(floor.clip(p)).neg(),
                u -> u.div(floor.clip(p)).mul(floor.isAbove(p)).neg());
    }
}
