package assignment;

import io.beras.autograder.Exercise;
import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.losses.Loss;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean of the squared differences between prediction and target.
 *
 * <p>Formula: L = Σ (ŷ − y)² / N, where N is the number of all elements. Shapes: prediction ŷ and target y (n, k), so
 * N = n·k; L is a scalar.
 */
public final class MeanSquaredError implements Loss {

    /** Returns the scalar L for the inputs ŷ and y, in this order. */
    @Exercise(
            part = "mean-squared-error",
            step = "forward",
            hints = {
                "Square the differences, and take the mean over all elements, rows and columns alike.",
                "sub gives the differences, mul with itself the squares; mean() without an axis is a scalar array.",
                "With e for the first input minus the second: the mean() of e times e."
            })
    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray error = inputs[0].sub(inputs[1]);
        return error.mul(error).mean();
    }

    /**
     * Returns the gradient of ŷ for an upstream gradient g, and no gradient of the target y.
     *
     * <p>Formula: ∂ŷ = g·2·(ŷ − y) / N. Shapes: g scalar, ∂ŷ (n, k). The second element of the list is
     * {@code LocalGradient.none("the target is not trained")}.
     */
    @Exercise(
            part = "mean-squared-error",
            step = "gradient",
            hints = {
                "The derivative of a square is twice its base; the division by N of the mean stays.",
                "call.input(0) and call.input(1) are prediction and target; length() of a tensor is N; g is a scalar factor.",
                "Two elements: a function of g with (prediction minus target) times 2 / N times g, then LocalGradient.none."
            })
    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor error = call.input(0).sub(call.input(1));
        return List.of(g -> error.mul(2.0 / error.length()).mul(g), LocalGradient.none("the target is not trained"));
    }
}
