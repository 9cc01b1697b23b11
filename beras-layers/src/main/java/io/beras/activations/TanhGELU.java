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
 * The approximation of {@link GELU} by tanh, with an error below 0.0005. BERT and GPT-2 were trained with it.
 *
 * <p>Formula: y = x·(1 + tanh u) / 2, u = √(2/π)·(x + 0.044715·x³); any shape. Because (1 + tanh u) / 2 = sigmoid(2u), y is
 * x·s with s = sigmoid(2u), and dy/dx = s + x·s·(1 − s)·2u′. The derivative at 0 is ½, and y is 0 at −∞.
 *
 * <pre>{@code
 * Tensor y = new TanhGELU().call(Tensor.of(-1, 0, 1));      // −.1588 0 .8412
 * }</pre>
 *
 * <p>Use it for weights that were trained with it ({@code approximate="tanh"} in PyTorch, {@code True} in Keras); otherwise
 * prefer the exact form.
 *
 * <p>Source: D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units (GELUs)", 2016.
 */
@PureForward
public final class TanhGELU implements Diffable, Configurable {

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.tanhGelu(InputChecks.only(this, inputs));
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> ActivationGradients.tanhGelu(g, call.input(0)));
    }

    @Override
    public Config config() {
        return Config.empty();
    }

    @Override
    public String toString() {
        return "TanhGELU";
    }
}
