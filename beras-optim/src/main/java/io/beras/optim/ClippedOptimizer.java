package io.beras.optim;

import io.beras.core.Optimizer;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An optimizer with clipping: it clips the gradients of each step, then passes them to the wrapped optimizer. */
record ClippedOptimizer(GradientClipping clipping, Optimizer optimizer) implements Optimizer, Configurable {

    @Override
    public void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
        try (StepScope scratch = new StepScope("the clipping of gradients")) {
            optimizer.applyGradients(variables, clipping.clip(gradients));
        }
    }

    @Override
    public double learningRate() {
        return optimizer.learningRate();
    }

    @Override
    public void setLearningRate(double learningRate) {
        optimizer.setLearningRate(learningRate);
    }

    @Override
    public List<Variable> state() {
        return optimizer.state();
    }

    @Override
    public void restore(Map<String, ? extends Tensor> state) {
        optimizer.restore(state);
    }

    @Override
    public Config config() {
        return Config.empty().withPart("clipping", clipping).withPart("optimizer", optimizer);
    }

    @Override
    public String toString() {
        return clipping + " before " + optimizer;
    }
}
