package io.beras.activations;

import io.beras.core.ActivationGradients;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Shapes;
import io.beras.core.arrays.Kernels;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.layers.InputChecks;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax: turns scores into probabilities, along the last axis.
 *
 * <p>Formula: yᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x); any shape of rank 1 or more. The Jacobian of one row is
 * ∂yᵢ/∂xⱼ = yᵢ·(δᵢⱼ − yⱼ). So the gradient for the upstream g is y∘(g − Σⱼ gⱼ·yⱼ), without building the Jacobian.
 *
 * <pre>{@code
 * Tensor probabilities = new Softmax().call(Tensor.of(new double[][] {{1, 2, 3}}));    // .0900 .2447 .6652
 * }</pre>
 *
 * <p>Source: J. Bridle, "Probabilistic Interpretation of Feedforward Classification Network Outputs", 1990.
 */
@PureForward
public final class Softmax implements Diffable, Configurable {

    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray x = InputChecks.only(this, inputs);
        Shapes.axis("Softmax", x.shape(), -1);
        return Kernels.softmax(x);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> ActivationGradients.softmax(g, call.output()));
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return "Softmax";
    }
}
