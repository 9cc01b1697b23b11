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
 * The gradient of {@link Normalize} by x, for the upstream g and the normalized y.
 *
 * <p>Formula: G = s·A with A = g − mean g − y·mean(g·y): of g, what moves neither the mean nor the variance.
 *
 * <p>Its own gradients, for the upstream u: by g it is G of u, for G is symmetric; by x, where s and y depend on x, it is
 * −s²·y·mean(u·A), the way through s, and G of −s·(u·mean(g·y) + g·mean(u·y)), the way through y.
 *
 * @param axis the axis
 * @param mean μ of the x that the call is given
 * @param scale s of it
 */
@PureForward
record NormalizeGradient(int axis, INDArray mean, INDArray scale) implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray y = Kernels.multiply(Kernels.subtract(inputs[1], mean), scale);
        INDArray g = Kernels.subtract(inputs[0], Normalize.mean(inputs[0], axis)); // first, or its rounding stays in z
        INDArray z = Kernels.multiply(y, Normalize.mean(Kernels.multiply(g, y), axis));
        return Kernels.multiply(Kernels.subtractInPlace(g, z), scale);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor x = call.input(1);
        return List.of(u -> call(u, x), u -> byX(u, call.input(0), x));
    }

    private Tensor byX(Tensor u, Tensor g, Tensor x) {
        Tensor y = new Normalize(axis).call(x);
        Tensor s = x.varianceKeepDims(axis).add(Normalize.EPSILON).pow(-0.5);
        Tensor ofG = g.mul(y).meanKeepDims(axis);
        Tensor ofU = u.mul(y).meanKeepDims(axis);
        Tensor a = g.sub(g.meanKeepDims(axis)).sub(y.mul(ofG));
        Tensor throughS = y.mul(s.square()).mul(u.mul(a).meanKeepDims(axis));
        Tensor throughY = call(s.mul(u.mul(ofG).add(g.mul(ofU))), x);
        return throughS.add(throughY).neg();
    }
}
