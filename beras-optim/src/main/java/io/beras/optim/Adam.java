package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;

/**
 * Adam: momentum over the gradient, divided by the root of a running mean of its square, both corrected for starting at
 * zero.
 *
 * <p>Formula, at the t-th update of a variable:
 *
 * <pre>
 * m ← β₁·m + (1 − β₁)·g        m̂ = m / (1 − β₁ᵗ)
 * v ← β₂·v + (1 − β₂)·g²       v̂ = v / (1 − β₂ᵗ)
 * w ← w − lr·m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>With {@link #amsgrad()}, v̂ is made of the largest v so far. With {@link #weightDecay}, g ← g + λ·w comes first.
 *
 * <pre>{@code
 * Optimizer optimizer = new Adam(0.001).beta1(0.9).beta2(0.999).epsilon(1e-7);      // the defaults
 * }</pre>
 *
 * <p>Source: D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1; S. Reddi, S. Kale and
 * S. Kumar, "On the Convergence of Adam and Beyond", 2018.
 */
public final class Adam extends VariableOptimizer {

    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double epsilon = 1e-7;
    private WeightDecay weightDecay = WeightDecay.NONE;
    private boolean amsgrad;

    /** Makes the optimizer with this learning rate, β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
    public Adam(double learningRate) {
        super(learningRate);
    }

    /** Sets β₁, from 0 to below 1: how much of the mean gradient stays at each step. */
    public Adam beta1(double beta1) {
        this.beta1 = Settings.requireDecay("beta1", beta1);
        return this;
    }

    /** Sets β₂, from 0 to below 1: how much of the mean square stays at each step. */
    public Adam beta2(double beta2) {
        this.beta2 = Settings.requireDecay("beta2", beta2);
        return this;
    }

    /** Sets ε, at least 0, which is added to the root. */
    public Adam epsilon(double epsilon) {
        this.epsilon = Settings.requireNotNegative("epsilon", epsilon);
        return this;
    }

    /** Sets the weight decay λ, which is added to the gradient as λ·w; at least 0. */
    public Adam weightDecay(double weightDecay) {
        this.weightDecay = new WeightDecay(Settings.requireNotNegative("weightDecay", weightDecay));
        return this;
    }

    /** Divides by the largest mean square so far, which makes the step sizes never grow. */
    public Adam amsgrad() {
        amsgrad = true;
        return this;
    }

    @Override
    protected void update(Variable w, Tensor gradient) {
        Tensor g = weightDecay.addTo(gradient, w);
        int t = countUpdate(w);
        Variable m = slot(w, "mean");
        Variable v = slot(w, "meanSquare");
        m.assign(m.mul(beta1).add(g.mul(1 - beta1)));
        v.assign(v.mul(beta2).add(g.mul(g).mul(1 - beta2)));
        Tensor mHat = m.div(1 - StrictMath.pow(beta1, t));
        Tensor vHat = largestIfAmsgrad(w, v).div(1 - StrictMath.pow(beta2, t));
        w.assignSub(mHat.mul(learningRate()).div(vHat.sqrt().add(epsilon)));
    }

    private Tensor largestIfAmsgrad(Variable w, Variable v) {
        if (!amsgrad) {
            return v;
        }
        Variable largest = slot(w, "largestMeanSquare");
        largest.assign(largest.maximum(v));
        return largest;
    }

    @Override
    protected void updateInOnePass(Variable w, Tensor g) {
        int t = countUpdate(w);
        // The two corrections are factored out of the loop: lr·m̂ / (√v̂ + ε) = rate·m / (√v + smallest).
        double root = Math.sqrt(1 - StrictMath.pow(beta2, t));
        float rate = (float) (learningRate() * root / (1 - StrictMath.pow(beta1, t)));
        float smallest = (float) (epsilon * root);
        List<Variable> slots = amsgrad
                ? List.of(slot(w, "mean"), slot(w, "meanSquare"), slot(w, "largestMeanSquare"))
                : List.of(slot(w, "mean"), slot(w, "meanSquare"));
        w.update(g, slots, (weights, gradients, state, n) -> {
            float[] m = state[0];
            float[] v = state[1];
            weightDecay.addTo(gradients, weights, n);
            RunningMean.move(m, gradients, (float) beta1, (float) (1 - beta1), n);
            RunningMean.moveBySquares(v, gradients, (float) beta2, (float) (1 - beta2), n);
            if (amsgrad) {
                keepLargest(state[2], v, n);
            }
            RunningMean.descend(weights, m, amsgrad ? state[2] : v, rate, smallest, n);
        });
    }

    private static void keepLargest(float[] largest, float[] v, int n) {
        for (int i = 0; i < n; i++) {
            largest[i] = Math.max(largest[i], v[i]);
        }
    }

    @Override
    public String toString() {
        return "Adam(learningRate=" + learningRate() + ", beta1=" + beta1 + ", beta2=" + beta2 + ", epsilon=" + epsilon
                + ", weightDecay=" + weightDecay.rate() + (amsgrad ? ", amsgrad" : "") + ")";
    }
}
