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
 * The rectifier: {@link LeakyReLU} with alpha = 0.
 *
 * <p>Formula: y = max(x, 0); any shape. The derivative at 0 is 0.
 *
 * <pre>{@code
 * Tensor y = new ReLU().call(x);
 * }</pre>
 *
 * <p>Source: V. Nair and G. Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines", 2010.
 */
@PureForward
public final class ReLU implements Diffable, Configurable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.leakyRelu(InputChecks.only(this, inputs), 0);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> ActivationGradients.leakyRelu(g, call.input(0), 0));
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return "ReLU";
    }
}
