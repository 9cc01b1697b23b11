package assignment;

import assignment.given.Slots;
import io.beras.autograder.Exercise;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;

/**
 * RMSProp: divides each element's step by the root of the mean of its squared gradients.
 *
 * <p>Formulas, with v = 0 before the first step:
 *
 * <pre>
 * v ← β·v + (1 − β)·g²
 * w ← w − lr·g / (√v + ε)
 * </pre>
 *
 * <p>Each variable has its own v. ε = {@link #EPSILON} is added outside the root, β = {@link #BETA}.
 */
public final class RMSProp implements Optimizer {

    static final double BETA = 0.9;
    static final double EPSILON = 1e-6;

    private double learningRate;
    private final Slots v = new Slots("v");

    /** Creates an optimizer with this learning rate. */
    public RMSProp(double learningRate) {
        this.learningRate = learningRate;
    }

    /**
     * Updates v and each variable by the formulas of the class, in place. {@code v.of(w)} is the v of a variable w.
     *
     * @param variables the variables w, of any shapes
     * @param gradients the gradient g of each variable, in the same order; null leaves the variable and its v unchanged
     */
    @Exercise(
            part = "rmsprop",
            step = "update",
            hints = {
                "Update the running mean v of the squared gradients first, then take a step of g divided by the root of v.",
                "v.of(w) is a variable: assign gives it a new value; g.mul(g) is the square; sqrt, then add(EPSILON), then div.",
                "v becomes BETA times v plus (1 - BETA) times g squared; subtract g / (root of v + EPSILON) times the learning rate."
            })
    @Override
    public void applyGradients(List<Variable> variables, List<? extends Tensor> gradients) {
        for (int i = 0; i < variables.size(); i++) {
            Variable w = variables.get(i);
            Tensor g = gradients.get(i);
            if (g != null) {
                Variable squares = v.of(w);
                squares.assign(squares.mul(BETA).add(g.mul(g).mul(1 - BETA)));
                w.assignSub(g.div(squares.sqrt().add(EPSILON)).mul(learningRate));
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
        return v.all();
    }
}
