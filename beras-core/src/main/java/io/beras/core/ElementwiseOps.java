package io.beras.core;

import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.ShapeKernels;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One number from one: y = f(x) elementwise. */
sealed interface ElementwiseOps extends Op {

    /** y = f(x). */
    INDArray compute(INDArray x);

    /** The gradient of x for the gradient g of y: g·f′(x). */
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
            return g.mul(y);
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
            return g.div(x);
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
            return g.div(y.mul(2));
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
            return g.mul(x.mask(Math::signum));
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
            return exponent == 0 ? g.mul(0) : g.mul(x.pow(exponent - 1).mul(exponent));
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
            return g.mul(x.square().neg().exp().mul(2 / Math.sqrt(Math.PI)));
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
            return g.mul(x.sigmoid());
        }
    }

    /** y = x, but no less than {@code low} and no more than {@code high}; at these it still has derivative 1. */
    record Clamp(double low, double high) implements ElementwiseOps {
        /** Makes the operation, unless no number lies between the bounds. */
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
            return g.mul(Tensor.wrap(Kernels.map(x.view(), y.view(), Clamp::slope)));
        }

        /** 1 where the number stayed as it was, else 0; a NaN stays one, to be seen. */
        private static double slope(double x, double y) {
            if (x == y) {
                return 1;
            }
            return Double.isNaN(x) ? x : 0;
        }
    }

    /** y = x as another floating-point type. */
    record Cast(DataType type) implements ElementwiseOps {
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
