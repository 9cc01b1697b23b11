package io.beras.activations;

import io.beras.core.ActivationGradients;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.arrays.Kernels;
import io.beras.layers.InputChecks;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The exponential linear unit: a rectifier that turns to −alpha below 0, so that its outputs are centred nearer to 0.
 *
 * <p>Formula: y = x where x &gt; 0, else alpha·(eˣ − 1); dy/dx = 1 where x &gt; 0, else alpha·eˣ; any shape. With alpha = 1 the
 * slope has no jump. At 0 it is alpha, and so is the second derivative (as just below 0; PyTorch's is 0, as just above).
 *
 * <pre>{@code
 * Tensor y = new ELU().call(Tensor.of(-1, 0, 1));      // −.6321 0 1
 * }</pre>
 *
 * <p>Source: D. Clevert, T. Unterthiner and S. Hochreiter, "Fast and Accurate Deep Network Learning by Exponential Linear
 * Units (ELUs)", 2015.
 */
@PureForward
public final class ELU implements Diffable {

    private final double alpha;

    /** Makes an exponential linear unit with alpha = 1. */
    public ELU() {
        this(1);
    }

    /** Makes an exponential linear unit that turns to −alpha. */
    public ELU(double alpha) {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("ELU(alpha) needs a finite number, not " + alpha);
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
    public String toString() {
        return "ELU(" + alpha + ")";
    }
}
