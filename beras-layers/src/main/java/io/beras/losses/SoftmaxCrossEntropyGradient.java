package io.beras.losses;

import io.beras.core.ActivationGradients;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of softmax and cross-entropy by the scores z, in one pass over memory: (Σₖ yₖ)·softmax(z) − y.
 *
 * <p>Its own gradients, for the upstream u: by z (Σₖ yₖ)·J·u with the Jacobian J of the softmax p, by y Σₖ uₖ·pₖ − u.
 */
@PureForward
final class SoftmaxCrossEntropyGradient implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.softmaxCrossEntropyGradient(inputs[0], inputs[1]);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor z = call.input(0);
        Tensor y = call.input(1);
        return List.of(
                u -> ActivationGradients.softmax(u, z.softmax()).mul(y.sumKeepDims(1)),
                u -> u.mul(z.softmax()).sumKeepDims(1).sub(u));
    }
}
