package io.beras.core;

import io.beras.core.arrays.Kernels;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Functions of two operands: z = f(x, y) elementwise, with NumPy broadcasting.
 *
 * <p>The local gradients here have z's shape; the chain rule sums each to the shape of its operand, by
 * {@link #undoBroadcast}.
 */
sealed interface ArithmeticOps extends Op {

    /** Computes z from two arrays that are known to broadcast. */
    INDArray compute(INDArray x, INDArray y);

    @Override
    default boolean broadcasts() {
        return true;
    }

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
            return List.of(g -> ChainRuleOps.product(g, call.input(1)), g -> ChainRuleOps.product(g, call.input(0)));
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
            return List.of(
                    g -> ChainRuleOps.quotient(g, y),
                    g -> ChainRuleOps.quotient(ChainRuleOps.product(g, call.output()), y)
                            .neg());
        }
    }

    /**
     * z = xʸ, in which x = 0 has no logarithm and x = y = 0 no derivative.
     *
     * <p>There a base of 1 replaces x, which makes both gradients 0: y·1ʸ⁻¹ for y = 0, and z·ln 1.
     */
    record Pow() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.map(x, y, StrictMath::pow);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor y = call.input(1);
            return List.of(
                    g -> ChainRuleOps.product(
                            ChainRuleOps.product(g, y),
                            orOne(x, isZero(x).mul(isZero(y))).pow(y.sub(1))),
                    g -> ChainRuleOps.product(
                            ChainRuleOps.product(g, call.output()),
                            orOne(x, isZero(x).mul(y.less(0).subtractFrom(1))).log()));
        }

        /** Returns x where the mask is 0, else 1. */
        private static Tensor orOne(Tensor x, Tensor mask) {
            return x.where(mask.subtractFrom(1), 1);
        }

        private static Tensor isZero(Tensor x) {
            return new PiecewiseConstantOps.Equal().call(x, Tensor.scalar(x.dataType(), 0));
        }
    }

    /** z = max(x, y); where x = y, each gets half the gradient. */
    record Maximum() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.maximum(x, y);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor y = call.input(1);
            return List.of(
                    g -> ChainRuleOps.product(g, isGreater(x, y)), g -> ChainRuleOps.product(g, isGreater(y, x)));
        }
    }

    /** z = min(x, y); where x = y, each gets half the gradient. */
    record Minimum() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.minimum(x, y);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor y = call.input(1);
            return List.of(
                    g -> ChainRuleOps.product(g, isGreater(y, x)), g -> ChainRuleOps.product(g, isGreater(x, y)));
        }
    }

    /** Returns 1 where x > y, ½ where x = y, else 0. */
    private static Tensor isGreater(Tensor x, Tensor y) {
        return new PiecewiseConstantOps.Heaviside().call(x, y);
    }

    /** Returns g summed over the axes along which an operand of this shape was repeated, in the shape of the operand. */
    static Tensor undoBroadcast(Tensor g, long... shape) {
        int added = g.rank() - shape.length;
        int[] repeated = IntStream.range(0, g.rank())
                .filter(axis -> axis < added || (shape[axis - added] == 1 && g.size(axis) > 1))
                .toArray();
        return repeated.length == 0 ? g : g.sumKeepDims(repeated).reshape(shape);
    }
}
