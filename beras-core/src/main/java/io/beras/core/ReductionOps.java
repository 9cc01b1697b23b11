package io.beras.core;

import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reductions along axes. A reduced axis keeps size 1; {@link Tensor} drops it on request. */
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

    /** y = Σ x / n along the axes, for n elements; rounded once, so no sum overflows on the way. */
    record Mean(int... axes) implements ReductionOps {
        @Override
        public INDArray forward(INDArray... x) {
            return Kernels.mean(x[0], axes);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            double n = (double) x.length() / call.output().length();
            return List.of(g -> g.div(n).broadcastTo(x.shape()));
        }
    }

    /** y = the largest x along the axes; equal largest elements share the gradient equally. */
    record Max(int... axes) implements ReductionOps {
        @Override
        public INDArray forward(INDArray... x) {
            return Kernels.max(x[0], axes);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> ChainRuleOps.product(g, fraction(call.input(0), call.output())));
        }

        /** Returns 1/n for each of the n largest, 0 for the other elements. */
        private Tensor fraction(Tensor x, Tensor max) {
            Tensor isMax = new PiecewiseConstantOps.Equal().call(x, max);
            return isMax.div(isMax.sumKeepDims(axes));
        }
    }
}
