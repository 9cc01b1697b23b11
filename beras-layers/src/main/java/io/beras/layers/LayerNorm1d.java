package io.beras.layers;

import io.beras.core.Arguments;
import io.beras.core.Callable;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.List;

/**
 * Layer normalization: the features of each sample get mean 0 and variance 1, then a learned scale and shift.
 *
 * <p>Formula: y = γ·(x − μ) / √(σ² + ε) + β, with ε = 1e-5 unless set, as in PyTorch (1e-3 in Keras). μ and the biased variance σ² are
 * taken over the features of a
 * sample. x and y are (n, features), γ and β (1, features). Training and evaluation are the same, and n may be 1.
 *
 * <p>Any leading axes work, as in Keras and PyTorch: in a batch of sequences (n, t, features), each position is normalized
 * by itself.
 *
 * <pre>{@code
 * new Sequential(new Dense(784, 100), new LayerNorm1d(100), new ReLU());
 * }</pre>
 *
 * <p>For small batches prefer this layer to {@link BatchNorm1d}.
 *
 * <p>Source: J. Ba, J. Kiros and G. Hinton, "Layer Normalization", 2016.
 */
public final class LayerNorm1d implements Callable, Weighted, Configurable {

    private final Variable gamma;
    private final Variable beta;
    private double epsilon = Normalize.EPSILON;

    /** Creates a layer for {@code features} features. Initially γ is 1 and β is 0. */
    public LayerNorm1d(int features) {
        if (features < 1) {
            throw new ShapeException("LayerNorm1d(features) needs at least 1 feature, not " + features);
        }
        gamma = new Variable("gamma", Tensor.ones(1, features));
        beta = new Variable("beta", Tensor.zeros(1, features));
    }

    /** Sets ε, which is added to the variance; the default is 1e-5, as in PyTorch. Keras has 1e-3. */
    public LayerNorm1d epsilon(double epsilon) {
        this.epsilon = Arguments.requirePositive("epsilon", epsilon);
        return this;
    }

    /** Returns ε, which is added to the variance. */
    public double epsilon() {
        return epsilon;
    }

    /** Returns the scale γ, (1, features). */
    public Variable gamma() {
        return gamma;
    }

    /** Returns the shift β, (1, features). */
    public Variable beta() {
        return beta;
    }

    @Override
    public List<Variable> ownWeights() {
        return List.of(gamma, beta);
    }

    @Override
    public Tensor call(Tensor... inputs) {
        Tensor x = InputChecks.features(this, gamma.size(1), inputs);
        Tensor y = new Normalize(x.rank() - 1, epsilon).call(x).mul(gamma).add(beta);
        return x.rank() == 1 ? y.reshape(x.shape()) : y;
    }

    @Override
    public Config config() {
        return Config.empty().with("features", gamma.size(1)).with("epsilon", epsilon);
    }

    @Override
    public String toString() {
        return "LayerNorm1d(" + gamma.size(1) + ")";
    }
}
