package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum and weight decay if asked for.
 *
 * <p>Formula: g ← g + λ·w (weight decay, an L2 penalty), then w ← w − lr·v, where v is
 *
 * <ul>
 *   <li>g without momentum,
 *   <li>μ·v + g with {@link #momentum} (as Keras and PyTorch),
 *   <li>β·v + (1 − β)·g, from v = 0, with {@link #dampedMomentum} (a running mean of gradients).
 * </ul>
 *
 * <pre>{@code
 * Optimizer optimizer = new SGD(0.1).momentum(0.9).weightDecay(1e-4);
 * }</pre>
 *
 * <p>Source: H. Robbins and S. Monro, "A Stochastic Approximation Method", 1951; momentum: B. Polyak, "Some methods of
 * speeding up the convergence of iteration methods", 1964.
 */
public final class SGD extends VariableOptimizer {

    private double momentum;
    private double inflow = 1;
    private WeightDecay weightDecay = WeightDecay.NONE;

    /** Makes the optimizer with this learning rate, without momentum and decay. */
    public SGD(double learningRate) {
        super(learningRate);
    }

    /** Sets the classical momentum μ, from 0 to below 1: v ← μ·v + g. */
    public SGD momentum(double momentum) {
        this.momentum = Settings.requireDecay("momentum", momentum);
        this.inflow = 1;
        return this;
    }

    /** Sets the damped momentum β, from 0 to below 1: v ← β·v + (1 − β)·g. */
    public SGD dampedMomentum(double beta) {
        this.momentum = Settings.requireDecay("dampedMomentum", beta);
        this.inflow = 1 - beta;
        return this;
    }

    /** Sets the weight decay λ, which is added to the gradient as λ·w; at least 0. */
    public SGD weightDecay(double weightDecay) {
        this.weightDecay = new WeightDecay(Settings.requireNotNegative("weightDecay", weightDecay));
        return this;
    }

    @Override
    protected void update(Variable w, Tensor gradient) {
        Tensor g = weightDecay.addTo(gradient, w);
        w.assignSub(velocity(w, g).mul(learningRate()));
    }

    private Tensor velocity(Variable w, Tensor g) {
        if (momentum == 0) {
            return g;
        }
        Variable v = slot(w, "velocity");
        v.assign(v.mul(momentum).add(g.mul(inflow)));
        return v;
    }

    @Override
    protected void updateInOnePass(Variable w, Tensor g) {
        float keep = (float) momentum;
        float add = (float) inflow;
        float rate = (float) learningRate();
        List<Variable> velocity = momentum == 0 ? List.of() : List.of(slot(w, "velocity"));
        w.update(g, velocity, (weights, gradients, state, n) -> {
            weightDecay.addTo(gradients, weights, n);
            if (state.length == 0) {
                BasicOptimizer.descend(weights, gradients, rate, n);
            } else {
                RunningMean.move(state[0], gradients, keep, add, n);
                BasicOptimizer.descend(weights, state[0], rate, n);
            }
        });
    }

    @Override
    public String toString() {
        return "SGD(learningRate=" + learningRate() + ", " + (inflow == 1 ? "momentum=" : "dampedMomentum=") + momentum
                + ", weightDecay=" + weightDecay.rate() + ")";
    }
}
