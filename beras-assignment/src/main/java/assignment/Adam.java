package assignment;

import assignment.given.Slots;
import io.beras.autograder.Exercise;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Adam: divides the mean of the gradients by the root of the mean of the squared gradients.
 *
 * <p>Formulas at the t-th step of a variable, t = 1, 2, …, with m = v = 0 before the first step:
 *
 * <pre>
 * m ← β₁·m + (1 − β₁)·g        m̂ = m / (1 − β₁ᵗ)
 * v ← β₂·v + (1 − β₂)·g²       v̂ = v / (1 − β₂ᵗ)
 * w ← w − lr·m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>Each variable has its own m, v and t. ε = {@link #EPSILON} is added outside the root, β₁ = {@link #BETA1},
 * β₂ = {@link #BETA2}.
 */
public final class Adam implements Optimizer {

    static final double BETA1 = 0.9;
    static final double BETA2 = 0.999;
    static final double EPSILON = 1e-7;

    private double learningRate;
    private final Slots m = new Slots("m");
    private final Slots v = new Slots("v");
    private final Map<Variable, Integer> steps = new IdentityHashMap<>();

    /** Creates an optimizer with this learning rate. */
    public Adam(double learningRate) {
        this.learningRate = learningRate;
    }

    /**
     * Updates m, v, t and each variable by the formulas of the class, in place. {@code m.of(w)} and {@code v.of(w)} are the
     * m and the v of a variable w, {@code steps} holds its t.
     *
     * @param variables the variables w, of any shapes
     * @param gradients the gradient g of each variable, in the same order; null leaves the variable and its state unchanged
     */
    @Exercise(
            part = "adam",
            step = "update",
            hints = {
                "Count the step, update both means, correct both for their start at zero, then take the step.",
                "m and v keep their uncorrected values; the corrections divide by 1 - beta to the power of t (Math.pow).",
                "steps.merge(w, 1, Integer::sum) is t; assign m and v; subtract learning rate * corrected m / (root of corrected v + EPSILON)."
            })
    @Override
    public void applyGradients(List<Variable> variables, List<? extends Tensor> gradients) {
        for (int i = 0; i < variables.size(); i++) {
            Variable w = variables.get(i);
            Tensor g = gradients.get(i);
            if (g != null) {
                int t = steps.merge(w, 1, Integer::sum);
                Variable mean = m.of(w);
                Variable squares = v.of(w);
                mean.assign(mean.mul(BETA1).add(g.mul(1 - BETA1)));
                squares.assign(squares.mul(BETA2).add(g.mul(g).mul(1 - BETA2)));
                Tensor correctedMean = mean.div(1 - Math.pow(BETA1, t));
                Tensor correctedSquares = squares.div(1 - Math.pow(BETA2, t));
                w.assignSub(
                        correctedMean.div(correctedSquares.sqrt().add(EPSILON)).mul(learningRate));
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
        return Stream.of(m, v).flatMap(slots -> slots.all().stream()).toList();
    }
}
