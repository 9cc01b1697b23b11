package io.beras.core;

import io.beras.core.arrays.Kernels;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
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
            return compare(this, inputs, (x, y) -> x > y ? 1 : 0);
        }
    }

    /** z = 1 where {@code x < y}, else 0. */
    record Less() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return compare(this, inputs, (x, y) -> x < y ? 1 : 0);
        }
    }

    /** z = 1 where x = y, else 0; NaN where x or y is NaN. Gradients of maxima and of clamp use it. */
    record Equal() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return compare(this, inputs, Equal::equal);
        }

        private static double equal(double x, double y) {
            if (x == y) {
                return 1;
            }
            return Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : 0;
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
            return compare(this, inputs, (x, y) -> x == y ? 0.5 : (1 + Math.signum(x - y)) / 2);
        }
    }

    /** z = 0 where the gradient g is 0 and the slope is not finite, else 1: where a gradient depends on g and slope. */
    record HasEffect() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return compare(this, inputs, (g, slope) -> g == 0 && !Double.isFinite(slope) ? 0 : 1);
        }
    }

    /** y = 1 where x > 0, −1 where {@code x < 0}, else x: 0, −0 or NaN. */
    record Sign() implements PiecewiseConstantOps {
        @Override
        public INDArray forward(INDArray... x) {
            return Kernels.map(x[0], Math::signum);
        }
    }

    /** y = the INT indices of the largest elements along an axis, without the axis. */
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

    /** Applies a function of two operands elementwise, with NumPy broadcasting. */
    private static INDArray compare(PiecewiseConstantOps operation, INDArray[] inputs, DoubleBinaryOperator function) {
        Shapes.broadcast(EagerExecution.name(operation), inputs[0].shape(), inputs[1].shape());
        return Kernels.map(inputs[0], inputs[1], function);
    }
}
