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
 * The logistic function: maps any value to a value between 0 and 1.
 *
 * <p>Formula: y = 1 / (1 + e⁻ˣ), dy/dx = y·(1 − y); any shape.
 *
 * <pre>{@code
 * Tensor y = new Sigmoid().call(x);
 * }</pre>
 */
@PureForward
public final class Sigmoid implements Diffable, Configurable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.sigmoid(InputChecks.only(this, inputs));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> ActivationGradients.sigmoid(g, call.output()));
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return "Sigmoid";
    }
}
