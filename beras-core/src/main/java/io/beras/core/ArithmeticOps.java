package io.beras.core;

import io.beras.core.arrays.Kernels;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One number from two, with NumPy broadcasting: z = f(x, y) elementwise.
 *
 * <p>The gradients here have z's shape; the tape sums them back to the shape of the operand, with {@link #undoBroadcast}.
 */
sealed interface ArithmeticOps extends Op {

    /** z from two arrays that are known to broadcast. */
    INDArray compute(INDArray x, INDArray y);

    @Override
    default INDArray forward(INDArray... inputs) {
        INDArray x = inputs[0];
        INDArray y = inputs[1];
        Shapes.broadcast(EagerExecution.name(this), x.shape(), y.shape());
        return compute(x, y);
    }

    /** z = x + y. */
    record Add() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.add(x, y);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g, g -> g);
        }
    }

    /** z = x − y. */
    record Sub() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.subtract(x, y);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g, Tensor::neg);
        }
    }

    /** z = x·y. */
    record Mul() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.multiply(x, y);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.mul(call.input(1)), g -> g.mul(call.input(0)));
        }
    }

    /** z = x / y. */
    record Div() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.divide(x, y);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor y = call.input(1);
            return List.of(g -> g.div(y), g -> g.mul(call.output()).div(y).neg());
        }
    }

    /** z = max(x, y); where x = y, both get half the gradient. */
    record Maximum() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.maximum(x, y);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor y = call.input(1);
            return List.of(g -> g.mul(isGreater(x, y)), g -> g.mul(isGreater(y, x)));
        }
    }

    /** z = min(x, y); where x = y, both get half the gradient. */
    record Minimum() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.minimum(x, y);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor y = call.input(1);
            return List.of(g -> g.mul(isGreater(y, x)), g -> g.mul(isGreater(x, y)));
        }
    }

    /** z = x where the condition is not 0, else y; the other one gets the gradient 0. */
    record Where(Tensor condition) implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            INDArray choice = condition.view();
            Shapes.broadcast(EagerExecution.name(this), choice.shape(), Shapes.broadcast("", x.shape(), y.shape()));
            return Kernels.where(choice, x, y);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            // Chosen, not multiplied by 0, which would let a NaN through.
            return List.of(g -> g.where(condition, 0), g -> zero(g).where(condition, g));
        }

        private static Tensor zero(Tensor g) {
            return Tensor.scalar(g.dataType(), 0);
        }
    }

    /** 1 where x > y, 0 where x < y, ½ where they are equal; a constant, for its own derivative is 0. */
    private static Tensor isGreater(Tensor x, Tensor y) {
        return Tensor.wrap(Kernels.map(x.view(), y.view(), (a, b) -> {
            if (a == b) {
                return 0.5;
            }
            return (1 + Math.signum(a - b)) / 2;
        }));
    }

    /** Returns the sum of g over the axes along which an operand of this shape was repeated, in that shape. */
    static Tensor undoBroadcast(Tensor g, long... shape) {
        int added = g.rank() - shape.length;
        int[] repeated = IntStream.range(0, g.rank())
                .filter(axis -> axis < added || (shape[axis - added] == 1 && g.size(axis) > 1))
                .toArray();
        return repeated.length == 0 ? g : g.sumKeepDims(repeated).reshape(shape);
    }
}
