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
 * The sigmoid linear unit, also called Swish: a smooth rectifier with small negative values below 0.
 *
 * <p>Formula: y = x·s, s = 1 / (1 + e⁻ˣ); dy/dx = s + x·s·(1 − s); any shape. The derivative at 0 is ½, and y is 0 at
 * −∞.
 *
 * <pre>{@code
 * Tensor y = new SiLU().call(Tensor.of(-1, 0, 1));      // −.2689 0 .7311
 * }</pre>
 *
 * <p>Similar to {@link GELU}, and cheaper to compute.
 *
 * <p>Source: S. Elfwing, E. Uchibe and K. Doya, "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in
 * Reinforcement Learning", 2017.
 */
@PureForward
public final class SiLU implements Diffable, Configurable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.silu(InputChecks.only(this, inputs));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> ActivationGradients.silu(g, call.input(0)));
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return "SiLU";
    }
}
