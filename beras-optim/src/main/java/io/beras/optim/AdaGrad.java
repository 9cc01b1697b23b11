package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.List;

/**
 * AdaGrad: each number's step is divided by the root of the sum of all its squared gradients so far.
 *
 * <p>Formula: s ← s + g², then w ← w − lr·g / (√s + ε), with s = 0 at first. With {@link #weightDecay}, g ← g + λ·w
 * comes first.
 *
 * <pre>{@code
 * Optimizer optimizer = new AdaGrad(0.01).epsilon(1e-7).initialSum(0);      // the defaults
 * }</pre>
 *
 * <p>It suits sparse gradients, for what is rarely met moves far; but its steps only ever shrink. {@link RMSProp} forgets
 * old gradients instead.
 *
 * <p>Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic
 * Optimization", 2011.
 */
public final class AdaGrad extends VariableOptimizer {

    private double epsilon = 1e-7;
    private double initialSum;
    private WeightDecay weightDecay = WeightDecay.NONE;

    /** Makes the optimizer with this learning rate and ε = 1e-7. */
    public AdaGrad(double learningRate) {
        super(learningRate);
    }

    /** Makes the optimizer with a learning rate that follows a schedule, and ε = 1e-7. */
    public AdaGrad(LearningRateSchedule learningRate) {
        super(learningRate);
    }

    /** Sets ε, at least 0, which is added to the root. */
    public AdaGrad epsilon(double epsilon) {
        this.epsilon = Arguments.requireNonNegative("epsilon", epsilon);
        return this;
    }

    /** Sets what the sum of squares starts with, at least 0: so much caution in the first steps (0.1 in Keras). */
    public AdaGrad initialSum(double initialSum) {
        this.initialSum = Arguments.requireNonNegative("initialSum", initialSum);
        return this;
    }

    /** Sets the weight decay λ, which is added to the gradient as λ·w; at least 0. */
    public AdaGrad weightDecay(double weightDecay) {
        this.weightDecay = new CoupledWeightDecay(weightDecay);
        return this;
    }

    @Override
    protected void update(Variable w, Tensor gradient) {
        Tensor g = weightDecay.apply(w, gradient, learningRate());
        Variable s = slot(w, "sumOfSquares", initialSum);
        s.assign(s.add(g.mul(g)));
        w.assignSub(g.mul(learningRate()).div(s.sqrt().add(epsilon)));
    }

    @Override
    protected void updateInOnePass(Variable w, Tensor g) {
        double learningRate = learningRate();
        w.update(g, List.of(slot(w, "sumOfSquares", initialSum)), (weights, gradients, state, n) -> {
            float[] s = state[0];
            weightDecay.apply(weights, gradients, learningRate, n);
            MovingAverage.moveBySquares(s, gradients, 1, 1, n);
            MovingAverage.descend(weights, gradients, s, (float) learningRate, (float) epsilon, n);
        });
    }

    @Override
    public String toString() {
        return describe("epsilon=" + epsilon, "initialSum=" + initialSum, "weightDecay=" + weightDecay.rate());
    }
}
