package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;

/**
 * RMSProp: each number's step is divided by the root of a running mean of its squared gradient.
 *
 * <p>Formula: v ← β·v + (1 − β)·g², then w ← w − lr·g / (√v + ε), with v = 0 at first.
 *
 * <pre>{@code
 * Optimizer optimizer = new RMSProp(0.001).beta(0.9).epsilon(1e-6);     // the defaults
 * }</pre>
 *
 * <p>Source: T. Tieleman and G. Hinton, "Lecture 6.5: rmsprop", COURSERA Neural Networks for Machine Learning, 2012.
 */
public final class RMSProp extends VariableOptimizer {

    private double beta = 0.9;
    private double epsilon = 1e-6;

    /** Makes the optimizer with this learning rate, β = 0.9 and ε = 1e-6. */
    public RMSProp(double learningRate) {
        super(learningRate);
    }

    /** Sets β, from 0 to below 1: how much of the running mean stays at each step. */
    public RMSProp beta(double beta) {
        this.beta = Settings.requireDecay("beta", beta);
        return this;
    }

    /** Sets ε, at least 0, which is added to the root. */
    public RMSProp epsilon(double epsilon) {
        this.epsilon = Settings.requireNotNegative("epsilon", epsilon);
        return this;
    }

    @Override
    protected void update(Variable w, Tensor g) {
        Variable v = slot(w, "meanSquare");
        v.assign(v.mul(beta).add(g.mul(g).mul(1 - beta)));
        w.assignSub(g.mul(learningRate()).div(v.sqrt().add(epsilon)));
    }

    @Override
    protected void updateInOnePass(Variable w, Tensor g) {
        float rate = (float) learningRate();
        w.update(g, List.of(slot(w, "meanSquare")), (weights, gradients, state, n) -> {
            RunningMean.moveBySquares(state[0], gradients, (float) beta, (float) (1 - beta), n);
            RunningMean.descend(weights, gradients, state[0], rate, (float) epsilon, n);
        });
    }

    @Override
    public String toString() {
        return "RMSProp(learningRate=" + learningRate() + ", beta=" + beta + ", epsilon=" + epsilon + ")";
    }
}
