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
 * The hyperbolic tangent: maps any value to a value between −1 and 1, and 0 to 0.
 *
 * <p>Formula: y = tanh x, dy/dx = 1 − y²; any shape.
 *
 * <pre>{@code
 * Tensor y = new Tanh().call(x);
 * }</pre>
 */
@PureForward
public final class Tanh implements Diffable, Configurable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.tanh(InputChecks.only(this, inputs));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> ActivationGradients.tanh(g, call.output()));
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return "Tanh";
    }
}
