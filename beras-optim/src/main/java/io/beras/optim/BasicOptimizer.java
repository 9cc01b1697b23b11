package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;

/**
 * Gradient descent, the plain step.
 *
 * <p>Formula: w ← w − lr·g.
 *
 * <pre>{@code
 * Optimizer optimizer = new BasicOptimizer(0.1);
 * optimizer.applyGradients(variables, tape.gradient(loss, variables));
 * }</pre>
 *
 * <p>Source: A. Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées", 1847.
 */
public final class BasicOptimizer extends VariableOptimizer {

    /** Makes the optimizer with this learning rate. */
    public BasicOptimizer(double learningRate) {
        super(learningRate);
    }

    @Override
    protected void update(Variable w, Tensor g) {
        w.assignSub(g.mul(learningRate()));
    }

    @Override
    public String toString() {
        return "BasicOptimizer(learningRate=" + learningRate() + ")";
    }
}
