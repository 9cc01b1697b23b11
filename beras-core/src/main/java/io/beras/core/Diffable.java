package io.beras.core;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A function that can be differentiated: what a student writes three methods of.
 *
 * <p>{@link #forward} speaks arrays: it computes y. {@link #inputGradients} and {@link #weightGradients} speak tensors:
 * for each input and each own weight, a linear map from the upstream gradient g = ∂L/∂y to ∂L/∂x or ∂L/∂w. Because
 * those maps are written in tensor operations, which are differentiable themselves, nested tapes give second and higher
 * derivatives with no further formula. {@link #call} is given: forward, then let the recording tapes know.
 *
 * <pre>{@code
 * final class Square implements Diffable {
 *     public INDArray forward(INDArray... x) {
 *         return x[0].mul(x[0]);
 *     }
 *
 *     public List<LocalGradient> inputGradients(Call call) {
 *         return List.of(g -> g.mul(call.input(0)).mul(2));     // dy/dx = 2x
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing about a call belongs on the object: one that is used twice under a tape is two {@link Call}s. If the
 * backward pass needs more than inputs and output (a random mask, say), make a new {@code Diffable} for that one call. A
 * tensor kept on the object would, in {@code fit}, end with the {@link StepScope} of its step.
 */
public interface Diffable extends Callable, Weighted {

    /**
     * Returns the output array for these input arrays.
     *
     * <p>The inputs are copies, free to be used up; the result must be another array than any input, of the inputs'
     * floating-point type. Own weights are read through {@link Variable#array()}.
     */
    INDArray forward(INDArray... inputs);

    /** Returns one linear map per input, in order: upstream gradient to gradient of that input. */
    List<LocalGradient> inputGradients(Call call);

    /** Returns one linear map per own weight, in the order of {@link #ownWeights()}; none by default. */
    default List<LocalGradient> weightGradients(Call call) {
        return List.of();
    }

    /**
     * Returns the output tensor, after the tapes that are recording have taken note.
     *
     * @throws ShapeException if the shapes do not fit
     * @throws IllegalArgumentException if FLOAT and DOUBLE are mixed, or {@code forward} returned what it may not
     */
    @Override
    default Tensor call(Tensor... inputs) {
        return EagerExecution.run(this, inputs);
    }
}
