package io.beras.optim;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.List;

/**
 * Plain gradient descent.
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
public final class BasicOptimizer extends VariableOptimizer implements Configurable {

    /** Creates an optimizer with this learning rate. */
    public BasicOptimizer(double learningRate) {
        super(learningRate);
    }

    /** Creates an optimizer with a scheduled learning rate. */
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
        w.update(g, List.of(), (weights, gradients, state, n) -> DescentLoops.move(weights, gradients, rate, n));
    }

    @Override
    public Config config() {
        return learningRateConfig();
    }
}
