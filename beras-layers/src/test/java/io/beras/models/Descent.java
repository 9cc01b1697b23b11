package io.beras.models;

import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain gradient descent, for tests of this module, which does not depend on the module of the optimizers. */
public final class Descent implements Optimizer {

    private double learningRate;

    /** Creates an optimizer with this rate. */
    public Descent(double learningRate) {
        this.learningRate = learningRate;
    }

    @Override
    public void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            for (int i = 0; i < variables.size(); i++) {
                Tensor g = gradients.get(i);
                if (g != null) {
                    variables.get(i).assignSub(g.mul(learningRate));
                }
            }
        }
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    @Override
    public List<Variable> state() {
        return List.of();
    }
}
