package io.beras.core;

import io.beras.core.arrays.ImageKernels;
import io.beras.core.arrays.Window;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolutions of images with kernels that slide over them.
 *
 * <p>All three are parts of Σ x·w·g, a sum of products of an element of x, of w and of g. So the gradients of each are the
 * two others, as for matrix products.
 */
sealed interface ConvolutionOps extends Op {

    /** y = x ⋆ w: images x (n, in, height, width), kernels w (out, in, size, size). */
    record Conv2d(Window window) implements ConvolutionOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireFit(inputs[0].shape(), inputs[1].shape());
            return ImageKernels.convolve(inputs[0], inputs[1], window);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor w = call.input(1);
            return List.of(
                    g -> new Conv2dInputGradient(window, x.size(2), x.size(3)).call(g, w),
                    g -> new Conv2dKernelGradient(window).call(x, g));
        }

        private void requireFit(long[] x, long[] w) {
            ImageShapeChecks.requireRoom("conv2d", window, x);
            int size = window.size();
            if (w.length != 4 || w[1] != x[1] || w[2] != size || w[3] != size) {
                throw new ShapeException(
                        "conv2d of images " + Shapes.text(x) + " with a window of " + size + " × " + size
                                + " needs kernels w of shape (out, " + x[1] + ", " + size + ", " + size + "), not "
                                + Shapes.text(w));
            }
        }
    }

    /** The gradient of x, images of this height and width, for the upstream g and the kernels w. */
    record Conv2dInputGradient(Window window, long height, long width) implements ConvolutionOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return ImageKernels.convolutionInputGradient(inputs[0], inputs[1], window, height, width);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor g = call.input(0);
            Tensor w = call.input(1);
            return List.of(u -> new Conv2d(window).call(u, w), u -> new Conv2dKernelGradient(window).call(u, g));
        }
    }

    /** The gradient of w, for the images x and the upstream g. */
    record Conv2dKernelGradient(Window window) implements ConvolutionOps {
        @Override
        public INDArray forward(INDArray... inputs) {
            return ImageKernels.convolutionKernelGradient(inputs[0], inputs[1], window);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor g = call.input(1);
            return List.of(
                    u -> new Conv2dInputGradient(window, x.size(2), x.size(3)).call(g, u),
                    u -> new Conv2d(window).call(x, u));
        }
    }
}
