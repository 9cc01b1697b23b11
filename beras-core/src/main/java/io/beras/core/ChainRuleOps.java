package io.beras.core;

import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One step of the chain rule for an elementwise function: the upstream gradient g times the local slope.
 *
 * <p>Where g is 0 the result is 0, even if the slope is infinite or NaN. So an element that {@link Tensor#where} did not
 * choose, or that a slice left out, has no effect on the gradient. A NaN in g itself stays NaN.
 *
 * <p>Where a zero g met such a slope, the result is constant, for second derivatives.
 */
sealed interface ChainRuleOps extends Op {

    /** Returns g·slope, broadcast; 0 where g is 0. */
    static Tensor product(Tensor g, Tensor slope) {
        return new Product().call(g, slope);
    }

    /** Returns g / y, broadcast; 0 where g is 0. */
    static Tensor quotient(Tensor g, Tensor y) {
        return new Quotient().call(g, y);
    }

    @Override
    default boolean broadcasts() {
        return true;
    }

    /** z = g·slope, and 0 where g is 0. */
    record Product() implements ChainRuleOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            Shapes.broadcast("the product of a gradient and a slope", inputs[0].shape(), inputs[1].shape());
            return Kernels.gradientProduct(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor slope = call.input(1);
            return List.of(u -> product(effective(u, g, slope), slope), u -> product(effective(u, g, slope), g));
        }
    }

    /** z = g / y, and 0 where g is 0. */
    record Quotient() implements ChainRuleOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            Shapes.broadcast("the quotient of a gradient and a divisor", inputs[0].shape(), inputs[1].shape());
            return Kernels.gradientQuotient(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor y = call.input(1);
            Tensor z = call.output();
            return List.of(
                    u -> quotient(effective(u, g, inverse(y)), y),
                    u -> quotient(product(effective(u, g, inverse(y)), z), y).neg());
        }

        private static Tensor inverse(Tensor y) {
            return Tensor.scalar(y.dataType(), 1).div(y.detach());
        }
    }

    /** Returns u without the elements at which a zero g met a slope that is not finite. */
    private static Tensor effective(Tensor u, Tensor g, Tensor slope) {
        return Kernels.isFinite(slope.view()) ? u : u.where(new PiecewiseConstantOps.HasEffect().call(g, slope), 0);
    }
}
