package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.List;

/**
 * Adam (adaptive moment estimation): divides the mean gradient by the root of the mean squared gradient.
 *
 * <p>Formula, at the t-th update of a variable, with the moments m = v = 0 at the start:
 *
 * <pre>
 * m ← β₁·m + (1 − β₁)·g        m̂ = m / (1 − β₁ᵗ)
 * v ← β₂·v + (1 − β₂)·g²       v̂ = v / (1 − β₂ᵗ)
 * w ← w − lr·m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>PyTorch has the same formula with ε = 1e-8. Keras adds ε = 1e-7 to √v, before the bias correction, and its t counts
 * all steps, also those before a variable's first gradient.
 *
 * <p>m̂ and v̂ correct the bias that results from the start at zero. With {@link #amsgrad()}, the largest v so far replaces
 * v in v̂. With {@link #weightDecay}, g ← g + λ·w comes first.
 *
 * <pre>{@code
 * Optimizer optimizer = new Adam(0.001).beta1(0.9).beta2(0.999).epsilon(1e-7);      // the defaults
 * }</pre>
 *
 * <p>Two variants change one part each: {@link AdamW} the weight decay, {@link Nadam} the estimate m̂.
 *
 * <p>Source: D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1; S. Reddi, S. Kale and
 * S. Kumar, "On the Convergence of Adam and Beyond", 2018.
 */
public sealed class Adam extends VariableOptimizer implements Configurable permits AdamVariant {

    /** The default learning rate, as in Keras and PyTorch. */
    static final double LEARNING_RATE = 0.001;

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-7;

    private double beta1 = BETA1;
    private double beta2 = BETA2;
    private double epsilon = EPSILON;
    private WeightDecay weightDecay = WeightDecay.NONE;
    private boolean amsgrad;

    /** Creates an optimizer with the learning rate 0.001, β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
    public Adam() {
        this(LEARNING_RATE);
    }

    /** Creates an optimizer with this learning rate, β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
    public Adam(double learningRate) {
        super(learningRate);
    }

    /** Creates an optimizer with a scheduled learning rate, β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
    public Adam(LearningRateSchedule learningRate) {
        super(learningRate);
    }

    @Override
    protected final void update(Variable w, Tensor gradient) {
        Tensor g = weightDecay.apply(w, gradient, learningRate());
        int t = countUpdate(w);
        FirstMomentFactors estimate = firstMomentEstimate(w, t);
        Variable m = slot(w, "firstMoment");
        Variable v = squaresSlot(w, "secondMoment", 0);
        m.assign(m.mul(beta1).add(g.mul(1 - beta1)));
        v.assign(v.mul(beta2).add(g.mul(g).mul(1 - beta2)));
        Tensor mHat = m.mul(estimate.momentFactor()).add(g.mul(estimate.gradientFactor()));
        Tensor vHat = largestIfAmsgrad(w, v).div(1 - StrictMath.pow(beta2, t));
        w.assignSub(mHat.mul(learningRate()).div(vHat.sqrt().add(epsilon)));
    }

    /** Returns the factors of m̂ at the t-th update of a variable; called once in each update. */
    FirstMomentFactors firstMomentEstimate(Variable w, int t) {
        return new FirstMomentFactors(1 / (1 - StrictMath.pow(beta1, t)), 0);
    }

    private Tensor largestIfAmsgrad(Variable w, Variable v) {
        if (!amsgrad) {
            return v;
        }
        Variable largest = squaresSlot(w, "largestSecondMoment", 0);
        largest.assign(largest.maximum(v));
        return largest;
    }

    /** Sets β₁, from 0 to below 1: the fraction of the first moment that each update keeps. */
    public Adam beta1(double beta1) {
        this.beta1 = Arguments.requireBelowOne("beta1", beta1);
        return this;
    }

    /** Sets β₂, from 0 to below 1: the fraction of the second moment that each update keeps. */
    public Adam beta2(double beta2) {
        this.beta2 = Arguments.requireBelowOne("beta2", beta2);
        return this;
    }

    /** Sets ε, at least 0, which is added to the root; with 0, an element whose gradients are all 0 becomes NaN. */
    public Adam epsilon(double epsilon) {
        this.epsilon = Arguments.requireNonNegative("epsilon", epsilon);
        return this;
    }

    /** Sets the weight decay λ, which is added to the gradient as λ·w; at least 0. */
    public Adam weightDecay(double weightDecay) {
        setWeightDecay(new CoupledWeightDecay(weightDecay));
        return this;
    }

    /** Divides by the root of the largest second moment so far, so that a step size never grows. */
    public Adam amsgrad() {
        amsgrad = true;
        return this;
    }

    double defaultWeightDecay() {
        return 0;
    }

    final double beta1() {
        return beta1;
    }

    final void setWeightDecay(WeightDecay weightDecay) {
        this.weightDecay = weightDecay;
    }

    @Override
    protected final void updateInOnePass(Variable w, Tensor g) {
        double learningRate = learningRate();
        int t = countUpdate(w);
        FirstMomentFactors estimate = firstMomentEstimate(w, t);
        // The bias corrections leave the loop: with r = √(1 − β₂ᵗ), lr·m̂ / (√v̂ + ε) = lr·r·m̂ / (√v + ε·r).
        double root = Math.sqrt(1 - StrictMath.pow(beta2, t));
        float scaledEpsilon = (float) (epsilon * root);
        float momentRate = (float) (learningRate * root * estimate.momentFactor());
        float gradientRate = (float) (learningRate * root * estimate.gradientFactor());
        List<Variable> slots = amsgrad
                ? List.of(
                        slot(w, "firstMoment"),
                        squaresSlot(w, "secondMoment", 0),
                        squaresSlot(w, "largestSecondMoment", 0))
                : List.of(slot(w, "firstMoment"), squaresSlot(w, "secondMoment", 0));
        w.update(g, slots, (weights, gradients, state, n) -> {
            float[] m = state[0];
            float[] v = state[1];
            weightDecay.apply(weights, gradients, learningRate, n);
            MovingAverageLoops.update(m, gradients, (float) beta1, (float) (1 - beta1), n);
            MovingAverageLoops.updateBySquares(v, gradients, (float) beta2, (float) (1 - beta2), n);
            if (amsgrad) {
                keepLargest(state[2], v, n);
            }
            float[] divisor = amsgrad ? state[2] : v;
            DescentLoops.moveScaled(weights, m, divisor, momentRate, scaledEpsilon, n);
            if (gradientRate != 0) {
                DescentLoops.moveScaled(weights, gradients, divisor, gradientRate, scaledEpsilon, n);
            }
        });
    }

    private static void keepLargest(float[] largest, float[] v, int n) {
        for (int i = 0; i < n; i++) {
            largest[i] = Math.max(largest[i], v[i]);
        }
    }

    @Override
    public Config config() {
        return learningRateConfig()
                .with("beta1", beta1)
                .with("beta2", beta2)
                .with("epsilon", epsilon)
                .with("weightDecay", weightDecay.rate())
                .with("amsgrad", amsgrad);
    }

    @Override
    public String toString() {
        return text().unlessDefault("beta1", beta1, BETA1)
                .unlessDefault("beta2", beta2, BETA2)
                .unlessDefault("epsilon", epsilon, EPSILON)
                .unlessDefault("weightDecay", weightDecay.rate(), defaultWeightDecay())
                .ifTrue("amsgrad", amsgrad)
                .toString();
    }
}
