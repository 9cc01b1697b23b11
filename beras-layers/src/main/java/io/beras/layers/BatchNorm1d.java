package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.util.List;

/**
 * Brings each feature to mean 0 and variance 1 over the batch, then to a scale and a shift that are learned.
 *
 * <p>Formula: y = γ·(x − μ) / √(σ² + ε) + β; x and y (n, features), all else (1, features), ε 1e-5. In training μ and
 * σ² are the batch's mean and biased variance (÷ n), and gradients go through them; in evaluation they are the running
 * ones, which every call in training moves: running ← (1 − m)·running + m·observed, with momentum m 0.1.
 *
 * <pre>{@code
 * new Sequential(new Dense(784, 100), new BatchNorm1d(100), new ReLU());
 * }</pre>
 *
 * <p>Conventions differ: Keras's momentum is 1 − m, and PyTorch observes the unbiased variance (÷ (n − 1)) for the running
 * one. A bias before this layer does nothing, since μ takes it out.
 *
 * <p>In training a batch of one sample is refused: it has no variance, and would teach nothing but a wrong one.
 *
 * <p>{@code setTrainable(false)} freezes γ and β; training moves the running statistics all the same, as in PyTorch.
 *
 * <p>Source: S. Ioffe and C. Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal
 * Covariate Shift", 2015.
 */
public final class BatchNorm1d implements Callable, Weighted {

    private final Variable gamma;
    private final Variable beta;
    private final Variable runningMean;
    private final Variable runningVariance;
    private double momentum = 0.1;
    private boolean training;

    /** Makes a layer for samples of so many features; γ and the running variance begin at 1, β and the mean at 0. */
    public BatchNorm1d(int features) {
        if (features < 1) {
            throw new ShapeException("BatchNorm1d(features) needs at least 1 feature, not " + features);
        }
        gamma = new Variable("gamma", Tensor.ones(1, features));
        beta = new Variable("beta", Tensor.zeros(1, features));
        runningMean = Variable.nonTrainable("running_mean", Tensor.zeros(1, features));
        runningVariance = Variable.nonTrainable("running_variance", Tensor.ones(1, features));
    }

    /** Sets the momentum m, the share of the observed in the running statistics, from 0 to 1; 0.1 unless set. */
    public BatchNorm1d momentum(double momentum) {
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("momentum(m) needs the share of the observed mean and variance in the"
                    + " running ones, from 0 to 1, not " + momentum);
        }
        this.momentum = momentum;
        return this;
    }

    /** Returns the scale γ, (1, features). */
    public Variable gamma() {
        return gamma;
    }

    /** Returns the shift β, (1, features). */
    public Variable beta() {
        return beta;
    }

    /** Returns the running mean, (1, features), which no optimizer moves. */
    public Variable runningMean() {
        return runningMean;
    }

    /** Returns the running variance, (1, features), which no optimizer moves. */
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
        if (!training) {
            Tensor mean = Tensor.of(runningMean); // a copy: a later call in training may move what a tape recorded
            Tensor variance = Tensor.of(runningVariance);
            return x.sub(mean)
                    .mul(gamma.div(variance.add(Moments.EPSILON).sqrt()))
                    .add(beta);
        }
        requireSeveral(x);
        Moments moments = Moments.of(x, 0);
        Tensor y = moments.normalize(x).mul(gamma).add(beta);
        updateRunning(moments);
        return y;
    }

    @Override
    public void setTraining(boolean training) {
        this.training = training;
    }

    private void updateRunning(Moments moments) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            move(runningMean, moments.mean());
            move(runningVariance, moments.variance());
        }
    }

    private void move(Variable running, Tensor observed) {
        running.assignSub(running.sub(observed).mul(momentum));
    }

    private void requireSeveral(Tensor x) {
        if (x.size(0) == 1) {
            throw new ShapeException(this + " in training needs a batch of at least 2 samples, for one has no variance;"
                    + " choose a batch size that leaves no batch of one, or leave it out with withoutShortBatch()");
        }
    }

    @Override
    public String toString() {
        return "BatchNorm1d(" + gamma.size(1) + ")";
    }
}
