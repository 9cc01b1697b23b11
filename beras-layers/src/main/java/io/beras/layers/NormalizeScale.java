package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Moments;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The scale s of {@link Normalize} as a function of x, for the second derivative.
 *
 * <p>Formula: s = 1 / √(σ² + ε) along an axis of n elements, with gradient ∂s/∂x = −s²·y/n for the normalized y.
 */
@PureForward
final class NormalizeScale implements Diffable {

    private final Moments moments;
    private final double epsilon;

    /** Creates the function for the x that these moments belong to. */
    NormalizeScale(Moments moments, double epsilon) {
        this.moments = moments;
        this.epsilon = epsilon;
    }

    @Override
    public INDArray forward(INDArray... x) {
        return moments.scaleArray(epsilon);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor x = call.input(0);
        int axis = moments.axis();
        return List.of(g -> new Normalize(axis, epsilon)
                .call(x)
                .mul(call.output().square().mul(g).mul(-1.0 / x.size(axis))));
    }
}
