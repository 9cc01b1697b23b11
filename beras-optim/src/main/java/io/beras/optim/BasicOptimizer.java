package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.List;

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

    /** Makes the optimizer with a learning rate that follows a schedule. */
    public BasicOptimizer(LearningRateSchedule learningRate) {
        super(learningRate);
    }

    @Override
    protected void update(Variable w, Tensor g) {
        w.assignSub(g.mul(learningRate()));
    }

    @Override
    protected void updateInOnePass(Variable w, Tensor g) {
        float rate = (float) learningRate();
        w.update(g, List.of(), (weights, gradients, state, n) -> descend(weights, gradients, rate, n));
    }

    static void descend(float[] w, float[] g, float rate, int n) {
        for (int i = 0; i < n; i++) {
            w[i] -= rate * g[i];
        }
    }
}
