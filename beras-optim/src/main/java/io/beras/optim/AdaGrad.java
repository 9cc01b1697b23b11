package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.List;

/**
 * AdaGrad: divides each element's step by the root of the sum of its squared gradients.
 *
 * <p>Formula: s ← s + g², then w ← w − lr·g / (√s + ε), with the initial value s = 0. With {@link #weightDecay},
 * g ← g + λ·w comes first.
 *
 * <pre>{@code
 * Optimizer optimizer = new AdaGrad(0.01).epsilon(1e-7).initialSum(0);      // the defaults
 * }</pre>
 *
 * <p>PyTorch has the same formula with ε = 1e-10. Keras has ε = 1e-7 inside the root, √(s + ε), and the initial value
 * s = 0.1.
 *
 * <p>AdaGrad suits sparse gradients: a weight with few gradients moves far. But its steps only shrink; {@link RMSProp}
 * forgets old gradients instead.
 *
 * <p>Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic
 * Optimization", 2011.
 */
public final class AdaGrad extends VariableOptimizer implements Configurable {

    private static final double EPSILON = 1e-7;

    private double epsilon = EPSILON;
    private double initialSum;
    private WeightDecay weightDecay = WeightDecay.NONE;

    /** Creates an optimizer with this learning rate and ε = 1e-7. */
    public AdaGrad(double learningRate) {
        super(learningRate);
    }

    /** Creates an optimizer with a scheduled learning rate and ε = 1e-7. */
    public AdaGrad(LearningRateSchedule learningRate) {
        super(learningRate);
    }

    @Override
    protected void update(Variable w, Tensor gradient) {
        Tensor g = weightDecay.apply(w, gradient, learningRate());
        Variable s = squaresSlot(w, "sumOfSquares", initialSum);
        s.assign(s.add(g.mul(g)));
        w.assignSub(g.mul(learningRate()).div(s.sqrt().add(epsilon)));
    }

    /** Sets ε, at least 0, which is added to the root; with 0, an element whose gradients are all 0 becomes NaN. */
    public AdaGrad epsilon(double epsilon) {
        this.epsilon = Arguments.requireNonNegative("epsilon", epsilon);
        return this;
    }

    /** Sets the initial value of the sum s, at least 0 (0.1 in Keras): a larger value makes the first steps smaller. */
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
    protected void updateInOnePass(Variable w, Tensor g) {
        double learningRate = learningRate();
        w.update(g, List.of(squaresSlot(w, "sumOfSquares", initialSum)), (weights, gradients, state, n) -> {
            float[] s = state[0];
            weightDecay.apply(weights, gradients, learningRate, n);
            MovingAverageLoops.updateBySquares(s, gradients, 1, 1, n); // the sum: nothing decays
            DescentLoops.moveScaled(weights, gradients, s, (float) learningRate, (float) epsilon, n);
        });
    }

    @Override
    public Config config() {
        return learningRateConfig()
                .with("epsilon", epsilon)
                .with("initialSum", initialSum)
                .with("weightDecay", weightDecay.rate());
    }

    @Override
    public String toString() {
        return text().unlessDefault("epsilon", epsilon, EPSILON)
                .unlessDefault("initialSum", initialSum, 0)
                .unlessDefault("weightDecay", weightDecay.rate(), 0)
                .toString();
    }
}
