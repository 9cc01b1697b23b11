package io.beras.core;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A differentiable function, in three methods.
 *
 * <p>{@link #forward} computes y from arrays. {@link #inputGradients} and {@link #weightGradients} return a linear map for
 * each input and each own weight: from the upstream gradient g = ∂L/∂y to ∂L/∂x or ∂L/∂w. The maps are written in tensor
 * operations, which are differentiable themselves, so nested tapes give second and higher derivatives without a further
 * formula. {@link #call} is given: it runs forward and records the call on the active tapes.
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
 * <p>Store nothing about a call on the object: an object that is used twice under a tape is two {@link Call}s. If the
 * backward pass needs more than inputs and output, such as a random mask, make a new {@code Diffable} for the call. A tensor
 * stored on the object would end with the {@link StepScope} of its step, in {@code fit}.
 */
public interface Diffable extends Callable, Weighted {

    /**
     * Returns the output array for these input arrays.
     *
     * <p>The inputs are copies and may be overwritten. The result must be a new array, of the floating-point type of the
     * inputs. Read own weights through {@link Variable#array()}.
     */
    INDArray forward(INDArray... inputs);

    /** Returns one linear map per input, in order: upstream gradient to gradient of that input. */
    List<LocalGradient> inputGradients(Call call);

    /** Returns one linear map per own weight, in the order of {@link #ownWeights()}; none by default. */
    default List<LocalGradient> weightGradients(Call call) {
        return List.of();
    }

    /** Returns the name of an input for messages, counted from 0: "input 0", or as in losses "the prediction". */
    default String inputName(int index) {
        return "input " + index;
    }

    /**
     * Runs forward, records the call on the active tapes, and returns the output.
     *
     * @throws ShapeException if the shapes do not fit
     * @throws IllegalArgumentException if FLOAT and DOUBLE are mixed, or {@code forward} returned an input, null or another type
     */
    @Override
    default Tensor call(Tensor... inputs) {
        return EagerExecution.run(this, inputs);
    }
}
