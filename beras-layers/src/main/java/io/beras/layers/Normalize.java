package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.Moments;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Brings x to mean 0 and variance 1 along an axis: the part that both normalisations share.
 *
 * <p>Formula: y = (x − μ)·s with s = 1 / √(σ² + ε), for the {@link Moments} μ and σ² of x. Create one for each call: it
 * stores the moments of its x, which the gradient and the running statistics need.
 *
 * <p>The gradient of x includes the way through the moments. A tape thus records one call instead of seven, and goes back
 * through one.
 */
@PureForward
final class Normalize implements Diffable {

    /** The default of the layers. */
    static final double EPSILON = 1e-5;

    private final int axis;
    private final double epsilon;
    private @Nullable Moments moments;

    Normalize(int axis, double epsilon) {
        this.axis = axis;
        this.epsilon = epsilon;
    }

    /** Returns the moments of x; call this function first. */
    Moments moments() {
        return Objects.requireNonNull(moments, "Normalize has no moments before its call");
    }

    @Override
    public INDArray forward(INDArray... x) {
        moments = Kernels.moments(x[0], axis);
        return Kernels.normalize(x[0], moments, epsilon);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> new NormalizeGradient(moments(), epsilon).call(g, call.input(0)));
    }
}
