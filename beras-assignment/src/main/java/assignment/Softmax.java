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
 * Softmax: turns each row of scores into probabilities.
 *
 * <p>Formula: yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ), with i and j over the k columns of one row. Shapes: x (n, k), y (n, k).
 */
public final class Softmax implements Diffable {

    /**
     * Returns the probabilities of each row; a row sums to 1.
     *
     * <p>Formula: yᵢ = exp(xᵢ − m) / Σⱼ exp(xⱼ − m), where m is the largest element of the row. The subtraction does not
     * change y, and exp does not overflow: scores of ±10,000 must give no NaN.
     */
    @Exercise(
            part = "softmax",
            step = "forward",
            hints = {
                "Subtract from each row its largest element, take the exponential, and divide each row by its sum.",
                "x.max(true, 1) keeps one column with the largest element of each row; sum(true, 1) does so with the sum.",
                "e is the exponential of x.subColumnVector(largest); the result is e.divColumnVector(sum of e by row)."
            },
            give = Tier.BASIC)
    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray x = inputs[0];
        INDArray e = Transforms.exp(x.subColumnVector(x.max(true, 1)));
        return e.divColumnVector(e.sum(true, 1));
    }

    /**
     * Returns the gradient of the input for an upstream gradient g.
     *
     * <p>The Jacobian of a row is ∂yᵢ/∂xⱼ = yᵢ·(δᵢⱼ − yⱼ): every output of a row depends on every input of the row. Its
     * product with g is ∂x = y∘(g − s), where s = Σⱼ gⱼ·yⱼ is one element for each row. Shapes: g, y and ∂x (n, k), s (n, 1).
     */
    @Exercise(
            part = "softmax",
            step = "gradient",
            hints = {
                "Multiply the upstream gradient by the full Jacobian of each row, not only by its diagonal.",
                "Write the product out for one row: the sum over all columns of g * y is the same for every element.",
                "A list of one function of g: s is g times y, summed over axis 1 with its axis kept; result y times (g minus s)."
            },
            give = {Tier.BASIC, Tier.FULL})
    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor y = call.output();
        return List.of(g -> y.mul(g.sub(g.mul(y).sumKeepDims(1))));
    }
}
