package io.beras.core;

import io.beras.core.arrays.Kernels;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradients of activations, each in one pass over memory.
 *
 * <p>Each is linear in the upstream g, so its gradient by g is the same operation again; its gradient by the other input
 * is what makes second derivatives right.
 */
sealed interface ActivationGradientOps extends Op {

    /** g·(x > 0 ? 1 : alpha); x is no input, for wherever this has a derivative by x, it is 0. */
    record LeakyReluGradient(Tensor x, double alpha) implements ActivationGradientOps {
        @Override
        public INDArray forward(INDArray... g) {
            return Kernels.leakyReluGradient(g[0], x.view(), alpha);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(u -> ActivationGradients.leakyRelu(u, x, alpha));
        }
    }

    /** g·y·(1 − y). */
    record SigmoidGradient() implements ActivationGradientOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return Kernels.sigmoidGradient(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor y = call.input(1);
            return List.of(
                    u -> ActivationGradients.sigmoid(u, y),
                    u -> u.mul(g).mul(y.mul(-2).add(1)));
        }
    }

    /** g·(1 − y²). */
    record TanhGradient() implements ActivationGradientOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return Kernels.tanhGradient(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor y = call.input(1);
            return List.of(
                    u -> ActivationGradients.tanh(u, y), u -> u.mul(g).mul(y).mul(-2));
        }
    }

    /** g·(Φ(x) + x·φ(x)), with the normal distribution Φ and its density φ. */
    record GeluGradient() implements ActivationGradientOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return Kernels.geluGradient(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor x = call.input(1);
            return List.of(u -> ActivationGradients.gelu(u, x), u -> u.mul(g).mul(Curvatures.gelu(x)));
        }
    }

    /** g·(s + x·s′), with s = sigmoid(√(8/π)·(x + 0.044715·x³)). */
    record TanhGeluGradient() implements ActivationGradientOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return Kernels.tanhGeluGradient(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor x = call.input(1);
            return List.of(
                    u -> ActivationGradients.tanhGelu(u, x), u -> u.mul(g).mul(Curvatures.tanhGelu(x)));
        }
    }

    /** g·(s + x·s·(1 − s)), with s = sigmoid(x). */
    record SiluGradient() implements ActivationGradientOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return Kernels.siluGradient(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor x = call.input(1);
            return List.of(u -> ActivationGradients.silu(u, x), u -> u.mul(g).mul(Curvatures.silu(x)));
        }
    }

    /** g·(x > 0 ? 1 : alpha·eˣ). */
    record EluGradient(double alpha) implements ActivationGradientOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return Kernels.eluGradient(inputs[0], inputs[1], alpha);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor x = call.input(1);
            return List.of(
                    u -> ActivationGradients.elu(u, x, alpha), u -> u.mul(g).mul(Curvatures.elu(x, alpha)));
        }
    }

    /** y·(g − Σ g·y) along the last axis. */
    record SoftmaxGradient() implements ActivationGradientOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return Kernels.softmaxGradient(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor y = call.input(1);
            return List.of(
                    u -> ActivationGradients.softmax(u, y),
                    u -> u.mul(g.sub(g.mul(y).sumKeepDims(-1)))
                            .sub(g.mul(u.mul(y).sumKeepDims(-1))));
        }
    }
}
