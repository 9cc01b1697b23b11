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
     * z = xʸ. By x, the slope y·xʸ⁻¹ is 0 where y = 0, even where x⁻¹ is infinite.
     *
     * <p>By y, the slope is z·ln x. Where x = 0 and y ≥ 0, a base of 1 replaces x, which makes the slope 0.
     */
    record Pow() implements ArithmeticOps {
        @Override
        public INDArray compute(INDArray x, INDArray y) {
            return Kernels.map(x, y, Pow::power);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor y = call.input(1);
            return List.of(
                    g -> ChainRuleOps.product(g, ChainRuleOps.product(y, x.pow(y.sub(1)))),
                    g -> ChainRuleOps.product(
                            g,
                            call.output()
                                    .mul(orOne(x, isZero(x).mul(y.less(0).subtractFrom(1)))
                                            .log())));
        }

        /** Returns xʸ by IEEE 754, where ±1 to the power ±∞ is 1; it is NaN in Java. */
        private static double power(double x, double y) {
            return Math.abs(x) == 1 && Double.isInfinite(y) ? 1 : StrictMath.pow(x, y);
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
