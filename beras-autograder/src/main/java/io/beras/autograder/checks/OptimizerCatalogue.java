package io.beras.autograder.checks;

import io.beras.core.Optimizer;
import io.beras.core.gradcheck.OptimizerCheck;
import java.util.Arrays;
import java.util.function.Supplier;

/** Optimizers with their formula and the wrong formulas that are known from students. */
public final class OptimizerCatalogue {

    private OptimizerCatalogue() {}

    /** Returns a check of plain gradient descent: w ← w − lr·g. */
    public static OptimizerCheck basic(String what, Supplier<? extends Optimizer> optimizer, double learningRate) {
        return OptimizerCheck.of(what, optimizer, Formulas.descent(g -> learningRate * g))
                .candidate(
                        "gradient-sign-only",
                        "looks like a step by the sign of the gradient: use the gradient itself",
                        Formulas.descent(g -> learningRate * Math.signum(g)))
                .candidate(
                        "assigns-step",
                        "looks like w ← lr·g: subtract the step from w, as assignSub does",
                        (w, g, state) -> Arrays.setAll(w, i -> learningRate * g[i]))
                .candidate(
                        "learning-rate-divides",
                        "looks like a gradient that is divided by the learning rate: multiply by lr",
                        Formulas.descent(g -> g / learningRate));
    }

    /** Returns a check of gradient descent with classical momentum: v ← μ·v + g, then w ← w − lr·v. */
    public static OptimizerCheck momentum(
            String what, Supplier<? extends Optimizer> optimizer, double learningRate, double mu) {
        return OptimizerCheck.of(what, optimizer, Formulas.momentum(learningRate, mu, 1))
                .candidate(
                        "momentum-convention",
                        "looks like the other convention of momentum, v ← μ·v + (1 − μ)·g: here the factor of g is 1",
                        Formulas.momentum(learningRate, mu, 1 - mu))
                .candidate(
                        "momentum-missing",
                        "looks like gradient descent without momentum: the velocity does not reach the weight",
                        Formulas.momentum(learningRate, 0, 1))
                .candidate(
                        "momentum-sign",
                        "looks like the wrong sign of the momentum: v ← μ·v + g",
                        Formulas.momentum(learningRate, -mu, 1))
                .candidate(
                        "decay-swapped",
                        "looks like μ and 1 − μ swapped: μ is the fraction of the velocity that an update keeps",
                        Formulas.momentum(learningRate, 1 - mu, mu));
    }

    /** Returns a check of RMSProp: v ← β·v + (1 − β)·g², then w ← w − lr·g / (√v + ε), from v = 0. */
    public static OptimizerCheck rmsProp(
            String what, Supplier<? extends Optimizer> optimizer, double learningRate, double beta, double epsilon) {
        RmsPropFormula right = new RmsPropFormula(learningRate, beta, epsilon);
        return OptimizerCheck.of(what, optimizer, right.rule())
                .candidate(
                        "epsilon-inside-root",
                        "looks like ε inside the root, √(v + ε): add ε to the root, √v + ε",
                        right.dividingBy(v -> Math.sqrt(v + epsilon)))
                .candidate(
                        "epsilon-missing",
                        "looks like a missing ε: an element whose gradient is always 0 becomes 0/0 = NaN",
                        right.dividingBy(Math::sqrt))
                .candidate(
                        "root-missing",
                        "looks like a missing root: divide by √v + ε, not by v + ε",
                        right.dividingBy(v -> v + epsilon))
                .candidate(
                        "square-missing",
                        "looks like a mean of g in place of g²: v ← β·v + (1 − β)·g²",
                        right.averaging(g -> g).rule())
                .candidate(
                        "square-missing",
                        "looks like a mean of |g| in place of g²: v ← β·v + (1 − β)·g²",
                        right.averaging(Math::abs).rule())
                .candidate(
                        "decay-swapped",
                        "looks like β and 1 − β swapped: β is the fraction of v that an update keeps",
                        right.keeping(1 - beta, beta).rule())
                .candidate(
                        "sum-for-mean",
                        "looks like a sum of squares: the factor 1 − β of g² is missing",
                        right.keeping(beta, 1).rule())
                .candidate(
                        "sum-of-squares",
                        "looks like the sum of all squares, which is AdaGrad: v ← β·v + (1 − β)·g²",
                        right.keeping(1, 1).rule())
                .candidate(
                        "decay-missing",
                        "looks like a v that never forgets: the factor β of v is missing",
                        right.keeping(1, 1 - beta).rule())
                .candidate(
                        "old-state",
                        "looks like a step with v of the step before: update v first, then the weight",
                        right.withOldSquares())
                .candidate(
                        "bias-correction",
                        "looks like the bias correction of Adam, v / (1 − βᵗ): RMSProp has none",
                        right.withBiasCorrection())
                .candidate(
                        "epsilon-value",
                        "looks like another ε than " + epsilon + ": 1e-7",
                        right.dividingBy(v -> Math.sqrt(v) + 1e-7))
                .candidate(
                        "epsilon-value",
                        "looks like another ε than " + epsilon + ": 1e-8",
                        right.dividingBy(v -> Math.sqrt(v) + 1e-8));
    }

    /** Returns a check of Adam: w ← w − lr·m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). */
    public static OptimizerCheck adam(
            String what,
            Supplier<? extends Optimizer> optimizer,
            double learningRate,
            double beta1,
            double beta2,
            double epsilon) {
        AdamFormula right = new AdamFormula(learningRate, beta1, beta2, epsilon);
        return OptimizerCheck.of(what, optimizer, right.rule())
                .candidate(
                        "no-bias-correction",
                        "looks like Adam without bias correction: divide m by 1 − β₁ᵗ and v by 1 − β₂ᵗ",
                        right.with((m, v, t) -> m / (Math.sqrt(v) + epsilon)))
                .candidate(
                        "second-moment-not-corrected",
                        "looks like v without bias correction: v̂ = v / (1 − β₂ᵗ)",
                        right.with((m, v, t) -> right.mHat(m, t) / (Math.sqrt(v) + epsilon)))
                .candidate(
                        "first-moment-not-corrected",
                        "looks like m without bias correction: m̂ = m / (1 − β₁ᵗ)",
                        right.with((m, v, t) -> m / (Math.sqrt(right.vHat(v, t)) + epsilon)))
                .candidate(
                        "epsilon-inside-root",
                        "looks like ε inside the root, √(v̂ + ε): add ε to the root, √v̂ + ε",
                        right.with((m, v, t) -> right.mHat(m, t) / Math.sqrt(right.vHat(v, t) + epsilon)))
                .candidate(
                        "epsilon-missing",
                        "looks like a missing ε: an element whose gradient is always 0 becomes 0/0 = NaN",
                        right.with((m, v, t) -> right.mHat(m, t) / Math.sqrt(right.vHat(v, t))))
                .candidate(
                        "epsilon-before-correction",
                        "looks like the form of Keras, which adds ε before the bias correction: here ε is added to √v̂",
                        right.with((m, v, t) ->
                                right.mHat(m, t) * Math.sqrt(1 - Math.pow(beta2, t)) / (Math.sqrt(v) + epsilon)))
                .candidate(
                        "root-missing",
                        "looks like a missing root: divide by √v̂ + ε, not by v̂ + ε",
                        right.with((m, v, t) -> right.mHat(m, t) / (right.vHat(v, t) + epsilon)))
                .candidate(
                        "square-missing",
                        "looks like a mean of g in place of g²: v ← β₂·v + (1 − β₂)·g²",
                        right.averaging(g -> g).rule())
                .candidate(
                        "square-missing",
                        "looks like a mean of |g| in place of g²: v ← β₂·v + (1 − β₂)·g²",
                        right.averaging(Math::abs).rule())
                .candidate(
                        "betas-swapped",
                        "looks like β₁ and β₂ swapped: β₁ = " + beta1 + " belongs to m, β₂ = " + beta2 + " to v",
                        new AdamFormula(learningRate, beta2, beta1, epsilon).rule())
                .candidate(
                        "wrong-beta",
                        "looks like β₂ in place of β₁: β₁ = " + beta1 + " belongs to m",
                        new AdamFormula(learningRate, beta2, beta2, epsilon).rule())
                .candidate(
                        "wrong-beta",
                        "looks like β₁ in place of β₂: β₂ = " + beta2 + " belongs to v",
                        new AdamFormula(learningRate, beta1, beta1, epsilon).rule())
                .candidate(
                        "decay-swapped",
                        "looks like β and 1 − β swapped: β is the fraction of m or v that an update keeps",
                        right.keeping(1 - beta1, beta1, 1 - beta2, beta2).rule())
                .candidate(
                        "sum-for-mean",
                        "looks like sums in place of means: the factors 1 − β₁ of g and 1 − β₂ of g² are missing",
                        right.keeping(beta1, 1, beta2, 1).rule())
                .candidate(
                        "gradient-for-first-moment",
                        "looks like g in place of m̂ in the step: this is RMSProp with a bias correction",
                        right.keeping(0, 1, beta2, 1 - beta2)
                                .with((m, v, t) -> m / (Math.sqrt(right.vHat(v, t)) + epsilon)))
                .candidate(
                        "correction-by-product",
                        "looks like a bias correction by β·t in place of the power βᵗ",
                        right.with((m, v, t) -> m / (1 - beta1 * t) / (Math.sqrt(v / (1 - beta2 * t)) + epsilon)))
                .candidate(
                        "correction-stored",
                        "looks like m̂ and v̂ that are stored as m and v: keep the uncorrected moments for the next step",
                        right.storingCorrected())
                .candidate(
                        "epsilon-value",
                        "looks like another ε than " + epsilon + ": 1e-8",
                        new AdamFormula(learningRate, beta1, beta2, 1e-8).rule())
                .candidate(
                        "epsilon-value",
                        "looks like another ε than " + epsilon + ": 1e-6",
                        new AdamFormula(learningRate, beta1, beta2, 1e-6).rule());
    }
}
