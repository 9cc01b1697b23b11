package io.beras.core;

import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.ShapeKernels;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Functions of one operand: y = f(x) elementwise. */
sealed interface ElementwiseOps extends Op {

    /** Computes y = f(x). */
    INDArray compute(INDArray x);

    /** Returns the gradient of x for the gradient g of y: g·f′(x), and 0 where g is 0. */
    Tensor gradient(Tensor g, Tensor x, Tensor y);

    @Override
    default INDArray forward(INDArray... inputs) {
        return compute(inputs[0]);
    }

    @Override
    default List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> gradient(g, call.input(0), call.output()));
    }

    /** y = eˣ. */
    record Exp() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.exp(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ChainRuleOps.product(g, y);
        }
    }

    /** y = ln x. */
    record Log() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.log(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ChainRuleOps.quotient(g, x);
        }
    }

    /** y = √x. */
    record Sqrt() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.sqrt(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ChainRuleOps.quotient(g, y.mul(2));
        }
    }

    /** y = sin x. */
    record Sin() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.sin(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ChainRuleOps.product(g, x.cos());
        }
    }

    /** y = cos x. */
    record Cos() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.cos(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ChainRuleOps.product(g, x.sin()).neg();
        }
    }

    /** y = |x|, with derivative 0 at 0. */
    record Abs() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.abs(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ChainRuleOps.product(g, x.sign());
        }
    }

    /** y = xᵖ. */
    record Pow(double exponent) implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.power(x, exponent);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            // 0·x⁻¹ would be NaN at x = 0, where the constant x⁰ = 1 has derivative 0.
            return exponent == 0
                    ? g.mul(0)
                    : ChainRuleOps.product(g, x.pow(exponent - 1).mul(exponent));
        }
    }

    /** y = x where x > 0, else alpha·x; the derivative at 0 is alpha. */
    record LeakyRelu(double alpha) implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.leakyRelu(x, alpha);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ActivationGradients.leakyRelu(g, x, alpha);
        }
    }

    /** y = 1 / (1 + e⁻ˣ). */
    record Sigmoid() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.sigmoid(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ActivationGradients.sigmoid(g, y);
        }
    }

    /** y = tanh x. */
    record Tanh() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.tanh(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ActivationGradients.tanh(g, y);
        }
    }

    /** y = 2/√π · ∫ exp(−t²) dt from 0 to x. */
    record Erf() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.erf(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ChainRuleOps.product(g, x.square().neg().exp().mul(2 / Math.sqrt(Math.PI)));
        }
    }

    /** y = ln(1 + eˣ). */
    record Softplus() implements ElementwiseOps {
        @Override
        public INDArray compute(INDArray x) {
            return Kernels.softplus(x);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ChainRuleOps.product(g, x.sigmoid());
        }
    }

    /** y = min(max(x, low), high), with derivative 1 at both bounds. */
    record Clamp(double low, double high) implements ElementwiseOps {
        /** Checks that the bounds are in order. */
        public Clamp {
            if (!(low <= high)) {
                throw new IllegalArgumentException(
                        "clamp(low, high) needs low <= high, not " + low + " and " + high + ": swap them");
            }
        }

        @Override
        public INDArray compute(INDArray x) {
            return Kernels.clamp(x, low, high);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return ChainRuleOps.product(
                    g, new PiecewiseConstantOps.Equal().call(x, y)); // 1 where the element stayed the same
        }
    }

    /** y = x as FLOAT or DOUBLE. INT labels have no gradient, and no tape records them. */
    record Cast(DataType type) implements ElementwiseOps {
        @Override
        public boolean takesLabels() {
            return true;
        }

        @Override
        public INDArray compute(INDArray x) {
            return ShapeKernels.cast(x, type);
        }

        @Override
        public Tensor gradient(Tensor g, Tensor x, Tensor y) {
            return g.cast(x.dataType());
        }
    }
}
