package io.beras.layers;

import io.beras.core.Arguments;
import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.ModeDependent;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.core.TrainingMode;
import io.beras.core.Variable;
import io.beras.core.arrays.Moments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.List;

/**
 * Batch normalization: each feature gets mean 0 and variance 1 over the batch, then a learned scale and shift.
 *
 * <p>Formula: y = γ·(x − μ) / √(σ² + ε) + β, with ε = 1e-5 unless set; x and y are (n, features), all other values (1, features). In
 * training, μ and σ² are the mean and the biased variance (÷ n) of the batch, and gradients pass through them. In
 * evaluation, they are the running mean and variance.
 *
 * <p>Each call in training updates running ← (1 − m)·running + m·batch, with the momentum m = 0.1.
 *
 * <pre>{@code
 * new Sequential(new Dense(784, 100), new BatchNorm1d(100), new ReLU());
 * }</pre>
 *
 * <p>Conventions differ: the momentum of Keras is 1 − m, with the default 0.99, and its ε is 1e-3; PyTorch has m = 0.1 and
 * ε = 1e-5. The running variance of PyTorch averages the unbiased variance (÷ (n − 1)). A bias before this layer has no
 * effect, because subtracting μ removes it.
 *
 * <p>Sequences of rank 3 are refused: Keras normalizes their last axis, PyTorch axis 1. Use {@link LayerNorm1d}, or join the
 * leading axes with {@code reshape(-1, features)}.
 *
 * <p>In training a batch of 1 sample is an error, because it has no variance.
 *
 * <p>{@code setTrainable(false)} freezes γ and β, but training still updates the running statistics, as in PyTorch; in
 * Keras, a frozen layer keeps its statistics.
 *
 * <p>Source: S. Ioffe and C. Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal
 * Covariate Shift", 2015.
 */
public final class BatchNorm1d implements Callable, ModeDependent, Configurable {

    private final Variable gamma;
    private final Variable beta;
    private final Variable runningMean;
    private final Variable runningVariance;
    private double momentum = 0.1;
    private double epsilon = Normalize.EPSILON;
    private final TrainingMode mode = new TrainingMode(this);

    /** Creates a layer for {@code features} features. Initially γ and the running variance are 1, β and the mean 0. */
    public BatchNorm1d(int features) {
        if (features < 1) {
            throw new ShapeException("BatchNorm1d(features) needs at least 1 feature, not " + features);
        }
        gamma = new Variable("gamma", Tensor.ones(1, features));
        beta = new Variable("beta", Tensor.zeros(1, features));
        runningMean = Variable.nonTrainable("running_mean", Tensor.zeros(1, features));
        runningVariance = Variable.nonTrainable("running_variance", Tensor.ones(1, features));
    }

    /** Sets the momentum m, the weight of the batch in the running statistics, from 0 to 1; the default is 0.1. */
    public BatchNorm1d momentum(double momentum) {
        this.momentum = Arguments.requireProbability("momentum", momentum);
        return this;
    }

    /** Sets ε, which is added to the variance; the default is 1e-5, as in PyTorch. Keras has 1e-3. */
    public BatchNorm1d epsilon(double epsilon) {
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

    /** Returns the running mean, (1, features), not trainable. */
    public Variable runningMean() {
        return runningMean;
    }

    /** Returns the running variance, (1, features), not trainable. */
    public Variable runningVariance() {
        return runningVariance;
    }

    @Override
    public List<Variable> ownWeights() {
        return List.of(gamma, beta, runningMean, runningVariance);
    }

    @Override
    public Tensor call(Tensor... inputs) {
        Tensor x = InputChecks.rows(this, gamma.size(1), inputs);
        if (!mode.isTraining()) {
            Tensor mean = Tensor.of(runningMean); // a copy: a later training call may change what a tape recorded
            Tensor variance = Tensor.of(runningVariance);
            return x.sub(mean).mul(gamma.div(variance.add(epsilon).sqrt())).add(beta);
        }
        requireSeveral(x);
        Normalize normalize = new Normalize(0, epsilon);
        Tensor y = normalize.call(x).mul(gamma).add(beta);
        updateRunning(normalize.moments());
        return y;
    }

    @Override
    public TrainingMode trainingMode() {
        return mode;
    }

    private void updateRunning(Moments moments) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            move(runningMean, Tensor.of(moments.meanArray()));
            move(runningVariance, Tensor.of(moments.varianceArray()));
        }
    }

    private void move(Variable running, Tensor observed) {
        running.assignSub(running.sub(observed).mul(momentum));
    }

    private void requireSeveral(Tensor x) {
        if (x.size(0) == 1) {
            throw new ShapeException(this + " in training needs a batch of at least 2 samples, because 1 sample has no"
                    + " variance; choose a batch size without a last batch of 1, or call withoutShortBatch()");
        }
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("features", gamma.size(1))
                .with("momentum", momentum)
                .with("epsilon", epsilon);
    }

    @Override
    public String toString() {
        return "BatchNorm1d(" + gamma.size(1) + ")";
    }
}
