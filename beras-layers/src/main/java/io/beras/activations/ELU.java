package io.beras.activations;

import io.beras.core.ActivationGradients;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.arrays.Kernels;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.layers.InputChecks;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The exponential linear unit: a rectifier that approaches −alpha below 0, so the mean of its outputs is nearer to 0.
 *
 * <p>Formula: y = x where x &gt; 0, else alpha·(eˣ − 1); dy/dx = 1 where x &gt; 0, else alpha·eˣ; any shape. With alpha = 1 the
 * derivative is continuous. At 0 both derivatives are alpha, the limit from below; PyTorch's first is alpha too, and its second 0.
 *
 * <pre>{@code
 * Tensor y = new ELU().call(Tensor.of(-1, 0, 1));      // −.6321 0 1
 * }</pre>
 *
 * <p>Source: D. Clevert, T. Unterthiner and S. Hochreiter, "Fast and Accurate Deep Network Learning by Exponential Linear
 * Units (ELUs)", 2015.
 */
@PureForward
public final class ELU implements Diffable, Configurable {

    private final double alpha;

    /** Creates an exponential linear unit with alpha = 1. */
    public ELU() {
        this(1);
    }

    /** Creates an exponential linear unit that approaches −alpha. */
    public ELU(double alpha) {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("ELU(alpha) needs a finite alpha, not " + alpha);
        }
        this.alpha = alpha;
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.elu(InputChecks.only(this, inputs), alpha);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> ActivationGradients.elu(g, call.input(0), alpha));
    }

    @Override
    public Config config() {
        return Config.empty().with("alpha", alpha);
    }

    @Override
    public String toString() {
        return "ELU(" + alpha + ")";
    }
}
