package assignment;

import io.beras.autograder.Exercise;
import io.beras.autograder.Tier;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The logistic function: y = 1 / (1 + e⁻ˣ), elementwise, between 0 and 1.
 *
 * <p>Example: (−1000, 0, 1000) becomes (0, 0.5, 1).
 */
public final class Sigmoid implements Diffable {

    /** Returns y = 1 / (1 + e⁻ˣ) for the only input x, of any shape; y has the same shape, and no NaN for large |x|. */
    @Exercise(
            part = "sigmoid",
            step = "forward",
            hints = {
                "Negate x, take the exponential, add 1, and take the reciprocal.",
                "Transforms.exp is the exponential of an array; rdiv(1) divides 1 by each element.",
                "The exponential of x.neg(), then add(1), then rdiv(1); this form overflows to 1 / infinity = 0, not to NaN."
            },
            give = Tier.BASIC)
    @Override
    public INDArray forward(INDArray... inputs) {
        return Transforms.exp(inputs[0].neg()).add(1).rdiv(1);
    }

    /**
     * Returns the gradient of the input for an upstream gradient g.
     *
     * <p>Formula: ∂x = g∘y∘(1 − y), with the output y = {@code call.output()}; ∂x has its shape.
     */
    @Exercise(
            part = "sigmoid",
            step = "gradient",
            hints = {
                "The derivative of the sigmoid is y * (1 - y), in terms of its output y.",
                "call.output() is y; y.subtractFrom(1) is 1 - y; multiply both with the upstream gradient.",
                "A list of one function of g: g times y times (1 - y), all elementwise with mul."
            },
            give = Tier.BASIC)
    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor y = call.output();
        return List.of(g -> g.mul(y).mul(y.subtractFrom(1)));
    }
}
