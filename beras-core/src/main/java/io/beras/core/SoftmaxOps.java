package io.beras.core;

import static io.beras.core.ChainRuleOps.product;

import io.beras.core.arrays.ArrayFactory;
import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax and its logarithms. Each subtracts the largest element first, so that no exponential overflows.
 *
 * <p>A reduced axis keeps size 1; {@link Tensor} drops it on request.
 */
sealed interface SoftmaxOps extends Op {

    /** yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ) along the last axis; the Jacobian is ∂yᵢ/∂xⱼ = yᵢ·(δᵢⱼ − yⱼ). */
    record Softmax() implements SoftmaxOps {
        @Override
        public INDArray forward(INDArray... x) {
            Shapes.axis("softmax", x[0].shape(), -1);
            return Kernels.softmax(x[0]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> ActivationGradients.softmax(g, call.output()));
        }
    }

    /** y·(g − Σ g·y) along the last axis: the gradient of y = softmax x, in one pass over memory. */
    record SoftmaxGradient() implements SoftmaxOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            Shapes.axis("the gradient of softmax", inputs[1].shape(), -1);
            return Kernels.softmaxGradient(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor y = call.input(1);
            return List.of(
                    u -> call(u, y),
                    u -> product(u, g.sub(product(g, y).sumKeepDims(-1)))
                            .sub(product(g, product(u, y).sumKeepDims(-1))));
        }
    }

    /** y = x − log Σ exp(x) along the last axis. */
    record LogSoftmax() implements SoftmaxOps {
        @Override
        public INDArray forward(INDArray... x) {
            int last = Shapes.axis("logSoftmax", x[0].shape(), -1);
            // Shifted first: next to a large maximum the logarithm of the sum would be rounded away.
            INDArray shifted = Kernels.subtract(x[0], finiteMax(x[0], last));
            return Kernels.subtract(shifted, logSumExp(shifted, last));
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            return List.of(g -> g.sub(new LogSumExpGradient(x.rank() - 1).call(g.sumKeepDims(-1), x)));
        }
    }

    /** y = log Σ exp(x) along the axes, computed as max + log Σ exp(x − max). */
    record LogSumExp(int... axes) implements SoftmaxOps {
        @Override
        public INDArray forward(INDArray... x) {
            return logSumExp(x[0], axes);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> new LogSumExpGradient(axes).call(g, call.input(0)));
        }
    }

    /** g·p with p = exp(x) / Σ exp(x) along the axes; p is 0 where every x is −∞. */
    record LogSumExpGradient(int... axes) implements SoftmaxOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            INDArray g = inputs[0];
            INDArray x = inputs[1];
            INDArray exponentials = Kernels.exp(Kernels.subtract(x, finiteMax(x, axes)));
            INDArray sum = Kernels.sum(exponentials, axes);
            INDArray zero = ArrayFactory.fill(0, x.dataType());
            INDArray fraction = Kernels.where(sum, Kernels.divide(g, sum), zero);
            return Kernels.zeroUpstreamWins(g, Kernels.multiply(fraction, exponentials));
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor x = call.input(1);
            return List.of(u -> product(u, p(x)).sumKeepDims(axes), u -> ofX(product(u, g), p(x)));
        }

        /** Returns p, as a tensor that an enclosing tape can go back through. */
        private Tensor p(Tensor x) {
            return call(Tensor.full(x.dataType(), 1, Shapes.reduced(x.shape(), axes)), x);
        }

        /** Returns p·(v − Σ v·p): the Jacobian of a softmax, applied to v. */
        private Tensor ofX(Tensor v, Tensor p) {
            return product(v.sub(product(v, p).sumKeepDims(axes)), p);
        }
    }

    private static INDArray logSumExp(INDArray x, int... axes) {
        INDArray shift = finiteMax(x, axes);
        INDArray sum = Kernels.sum(Kernels.exp(Kernels.subtract(x, shift)), axes);
        return Kernels.add(Kernels.log(sum), shift);
    }

    /** Returns the largest elements to shift by, with 0 for ±∞: any finite shift is right, and ∞ − ∞ would be NaN. */
    private static INDArray finiteMax(INDArray x, int... axes) {
        return Kernels.map(Kernels.max(x, axes), largest -> Double.isInfinite(largest) ? 0 : largest);
    }
}
