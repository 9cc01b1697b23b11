package assignment;

import io.beras.autograder.Exercise;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The leaky rectifier: y = x where x &gt; 0, else α·x, elementwise.
 *
 * <p>Example: with α = 0.1, (−2, 0, 3) becomes (−0.2, 0, 3).
 */
public final class LeakyReLU implements Diffable {

    private final double alpha;

    /** Creates a leaky rectifier with the slope alpha below 0. */
    public LeakyReLU(double alpha) {
        this.alpha = alpha;
    }

    /** Returns y = x where x &gt; 0, else α·x, for the only input x, of any shape; y has the same shape. */
    @Exercise(
            part = "leaky-relu",
            step = "forward",
            hints = {
                "Positive elements stay as they are; negative elements are multiplied by alpha.",
                "Split x into its positive part, max(x, 0), and its negative part, min(x, 0).",
                "Add the positive part to alpha times the negative part (Transforms.max and Transforms.min with 0)."
            })
    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray x = inputs[0];
        return Transforms.max(x, 0).add(Transforms.min(x, 0).mul(alpha));
    }

    /**
     * Returns the gradient of the input for an upstream gradient g.
     *
     * <p>Formula: ∂x = g where x &gt; 0, else α·g. {@code call.input(0)} is x; ∂x has its shape.
     */
    @Exercise(
            part = "leaky-relu",
            step = "gradient",
            hints = {
                "The slope is 1 where the input was positive, and alpha elsewhere: multiply the upstream gradient by it.",
                "a.where(condition, b) takes a where the condition is 1 and b elsewhere; the condition is x.greater(0).",
                "A list of one function of g: g where x is greater than 0, else g times alpha."
            })
    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor positive = call.input(0).greater(0);
        return List.of(g -> g.where(positive, g.mul(alpha)));
    }
}
