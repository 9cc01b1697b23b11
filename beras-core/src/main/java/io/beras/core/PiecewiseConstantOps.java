package io.beras.core;

import io.beras.core.arrays.Kernels;
import java.util.Collections;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Comparisons: masks, signs and indices. All are piecewise constant, so the derivative is 0 wherever it exists, and no tape
 * records a call.
 *
 * <p>{@link Greater} and {@link Less} give 0 for NaN. The masks of gradients give NaN instead, so that it stays visible.
 */
sealed interface PiecewiseConstantOps extends Op {

    @Override
    default List<Tensor> differentiableInputs(List<Tensor> inputs) {
        return List.of();
    }

    @Override
    default List<LocalGradient> inputGradients(Call call) {
        return Collections.nCopies(call.inputs().size(), LocalGradient.zero());
    }

    /** z = 1 where x > y, else 0. */
    record Greater() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireBroadcast(this, inputs);
            return Kernels.greater(inputs[0], inputs[1]);
        }
    }

    /** z = 1 where {@code x < y}, else 0. */
    record Less() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireBroadcast(this, inputs);
            return Kernels.greater(inputs[1], inputs[0]);
        }
    }

    /** z = 1 where x = y, else 0; NaN where x or y is NaN. Gradients of maxima and of clamp use it. */
    record Equal() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireBroadcast(this, inputs);
            return Kernels.equal(inputs[0], inputs[1]);
        }
    }

    /**
     * z = 1 where x > y, ½ where x = y, 0 where {@code x < y}; NaN where x or y is NaN. The
     * gradients of maximum and minimum use it: equal operands get half of the gradient each.
     *
     * <p>NumPy calls this {@code heaviside(x - y, 0.5)}.
     */
    record Heaviside() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireBroadcast(this, inputs);
            return Kernels.heaviside(inputs[0], inputs[1]);
        }
    }

    /** z = 0 where the gradient g is 0 and the slope is not finite, else 1: where a gradient depends on g and slope. */
    record HasEffect() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireBroadcast(this, inputs);
            return Kernels.map(inputs[0], inputs[1], (g, slope) -> g == 0 && !Double.isFinite(slope) ? 0 : 1);
        }
    }

    /** y = 1 where x > 0, −1 where {@code x < 0}, else x: 0, −0 or NaN. */
    record Sign() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... x) {
            return Kernels.sign(x[0]);
        }
    }

    /** y = the INT indices of the largest elements along an axis, without the axis; −1 where an element is NaN. */
    record ArgMax(int axis) implements PiecewiseConstantOps {
        @Override
        public boolean takesLabels() {
            return true;
        }

        @Override
        public INDArray forward(INDArray... x) {
            return Kernels.argMax(x[0], axis);
        }
    }

    private static void requireBroadcast(PiecewiseConstantOps operation, INDArray... inputs) {
        Shapes.broadcast(EagerExecution.name(operation), inputs[0].shape(), inputs[1].shape());
    }
}
