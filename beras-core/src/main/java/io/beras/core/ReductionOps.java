package io.beras.core;

import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What combines the numbers along axes. A reduced axis stays, with size 1; {@link Tensor} drops it where asked. */
sealed interface ReductionOps extends Op {

    /** y = Σ x along the axes. */
    record Sum(int... axes) implements ReductionOps {
        @Override
        public INDArray forward(INDArray... x) {
            return Kernels.sum(x[0], axes);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.broadcastTo(call.input(0).shape()));
        }
    }

    /** y = the largest x along the axes; equal largest ones share the gradient equally. */
    record Max(int... axes) implements ReductionOps {
        @Override
        public INDArray forward(INDArray... x) {
            return Kernels.max(x[0], axes);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.mul(share(call.input(0), call.output())));
        }

        /** 1/n for each of the n largest, 0 for the others. */
        private Tensor share(Tensor x, Tensor max) {
            INDArray isMax = Kernels.map(x.view(), max.view(), (value, largest) -> value == largest ? 1 : 0);
            return Tensor.wrap(Kernels.divide(isMax, Kernels.sum(isMax, axes)));
        }
    }

    /** yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ) along the last axis; the Jacobian is ∂yᵢ/∂xⱼ = yᵢ·(δᵢⱼ − yⱼ). */
    record Softmax() implements ReductionOps {
        @Override
        public INDArray forward(INDArray... x) {
            return Kernels.softmax(x[0]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> ActivationGradients.softmax(g, call.output()));
        }
    }
}
