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
 * The leaky rectifier: like {@link ReLU}, but with a small gradient where x is negative.
 *
 * <p>Formula: y = x where x &gt; 0, else alpha·x; any shape. The derivative at 0 is alpha.
 *
 * <pre>{@code
 * Tensor y = new LeakyReLU(0.3).call(x);
 * }</pre>
 *
 * <p>Source: A. Maas, A. Hannun and A. Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models", 2013.
 */
@PureForward
public final class LeakyReLU implements Diffable, Configurable {

    private final double alpha;

    /** Creates a leaky rectifier with alpha = 0.3, the default of Keras. */
    public LeakyReLU() {
        this(0.3);
    }

    /** Creates a leaky rectifier with this slope below 0. */
    public LeakyReLU(double alpha) {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("LeakyReLU(alpha) needs a finite alpha, not " + alpha);
        }
        this.alpha = alpha;
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        return Kernels.leakyRelu(InputChecks.only(this, inputs), alpha);
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> ActivationGradients.leakyRelu(g, call.input(0), alpha));
    }

    @Override
    public Config config() {
        return Config.empty().with("alpha", alpha);
    }

    @Override
    public String toString() {
        return "LeakyReLU(" + alpha + ")";
    }
}
