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
 * The rectifier: y = max(x, 0), elementwise.
 *
 * <p>Example: (−2, 0, 3) becomes (0, 0, 3).
 */
public final class ReLU implements Diffable {

    /** Returns y = max(x, 0) for the only input x, of any shape; y has the same shape. */
    @Exercise(
            part = "relu",
            step = "forward",
            hints = {
                "Keep the positive elements, and replace the others by 0.",
                "Transforms of ND4J has a maximum of an array and a value, which returns a new array.",
                "The maximum (Transforms.max) of the input and 0."
            },
            give = Tier.BASIC)
    @Override
    public INDArray forward(INDArray... inputs) {
        return Transforms.max(inputs[0], 0);
    }

    /**
     * Returns the gradient of the input for an upstream gradient g.
     *
     * <p>Formula: ∂x = g where x &gt; 0, else 0. {@code call.input(0)} is x; ∂x has its shape.
     */
    @Exercise(
            part = "relu",
            step = "gradient",
            hints = {
                "The slope is 1 where the input was positive, and 0 elsewhere: multiply the upstream gradient by it.",
                "The slope depends on x, not on g: x.greater(0) is 1 where x is positive and 0 elsewhere.",
                "A list of one function of g: g times the mask of x greater than 0."
            },
            give = Tier.BASIC)
    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor slope = call.input(0).greater(0);
        return List.of(g -> g.mul(slope));
    }
}
