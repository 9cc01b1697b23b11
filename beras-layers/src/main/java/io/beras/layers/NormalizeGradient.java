package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of {@link Normalize} by x. Inputs: the upstream gradient g, x, the normalized y, the scale s.
 *
 * <p>Formula: G = s·A with A = g − mean g − y·mean(g·y), the part of g that moves neither the mean nor the variance.
 *
 * <p>Its own gradients, for the upstream u: by g it is G of u, for G is symmetric. By x, on which s and y depend, it is
 * −s²·y·mean(u·A), the way through s, and G of −s·(u·mean(g·y) + g·mean(u·y)), the way through y. The gradients of y and s
 * themselves are therefore 0.
 *
 * @param axis the axis
 */
@PureForward
record NormalizeGradient(int axis) implements Diffable {

    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray y = inputs[2];
        INDArray scale = inputs[3];
        INDArray g = Kernels.subtract(inputs[0], mean(inputs[0])); // first, or its rounding stays in z
        INDArray z = Kernels.multiply(y, mean(Kernels.multiply(g, y)));
        return Kernels.multiply(Kernels.subtractInPlace(g, z), scale);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor x = call.input(1);
        return List.of(
                u -> call(u, x, call.input(2), call.input(3)),
                u -> byX(u, call.input(0), x),
                LocalGradient.zero(),
                LocalGradient.zero());
    }

    private Tensor byX(Tensor u, Tensor g, Tensor x) {
        Moments moments = Moments.of(x, axis);
        Tensor y = moments.normalize(x);
        Tensor s = x.varianceKeepDims(axis).add(Moments.EPSILON).pow(-0.5);
        Tensor ofG = g.mul(y).meanKeepDims(axis);
        Tensor ofU = u.mul(y).meanKeepDims(axis);
        Tensor a = g.sub(g.meanKeepDims(axis)).sub(y.mul(ofG));
        Tensor throughS = y.mul(s.square()).mul(u.mul(a).meanKeepDims(axis));
        Tensor throughY = call(s.mul(u.mul(ofG).add(g.mul(ofU))), x, y, moments.scale());
        return throughS.add(throughY).neg();
    }

    private INDArray mean(INDArray x) {
        return Kernels.multiply(Kernels.sum(x, axis), ArrayFactory.fill(1.0 / x.size(axis), x.dataType()));
    }
}
