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
 * The Gaussian error linear unit: a smooth rectifier that multiplies x by the probability that N(0, 1) is below x.
 *
 * <p>Formula: y = x·Φ(x), Φ(x) = (1 + erf(x/√2)) / 2; dy/dx = Φ(x) + x·φ(x), with the density φ(x) = exp(−x²/2) / √(2π);
 * any shape. The derivative at 0 is ½, and y is 0 at −∞.
 *
 * <pre>{@code
 * Tensor y = new GELU().call(Tensor.of(-1, 0, 1));      // −.1587 0 .8413
 * }</pre>
 *
 * <p>This is the exact form, the default of Keras and PyTorch. {@link TanhGELU} is an approximation.
 *
 * <p>Source: D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units (GELUs)", 2016.
 */
@PureForward
public final class GELU implements Diffable, Configurable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.gelu(InputChecks.only(this, inputs));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> ActivationGradients.gelu(g, call.input(0)));
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return "GELU";
    }
}
