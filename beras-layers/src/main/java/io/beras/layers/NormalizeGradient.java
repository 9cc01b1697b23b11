package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.Moments;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of {@link Normalize} by x. Inputs: the upstream gradient g, and x.
 *
 * <p>Formula: G = s·(g − mean g − y·mean(g·y)), the part of g that moves neither the mean nor the variance.
 *
 * <p>Its own gradients, for the upstream u: by g it is G of u, for G is symmetric. By x, on which s and y depend, it is
 * −s·y·mean(u·G), the way through s, and G of −s·(u·mean(g·y) + g·mean(u·y)), the way through y.
 */
@PureForward
final class NormalizeGradient implements Diffable {

    private final Moments moments;
    private final double epsilon;

    /** Creates the gradient for the x that these moments belong to. */
    NormalizeGradient(Moments moments, double epsilon) {
        this.moments = moments;
        this.epsilon = epsilon;
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.normalizeGradient(inputs[0], inputs[1], moments, epsilon);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor x = call.input(1);
        return List.of(u -> call(u, x), u -> byX(u, call.input(0), x));
    }

    private Tensor byX(Tensor u, Tensor g, Tensor x) {
        int axis = moments.axis();
        Tensor y = new Normalize(axis, epsilon).call(x);
        Tensor s = new NormalizeScale(moments, epsilon).call(x);
        Tensor ofG = g.mul(y).meanKeepDims(axis);
        Tensor ofU = u.mul(y).meanKeepDims(axis);
        Tensor throughS = y.mul(s).mul(u.mul(call(g, x)).meanKeepDims(axis));
        Tensor throughY = call(s.mul(u.mul(ofG).add(g.mul(ofU))), x);
        return throughS.add(throughY).neg();
    }
}
