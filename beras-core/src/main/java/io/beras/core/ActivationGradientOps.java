package io.beras.core;

import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The operations behind {@link ActivationGradients}: g·f′ for each activation f, in one pass over memory.
 *
 * <p>The second input z is the activation's input x or output y, by which the formula of f′ is shorter. Every operation is
 * linear in g, so its gradient by g is the operation itself. Its gradient by z makes second derivatives right.
 */
sealed interface ActivationGradientOps extends Op {

    /** Computes g·f′(z). */
    INDArray compute(INDArray g, INDArray z);

    /** Returns the local gradient of z. */
    LocalGradient gradientOfActivation(Tensor g, Tensor z);

    @Override
    default INDArray forward(INDArray... inputs) {
        return compute(inputs[0], inputs[1]);
    }

    @Override
    default List<LocalGradient> inputGradients(Call call) {
        Tensor g = call.input(0);
        Tensor z = call.input(1);
        return List.of(u -> call(u, z), gradientOfActivation(g, z));
    }

    /** g·(x > 0 ? 1 : alpha). */
    record LeakyReluGradient(double alpha) implements ActivationGradientOps {
        @Override
        public INDArray compute(INDArray g, INDArray x) {
            return Kernels.leakyReluGradient(g, x, alpha);
        }

        @Override
        public List<Tensor> differentiableInputs(List<Tensor> inputs) {
            return inputs.subList(0, 1); // g, but not x
        }

        @Override
        public LocalGradient gradientOfActivation(Tensor g, Tensor x) {
            return LocalGradient.zero();
        }
    }

    /** Gradients whose slope f′ has a derivative other than 0. */
    sealed interface Smooth extends ActivationGradientOps {

        /** Returns the derivative of the slope by z, in tensor operations, so that there are third derivatives too. */
        Tensor secondDerivative(Tensor z);

        @Override
        default LocalGradient gradientOfActivation(Tensor g, Tensor z) {
            return u -> ChainRuleOps.product(ChainRuleOps.product(u, g), secondDerivative(z));
        }
    }

    /** g·y·(1 − y). */
    record SigmoidGradient() implements Smooth {
        @Override
        public INDArray compute(INDArray g, INDArray y) {
            return Kernels.sigmoidGradient(g, y);
        }

        @Override
        public Tensor secondDerivative(Tensor y) {
            return y.mul(-2).add(1);
        }
    }

    /** g·(1 − y²). */
    record TanhGradient() implements Smooth {
        @Override
        public INDArray compute(INDArray g, INDArray y) {
            return Kernels.tanhGradient(g, y);
        }

        @Override
        public Tensor secondDerivative(Tensor y) {
            return y.mul(-2);
        }
    }

    /** g·(Φ(x) + x·φ(x)), with the normal distribution Φ and its density φ. */
    record GeluGradient() implements Smooth {
        @Override
        public INDArray compute(INDArray g, INDArray x) {
            return Kernels.geluGradient(g, x);
        }

        /** φ(x)·(2 − x²), since Φ′ = φ and φ′ = −x·φ. */
        @Override
        public Tensor secondDerivative(Tensor x) {
            Tensor square = limited(x).square();
            Tensor density = square.mul(-0.5).exp().mul(1 / Math.sqrt(2 * Math.PI));
            return density.mul(square.neg().add(2));
        }
    }

    /** g·(s + x·s′), with s = sigmoid(v) and v = √(8/π)·(x + 0.044715·x³). */
    record TanhGeluGradient() implements Smooth {
        private static final double CUBE = Kernels.TANH_GELU_CUBIC;
        private static final double STEEPNESS = Kernels.TANH_GELU_FACTOR;

        @Override
        public INDArray compute(INDArray g, INDArray x) {
            return Kernels.tanhGeluGradient(g, x);
        }

        /** s·r·(2·v′ + x·((r − s)·v′² + v″)), where r = 1 − s is the sigmoid of −v, which keeps its digits at s ≈ 1. */
        @Override
        public Tensor secondDerivative(Tensor x) {
            Tensor z = limited(x);
            Tensor v = z.square().mul(CUBE).add(1).mul(z).mul(STEEPNESS);
            Tensor slope = z.square().mul(3 * CUBE).add(1).mul(STEEPNESS);
            Tensor s = v.sigmoid();
            Tensor r = v.neg().sigmoid();
            Tensor bend = r.sub(s).mul(slope.square()).add(z.mul(6 * CUBE * STEEPNESS));
            return s.mul(r).mul(slope.mul(2).add(z.mul(bend)));
        }
    }

    /** g·(s + x·s·(1 − s)), with s = sigmoid(x). */
    record SiluGradient() implements Smooth {
        @Override
        public INDArray compute(INDArray g, INDArray x) {
            return Kernels.siluGradient(g, x);
        }

        /** s·r·(2 + x·(r − s)), where r = 1 − s is the sigmoid of −x. */
        @Override
        public Tensor secondDerivative(Tensor x) {
            Tensor z = limited(x);
            Tensor s = z.sigmoid();
            Tensor r = z.neg().sigmoid();
            return s.mul(r).mul(z.mul(r.sub(s)).add(2));
        }
    }

    /** g·(x > 0 ? 1 : alpha·eˣ). */
    record EluGradient(double alpha) implements Smooth {
        @Override
        public INDArray compute(INDArray g, INDArray x) {
            return Kernels.eluGradient(g, x, alpha);
        }

        /** 0 where x > 0, else alpha·eˣ. */
        @Override
        public Tensor secondDerivative(Tensor x) {
            Tensor exponential = x.clamp(Double.NEGATIVE_INFINITY, 0).exp().mul(alpha);
            return Tensor.scalar(x.dataType(), 0).where(x.greater(0), exponential);
        }
    }

    /** Limits x to ±10⁴, beyond which every second derivative here is 0, also in DOUBLE; ∞·0 would be NaN. */
    private static Tensor limited(Tensor x) {
        return x.clamp(-1e4, 1e4);
    }
}
