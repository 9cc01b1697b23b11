package assignment;

import io.beras.autograder.Exercise;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;

/**
 * Gradient descent: a step against the gradient.
 *
 * <p>Formula: w ← w − lr·g, with the learning rate lr.
 */
public final class BasicOptimizer implements Optimizer {

    private double learningRate;

    /** Creates an optimizer with this learning rate. */
    public BasicOptimizer(double learningRate) {
        this.learningRate = learningRate;
    }

    /**
     * Subtracts lr·g from each variable, in place.
     *
     * @param variables the variables w, of any shapes
     * @param gradients the gradient g of each variable, in the same order; null leaves the variable unchanged
     */
    @Exercise(
            part = "basic-optimizer",
            step = "update",
            hints = {
                "Go downhill: subtract the learning rate times the gradient from each variable.",
                "A variable changes in place by assignSub(change); the gradient at the same position may be null.",
                "For each position with a gradient g: the variable's assignSub with g times the learning rate."
            })
    @Override
    public void applyGradients(List<Variable> variables, List<? extends Tensor> gradients) {
        for (int i = 0; i < variables.size(); i++) {
            Tensor g = gradients.get(i);
            if (g != null) {
                variables.get(i).assignSub(g.mul(learningRate));
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
