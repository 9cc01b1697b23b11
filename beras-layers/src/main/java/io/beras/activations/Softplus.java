package io.beras.activations;

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
 * Softplus: a smooth max(x, 0), whose result is always positive, as a standard deviation must be.
 *
 * <p>Formula: y = ln(1 + eˣ), computed as max(x, 0) + ln(1 + exp(−|x|)); dy/dx = 1 / (1 + e⁻ˣ); any shape.
 *
 * <pre>{@code
 * Tensor y = new Softplus().call(Tensor.of(-1, 0, 1));      // .3133 .6931 1.3133
 * }</pre>
 *
 * <p>Source: C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau and R. Garcia, "Incorporating Second-Order Functional Knowledge for
 * Better Option Pricing", 2000.
 */
@PureForward
public final class Softplus implements Diffable, Configurable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.softplus(InputChecks.only(this, inputs));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> g.mul(call.input(0).sigmoid()));
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return "Softplus";
    }
}
