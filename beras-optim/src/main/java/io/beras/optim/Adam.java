package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.schedules.LearningRateSchedule;
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
 * <p>Two optimizers are Adam but for one thing: {@link AdamW} decays weights otherwise, {@link Nadam} has another m̂.
 *
 * <p>Source: D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1; S. Reddi, S. Kale and
 * S. Kumar, "On the Convergence of Adam and Beyond", 2018.
 */
public sealed class Adam extends VariableOptimizer permits AdamW, Nadam {

    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double epsilon = 1e-7;
    private WeightDecay weightDecay = WeightDecay.NONE;
    private boolean amsgrad;

    /** Makes the optimizer with this learning rate, β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
    public Adam(double learningRate) {
        super(learningRate);
    }

    /** Makes the optimizer with a learning rate that follows a schedule, β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
    public Adam(LearningRateSchedule learningRate) {
        super(learningRate);
    }

    /** Sets β₁, from 0 to below 1: how much of the mean gradient stays at each step. */
    public Adam beta1(double beta1) {
        this.beta1 = Arguments.requireBelowOne("beta1", beta1);
        return this;
    }

    /** Sets β₂, from 0 to below 1: how much of the mean square stays at each step. */
    public Adam beta2(double beta2) {
        this.beta2 = Arguments.requireBelowOne("beta2", beta2);
        return this;
    }

    /** Sets ε, at least 0, which is added to the root. */
    public Adam epsilon(double epsilon) {
        this.epsilon = Arguments.requireNonNegative("epsilon", epsilon);
        return this;
    }

    /** Sets the weight decay λ, which is added to the gradient as λ·w; at least 0. */
    public Adam weightDecay(double weightDecay) {
        setWeightDecay(new CoupledWeightDecay(weightDecay));
        return this;
    }

    /** Divides by the largest mean square so far, which makes the step sizes never grow. */
    public Adam amsgrad() {
        amsgrad = true;
        return this;
    }

    @Override
    protected final void update(Variable w, Tensor gradient) {
        Tensor g = weightDecay.apply(w, gradient, learningRate());
        int t = countUpdate(w);
        FirstMomentEstimate estimate = meanEstimate(w, t);
        Variable m = slot(w, "mean");
        Variable v = slot(w, "meanSquare");
        m.assign(m.mul(beta1).add(g.mul(1 - beta1)));
        v.assign(v.mul(beta2).add(g.mul(g).mul(1 - beta2)));
        Tensor mHat = m.mul(estimate.ofMean()).add(g.mul(estimate.ofGradient()));
        Tensor vHat = largestIfAmsgrad(w, v).div(1 - StrictMath.pow(beta2, t));
        w.assignSub(mHat.mul(learningRate()).div(vHat.sqrt().add(epsilon)));
    }

    /** Returns how m̂ is made at the t-th update of a variable; asked once an update. */
    FirstMomentEstimate meanEstimate(Variable w, int t) {
        return new FirstMomentEstimate(1 / (1 - StrictMath.pow(beta1, t)), 0);
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
    protected final void updateInOnePass(Variable w, Tensor g) {
        double learningRate = learningRate();
        int t = countUpdate(w);
        FirstMomentEstimate estimate = meanEstimate(w, t);
        // The corrections are factored out of the loop: lr·m̂ / (√v̂ + ε) = rate·m / (√v + smallest), the same for g.
        double root = Math.sqrt(1 - StrictMath.pow(beta2, t));
        float smallest = (float) (epsilon * root);
        float rateOfMean = (float) (learningRate * root * estimate.ofMean());
        float rateOfGradient = (float) (learningRate * root * estimate.ofGradient());
        List<Variable> slots = amsgrad
                ? List.of(slot(w, "mean"), slot(w, "meanSquare"), slot(w, "largestMeanSquare"))
                : List.of(slot(w, "mean"), slot(w, "meanSquare"));
        w.update(g, slots, (weights, gradients, state, n) -> {
            float[] m = state[0];
            float[] v = state[1];
            weightDecay.apply(weights, gradients, learningRate, n);
            MovingAverage.move(m, gradients, (float) beta1, (float) (1 - beta1), n);
            MovingAverage.moveBySquares(v, gradients, (float) beta2, (float) (1 - beta2), n);
            if (amsgrad) {
                keepLargest(state[2], v, n);
            }
            float[] divisor = amsgrad ? state[2] : v;
            MovingAverage.descend(weights, m, divisor, rateOfMean, smallest, n);
            if (rateOfGradient != 0) {
                MovingAverage.descend(weights, gradients, divisor, rateOfGradient, smallest, n);
            }
        });
    }

    private static void keepLargest(float[] largest, float[] v, int n) {
        for (int i = 0; i < n; i++) {
            largest[i] = Math.max(largest[i], v[i]);
        }
    }

    /** Returns β₁. */
    final double beta1() {
        return beta1;
    }

    /** Sets how weights decay. */
    final void setWeightDecay(WeightDecay weightDecay) {
        this.weightDecay = weightDecay;
    }

    @Override
    public String toString() {
        return describe(
                "beta1=" + beta1,
                "beta2=" + beta2,
                "epsilon=" + epsilon,
                "weightDecay=" + weightDecay.rate(),
                "amsgrad=" + amsgrad);
    }
}
