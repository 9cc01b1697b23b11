package assignment;

import io.beras.autograder.Exercise;
import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.losses.Loss;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The cross-entropy between predicted probabilities and the correct classes, as a mean over the batch.
 *
 * <p>Formula: L = −Σᵢ Σₖ yᵢₖ·ln pᵢₖ / n, with the natural logarithm. Shapes: prediction p (n, k), the output of a softmax;
 * target y (n, k), one-hot; L is a scalar.
 *
 * <p>A probability below {@link #SMALLEST} counts as {@link #SMALLEST}, so that L is finite: ln 0 is −∞.
 */
public final class CategoricalCrossEntropy implements Loss {

    /** The smallest probability that the logarithm gets, as in Keras. */
    static final double SMALLEST = 1e-7;

    /** Returns the scalar L for the inputs p and y, in this order. */
    @Exercise(
            part = "cross-entropy",
            step = "forward",
            hints = {
                "Multiply the logarithms of the probabilities by the target, add everything up, negate, divide by the batch size.",
                "Raise small probabilities to SMALLEST first (Transforms.max); Transforms.log is the natural logarithm.",
                "The sum() of y times the log of the raised p, divided by minus the number of rows, p.size(0)."
            })
    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray p = Transforms.max(inputs[0], SMALLEST);
        INDArray y = inputs[1];
        return Transforms.log(p).mul(y).sum().div(-p.size(0));
    }

    /**
     * Returns the gradient of p for an upstream gradient g, and no gradient of the target y.
     *
     * <p>Formula: ∂p = −g·y / (max(p, SMALLEST)·n). Shapes: g scalar, ∂p (n, k). The second element of the list is
     * {@code LocalGradient.none("the target is not trained")}.
     */
    @Exercise(
            part = "cross-entropy",
            step = "gradient",
            hints = {
                "The derivative of ln p is 1 / p; the sign and the division by the batch size stay.",
                "Raise p as in forward: clamp(SMALLEST, infinity) of a tensor; n is size(0); the softmax has its own gradient.",
                "Two elements: a function of g with y divided by the raised p, divided by -n, times g; then LocalGradient.none."
            })
    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor p = call.input(0).clamp(SMALLEST, Double.POSITIVE_INFINITY);
        Tensor y = call.input(1);
        return List.of(g -> y.div(p).div(-p.size(0)).mul(g), LocalGradient.none("the target is not trained"));
    }
}
