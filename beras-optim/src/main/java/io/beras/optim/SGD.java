package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.List;

/**
 * Stochastic gradient descent, with optional momentum and weight decay.
 *
 * <p>Formula: g ← g + λ·w (weight decay, an L2 penalty), then w ← w − lr·v, where v is
 *
 * <ul>
 *   <li>g without momentum,
 *   <li>μ·v + g with {@link #momentum} (as PyTorch),
 *   <li>μ·v + (1 − d)·g with {@link #dampening} too, but g at the first update (as PyTorch),
 *   <li>β·v + (1 − β)·g, from v = 0, with {@link #dampedMomentum} (a moving average of the gradient).
 * </ul>
 *
 * <p>With {@link #nesterov()}, w ← w − lr·(g + μ·v), as PyTorch.
 *
 * <p>Keras keeps the learning rate inside the velocity: v ← μ·v − lr·g, then w ← w + v. The weights are the same while the
 * rate is constant. After a change of the rate they differ: here the new rate applies to the whole velocity, in Keras to
 * the new gradient only. The weight decay of Keras is decoupled, as in {@link AdamW}.
 *
 * <pre>{@code
 * Optimizer optimizer = new SGD(0.1, 0.9).nesterov().weightDecay(1e-4);      // momentum 0.9
 * }</pre>
 *
 * <p>Source: H. Robbins and S. Monro, "A Stochastic Approximation Method", 1951; momentum: B. Polyak, "Some methods of
 * speeding up the convergence of iteration methods", 1964; Nesterov momentum: I. Sutskever et al., "On the importance of
 * initialization and momentum in deep learning", 2013.
 */
public final class SGD extends VariableOptimizer implements Configurable {

    private static final double LEARNING_RATE = 0.01;

    private double momentum;
    private double dampedMomentum;
    private double dampening;
    private boolean nesterov;
    private WeightDecay weightDecay = WeightDecay.NONE;

    /** Creates an optimizer with the learning rate 0.01 (as Keras; 0.001 in PyTorch), without momentum and weight decay. */
    public SGD() {
        this(LEARNING_RATE);
    }

    /** Creates an optimizer with this learning rate, without momentum and weight decay. */
    public SGD(double learningRate) {
        super(learningRate);
    }

    /** Creates an optimizer with a scheduled learning rate, without momentum and weight decay. */
    public SGD(LearningRateSchedule learningRate) {
        super(learningRate);
    }

    /** Creates an optimizer with this learning rate and this classical {@link #momentum}. */
    public SGD(double learningRate, double momentum) {
        super(learningRate);
        this.momentum = requireMomentum(momentum);
    }

    /** Creates an optimizer with a scheduled learning rate and this classical {@link #momentum}. */
    public SGD(LearningRateSchedule learningRate, double momentum) {
        super(learningRate);
        this.momentum = requireMomentum(momentum);
    }

    /** Creates the optimizer of these settings. */
    static SGD of(Config config) {
        SGD optimizer = OptimizerTypes.create(config, SGD::new, SGD::new);
        double damped = config.number("dampedMomentum");
        optimizer.momentum(config.number("momentum")).dampening(config.number("dampening"));
        if (damped != 0) {
            optimizer.dampedMomentum(damped);
        }
        optimizer.weightDecay(config.number("weightDecay"));
        return config.flag("nesterov") ? optimizer.nesterov() : optimizer;
    }

    @Override
    protected void update(Variable w, Tensor gradient) {
        Tensor g = weightDecay.apply(w, gradient, learningRate());
        w.assignSub(direction(w, g).mul(learningRate()));
    }

    private Tensor direction(Variable w, Tensor g) {
        if (velocityFactor() == 0) {
            return g;
        }
        double gradientFactor = gradientFactor(w);
        Variable v = slot(w, "velocity");
        v.assign(v.mul(velocityFactor()).add(g.mul(gradientFactor)));
        return nesterov ? g.add(v.mul(momentum)) : v;
    }

    /** Returns the factor of the velocity: μ or β. */
    private double velocityFactor() {
        return dampedMomentum == 0 ? momentum : dampedMomentum;
    }

    /** Returns the factor of the gradient: 1, 1 − d or 1 − β. */
    private double gradientFactor(Variable w) {
        if (dampening == 0) {
            return 1 - dampedMomentum;
        }
        return countUpdate(w) == 1 ? 1 : 1 - dampening;
    }

    /** Sets the classical momentum μ, from 0 to below 1, and removes a damped momentum: v ← μ·v + g. */
    public SGD momentum(double momentum) {
        this.momentum = requireMomentum(momentum);
        dampedMomentum = 0;
        return this;
    }

    private static double requireMomentum(double momentum) {
        return Arguments.requireBelowOne("momentum", momentum);
    }

    /** Sets the damped momentum β, from 0 to below 1, and removes a classical momentum: v ← β·v + (1 − β)·g. */
    public SGD dampedMomentum(double beta) {
        requireAgreement(Arguments.requireBelowOne("dampedMomentum", beta), dampening, nesterov);
        dampedMomentum = beta;
        momentum = 0;
        return this;
    }

    /** Sets the dampening d of the classical momentum, from 0 to below 1: v ← μ·v + (1 − d)·g after the first update. */
    public SGD dampening(double dampening) {
        requireAgreement(dampedMomentum, Arguments.requireBelowOne("dampening", dampening), nesterov);
        this.dampening = dampening;
        return this;
    }

    /** Moves weights by g + μ·v, the gradient and the next velocity: Nesterov's accelerated gradient. */
    public SGD nesterov() {
        requireAgreement(dampedMomentum, dampening, true);
        nesterov = true;
        return this;
    }

    /** Sets the weight decay λ, which is added to the gradient as λ·w; at least 0. */
    public SGD weightDecay(double weightDecay) {
        this.weightDecay = new CoupledWeightDecay(weightDecay);
        return this;
    }

    private static void requireAgreement(double dampedMomentum, double dampening, boolean nesterov) {
        if (dampedMomentum != 0 && dampening != 0) {
            throw new IllegalArgumentException("dampedMomentum(" + dampedMomentum
                    + ") is damped by itself; leave out dampening(" + dampening + "), which goes with momentum");
        }
        if (nesterov && (dampedMomentum != 0 || dampening != 0)) {
            throw new IllegalArgumentException(
                    "nesterov() needs a momentum that is not damped; leave out dampedMomentum(" + dampedMomentum
                            + ") and dampening(" + dampening + ")");
        }
    }

    @Override
    protected void updateInOnePass(Variable w, Tensor g) {
        double learningRate = learningRate();
        float rate = (float) learningRate;
        if (velocityFactor() == 0) {
            w.update(g, List.of(), (weights, gradients, state, n) -> {
                weightDecay.apply(weights, gradients, learningRate, n);
                DescentLoops.move(weights, gradients, rate, n);
            });
            return;
        }
        float velocityFactor = (float) velocityFactor();
        float gradientFactor = (float) gradientFactor(w);
        w.update(g, List.of(slot(w, "velocity")), (weights, gradients, state, n) -> {
            float[] v = state[0];
            weightDecay.apply(weights, gradients, learningRate, n);
            MovingAverageLoops.update(v, gradients, velocityFactor, gradientFactor, n);
            if (nesterov) {
                MovingAverageLoops.update(gradients, v, 1, velocityFactor, n); // g ← g + μ·v
            }
            DescentLoops.move(weights, nesterov ? gradients : v, rate, n);
        });
    }

    @Override
    public Config config() {
        return learningRateConfig()
                .with("momentum", momentum)
                .with("dampedMomentum", dampedMomentum)
                .with("dampening", dampening)
                .with("nesterov", nesterov)
                .with("weightDecay", weightDecay.rate());
    }

    @Override
    public String toString() {
        return text().unlessDefault("momentum", momentum, 0)
                .unlessDefault("dampedMomentum", dampedMomentum, 0)
                .unlessDefault("dampening", dampening, 0)
                .ifTrue("nesterov", nesterov)
                .unlessDefault("weightDecay", weightDecay.rate(), 0)
                .toString();
    }
}
